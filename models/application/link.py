"""The links in the mails to an applicant: to confirm the address, to answer."""

from odoo import fields, models

from ...policy.application import ANSWER_DAYS, CONFIRM_DAYS
from ..common.signed_link import Purpose

CONFIRM = "application"
QUESTION = "application_question"


class PrmSignedLink(models.AbstractModel):
    """Links of applicants: each for one application and one thing."""

    _inherit = "prm.signed.link"

    def _purposes(self):
        """Return the purposes, with those of applications."""
        confirm = Purpose(
            model="prm.application",
            hours=24 * CONFIRM_DAYS,
            fact=self._fact_of_application,
        )
        question = Purpose(
            model="prm.application",
            hours=24 * ANSWER_DAYS,
            fact=self._fact_of_application_question,
        )
        return super()._purposes() | {CONFIRM: confirm, QUESTION: question}

    def _fact_of_application(self, application_sudo):
        """Return the address, whatever the state is: the link tells nothing of it.

        None where the portal is closed to applicants before it was confirmed.
        """
        portal_sudo = application_sudo.portal_id
        if application_sudo.state == "new" and not portal_sudo._takes_applications():
            return None
        return application_sudo.email

    def _fact_of_application_question(self, application_sudo):
        """Return which question it answers; None when nothing is asked anymore."""
        asked = application_sudo.asked_at
        if application_sudo.state != "confirmed" or not asked:
            return None
        return f"{application_sudo.email} {fields.Datetime.to_string(asked)}"
