"""What visitors do without a login: apply, and confirm the email address."""

from datetime import timedelta

from odoo import SUPERUSER_ID, api, fields, models

from ...policy import review_time
from ...policy.email_address import canonical
from ..common.errors import RegistrationRefused
from .mailing import CONFIRM


class PrmApplicationEntrance(models.AbstractModel):
    """Takes applications: once for each form, so many a day for each address.

    Nothing is looked up of who applies, so the answer and its time are the same for
    everybody.
    """

    _name = "prm.application.entrance"
    _description = "Entrance of applications"

    @api.model
    def _apply(self, portal_sudo, values, token):
        """Keep an application and mail its link, once for each form.

        One that comes too often with an address is not kept: its sender reads the same.

        :param portal_sudo: that takes applications
        :param dict values: clean values of the form
        :param str token: one-shot token of the form
        :raises RegistrationRefused: with codes by field
        """
        if codes := self.env["prm.application.fields"]._codes(portal_sudo, values):
            raise RegistrationRefused(self.env, codes)
        if not self._is_first(portal_sudo, token):
            return
        email = canonical(values["email"])
        if self.env["prm.visitor.limit"]._spend("application_mails", email):
            return
        application_sudo = self._create_sudo(portal_sudo, values)
        self.env["prm.application.mailing"]._mail(application_sudo, CONFIRM)

    def _is_first(self, portal_sudo, token):
        """Claim the token of a form; tell whether it was sent for the first time."""
        keys_sudo = self.env["prm.serialization.key"].sudo()
        return bool(keys_sudo._claim([f"application-{portal_sudo.id}-{token}"]))

    def _create_sudo(self, portal_sudo, values):
        """Return the new application (sudo), made by the system."""
        stored = self.env["prm.application.fields"]._stored(portal_sudo, values)
        applications_sudo = self.env["prm.application"].sudo()
        applications_sudo = applications_sudo.with_user(SUPERUSER_ID).with_context(
            mail_create_nolog=True, mail_create_nosubscribe=True
        )
        return applications_sudo.create(
            {
                **stored,
                "portal_id": portal_sudo.id,
                "user_id": portal_sudo._application_user_sudo().id,
                "lang": self.env.lang,
            }
        )

    # -------------------------------------------------------------------- confirm

    @api.model
    def _application_sudo(self, token):
        """Return the application (sudo) that a link confirms, or nothing.

        :param str token: of the address, as whoever sent it
        """
        return self.env["prm.signed.link"]._record_sudo("application", token)

    @api.model
    def _confirm(self, application_sudo):
        """Confirm the email address, once; employees see the application from now on.

        :param application_sudo: one that its link has opened in this transaction
        """
        application_sudo._lock_rows()
        if application_sudo.state != "new":
            return
        known = self.env["prm.application.screening"]._known(application_sudo)
        here_sudo = application_sudo.with_user(SUPERUSER_ID)
        here_sudo._move_to(
            "confirmed",
            confirmed_at=fields.Datetime.now(),
            due_at=self._due(application_sudo.portal_id),
            is_known=bool(known),
        )

    @api.model
    def _due(self, portal_sudo):
        """Return until when employees answer, as they do with deals; maybe nothing.

        By the longest time of the portal's programs, in its working hours.
        """
        programs_sudo = portal_sudo.program_ids.filtered("active")
        hours = max(programs_sudo.mapped("review_hours"), default=0)
        if not hours:
            return None
        now, calendar_sudo = fields.Datetime.now(), portal_sudo.calendar_id
        if not calendar_sudo:
            return review_time.due_at(now, hours)
        clock = self.env["prm.review.clock"]
        return clock._after(calendar_sudo, now, timedelta(hours=hours))
