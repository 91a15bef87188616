"""What was submitted comes back to its author, until somebody looks at it."""

from odoo import api, fields, models

from ...common.errors import RegistrationRefused

# From other parts: state


class PrmRegistrationTakenBack(models.Model):
    """Of what waits for the partner: whether the partner wanted it back."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    is_taken_back = fields.Boolean(
        "Taken back",
        readonly=True,
        copy=False,
        help="The author took it back to change something. Nobody asked for a "
        "correction.",
    )

    def _is_taken_back(self):
        """Tell whether it waits for the partner because the author took it back."""
        self.ensure_one()
        self_sudo = self.sudo()
        return self_sudo.state == "action_required" and self_sudo.is_taken_back


class PrmDealTakeBack(models.AbstractModel):
    """The author takes an own registration back, before a review has started."""

    _name = "prm.deal.take.back"
    _description = "Taking a registration back"

    @api.model
    def _take_back(self, registration):
        """Give a submitted registration back to its author, and tell the reviewer.

        No reason is needed. A second click does nothing.

        :param registration: in the environment of the portal user
        :raises AccessError: when the record is not theirs
        :raises RegistrationRefused: when a review has started, or in another state
        """
        registration.ensure_one()
        registration.check_access("read")
        registration._lock_rows()
        if registration._is_taken_back():
            return
        if registration.state == "in_review":
            raise RegistrationRefused(self.env, {"": "review_has_started"})
        registration._check_portal_may("take_back")
        registration_sudo = registration.sudo()
        registration_sudo._move_to(
            "action_required",
            is_taken_back=True,
            decision_note=False,
            flagged_fields=False,
            reason_id=False,
        )
        self._tell_reviewer(registration)

    def _tell_reviewer(self, registration):
        """Leave a note for the reviewer, who is told of it."""
        registration_sudo = registration.sudo()
        vendor_sudo = registration_sudo.company_id.partner_id
        audience = self.env["prm.audience"]
        reviewer_sudo = audience._employee_sudo(registration, "taken_back")
        language = self.env["prm.language"]._of(reviewer_sudo, vendor_sudo)
        said = self.with_context(lang=language).env._(
            "%s took the registration back for changes and will send it again.",
            registration_sudo.contact_id.name,
        )
        registration_sudo.message_post(
            body=said,
            author_id=vendor_sudo.id,
            partner_ids=reviewer_sudo.partner_id.ids,
            subtype_xmlid="mail.mt_note",
        )
