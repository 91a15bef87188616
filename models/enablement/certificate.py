from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ...policy.reminders import soon_until


class PrmCertificate(models.Model):
    """A training or certification of a person of the partner organization."""

    _name = "prm.certificate"
    _inherit = [
        "prm.partnership.line.mixin",
        "prm.score.trigger.mixin",
        "prm.thread.mixin",
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
        selection=[
            ("free", "Free of charge"),
            ("partner", "Paid by the partner"),
            ("vendor", "Paid by us"),
            ("fund", "Paid from the fund"),
        ],
        string="Payment method",
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
    # what that means today
    is_valid = fields.Boolean(
        "Valid", compute="_compute_validity", search="_search_is_valid"
    )
    days_left = fields.Integer(
        "Days left",
        compute="_compute_validity",
        help="Days until it expires; 0 on the last one.",
    )
    validity = fields.Selection(
        [
            ("planned", "Planned"),
            ("valid", "Valid"),
            ("expiring", "Expires soon"),
            ("expired", "Expired"),
            ("failed", "Failed"),
            ("archived", "Archived"),
        ],
        "Status",
        compute="_compute_validity",
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_expiry >= date_event)",
        "A certificate cannot expire before its date.",
    )

    # ---------------------------------------------------------------- computes

    @api.depends("active", "result", "date_event", "date_expiry")
    @api.depends_context("tz")
    def _compute_validity(self):
        today = fields.Date.context_today(self)
        for certificate in self:
            end = certificate.date_expiry
            certificate.days_left = max((end - today).days, 0) if end else 0
            certificate.validity = certificate._validity_on(today)
            certificate.is_valid = certificate.validity in ("valid", "expiring")

    def _validity_on(self, day):
        """Return the status of the certificate on ``day``."""
        if not self.active:
            return "archived"
        if self.result != "passed":
            return self.result or "planned"
        if self.date_event and self.date_event > day:
            return "planned"
        if not self.date_expiry:
            return "valid"
        if self.date_expiry < day:
            return "expired"
        return "expiring" if self.date_expiry <= soon_until(day) else "valid"

    def _search_is_valid(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._valid_domain(fields.Date.context_today(self))

    @api.model
    def _passed_domain(self):
        """Return the domain of what was passed and is kept."""
        return Domain("active", "=", True) & Domain("result", "=", "passed")

    @api.model
    def _valid_domain(self, day):
        """Return the domain of what is valid on ``day``: begun and not expired."""
        begun = Domain("date_event", "=", False) | Domain("date_event", "<=", day)
        lasts = Domain("date_expiry", "=", False) | Domain("date_expiry", ">=", day)
        return self._passed_domain() & begun & lasts

    # ------------------------------------------------------------- constraints

    @api.constrains("partner_id", "partnership_id")
    def _check_person(self):
        """Refuse strangers; who leaves the organization later keeps the certificate."""
        for certificate in self:
            person = certificate.partner_id
            stranger = person.commercial_partner_id != certificate.organization_id
            if stranger or person.is_company:
                raise ValidationError(
                    self.env["prm.messages"]._text("certificate_of_partner")
                )

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create certificates, without figures that nobody enters."""
        here = self._guard_create(vals_list)
        return super(PrmCertificate, here).create(vals_list)

    def write(self, vals):
        self._guard_write(vals)
        result = super().write(vals)
        self._forget_reminder(vals)
        return result

    def _guard_write(self, vals):
        """Keep a certificate at the partner for whom it was entered.

        :raises UserError: when it would go to another partner
        """
        super()._guard_write(vals)
        if "partnership_id" in vals and any(
            certificate.partnership_id.id != vals["partnership_id"]
            for certificate in self
        ):
            raise UserError(self.env["prm.messages"]._text("certificate_partner_stays"))

    def unlink(self):
        """Delete, and let the figures be counted anew: what is gone marks nothing."""
        self.check_access("unlink")
        partnerships_sudo = self._partnerships_sudo()
        result = super().unlink()
        partnerships_sudo._mark_score_due()
        return result

    def _partnerships_sudo(self):
        """Return the partnerships whose figures stand on ``self``."""
        self_sudo = self.sudo()
        return self_sudo.partnership_id

    def _score_triggers(self):
        return (
            "result",
            "type",
            "date_event",
            "date_expiry",
            "active",
            "partner_id.active",
            "partner_id.commercial_partner_id",
        )

    def _mail_get_partner_fields(self, introspect_fields=False):
        """Never guess recipients: people are told by reminders alone."""
        return []

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
            "is_valid",
            "days_left",
            "validity",
        }
