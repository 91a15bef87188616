from odoo import fields, models


class PrmCertificate(models.Model):
    """A training or certification of a person of the partner organisation."""

    _name = "prm.certificate"
    _inherit = [
        "prm.partnership.part.mixin",
        "prm.figures.source.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Training or certification"
    _order = "date_event desc, id desc"
    _mail_post_access = "write"

    name = fields.Char(required=True, tracking=True)
    active = fields.Boolean(default=True, tracking=True)
    partner_id = fields.Many2one(
        "res.partner",
        "Person",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('commercial_partner_id', '=', organization_id), "
        "('is_company', '=', False)]",
        tracking=True,
    )
    type = fields.Selection(
        [("training", "Training"), ("certification", "Certification")],
        default="certification",
        required=True,
        tracking=True,
    )
    payment_method = fields.Selection(
        [
            ("free", "Free of charge"),
            ("partner", "Paid by the partner"),
            ("vendor", "Paid by us"),
            ("fund", "Paid from the fund"),
        ],
    )
    result = fields.Selection(
        [("planned", "Planned"), ("passed", "Passed"), ("failed", "Failed")],
        default="planned",
        required=True,
        index=True,
        tracking=True,
    )
    date_event = fields.Date("Date", tracking=True, help="Day of the event or exam.")
    date_expiry = fields.Date(
        "Valid until",
        index=True,
        tracking=True,
        help="The last day on which it counts.",
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_expiry >= date_event)",
        "A certificate cannot expire before its date.",
    )

    def _figures_triggers(self):
        return ("result", "type", "date_event", "date_expiry", "active", "partner_id")

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "name",
            "active",
            "partner_id",
            "type",
            "payment_method",
            "result",
            "date_event",
            "date_expiry",
        }
