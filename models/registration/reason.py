from odoo import fields, models


class PrmReason(models.Model):
    """Reason for a refusal, return, withdrawal, cancellation or reopening."""

    _name = "prm.reason"
    _inherit = ["prm.share.guard.mixin", "prm.filled.mixin"]
    _description = "Reason"
    _order = "kind, sequence, id"

    name = fields.Char(required=True, translate=True)
    kind = fields.Selection(
        [
            ("rejection", "Not accepted"),
            ("duplicate", "Not accepted, as a duplicate"),
            ("return", "Input needed"),
            ("withdrawal", "Withdrawal by the partner"),
            ("decline", "Offer declined by the partner"),
            ("cancellation", "Cancellation"),
            ("reopening", "Reopening"),
            ("application", "Application declined"),
        ],
        required=True,
        index=True,
        help="The decision for which this reason can be chosen. Partners can only "
        "see and choose reasons for a withdrawal and for declining an offer.",
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "name",
            "kind",
            "sequence",
            "active",
        }
