"""What employees do with an application: decline it, or ask the applicant."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...policy import application as rules
from .mailing import DECLINED, QUESTION

REASON_KIND = "application"


class PrmApplicationDesk(models.AbstractModel):
    """Decides with the employee's own rights; of two people the first one does."""

    _name = "prm.application.desk"
    _description = "Decisions on applications"

    @api.model
    def _decline(self, application, reason, note="", is_told=True):
        """Decline an application; the mail says it without the reason.

        :param reason: a ``prm.reason`` of its kind
        :param str note: for employees
        :param bool is_told: the applicant gets a mail
        :raises AccessError: without write access
        :raises UserError: without a reason, or when it was decided already
        """
        application.ensure_one()
        application.check_access("write")
        application._check_waits("declined")
        if not reason or reason.kind != REASON_KIND:
            raise UserError(
                self.env["prm.messages"]._text("application_reason_missing")
            )
        application._move_to(
            "declined",
            **self._decision(),
            reason_id=reason.id,
            note=note or False,
        )
        if is_told:
            self.env["prm.application.mailing"]._mail(application, DECLINED)
        self.env["prm.application.notice"]._note(
            application, self.env._("Declined: %s", reason.name), note
        )

    @api.model
    def _ask(self, application, question):
        """Mail the applicant a question; the answer comes into the conversation.

        :param str question: as the employee typed it
        :raises AccessError: without write access
        :raises UserError: without a question, when one waits already, or when it was
            decided already
        """
        application.ensure_one()
        application.check_access("write")
        application._lock_rows()
        is_asked = application.is_asked
        verdict = rules.verdict_ask(application.state, is_asked=is_asked)
        self.env["prm.messages"]._require(verdict)
        text = (question or "").strip()[: rules.LONGEST_TEXT]
        if not text:
            code = "application_question_missing"
            raise UserError(self.env["prm.messages"]._text(code))
        application._write_guarded(
            {
                "question": text,
                "asked_at": fields.Datetime.now(),
                "asked_by_id": self.env.uid,
                "reply": False,
                "replied_at": False,
            }
        )
        self.env["prm.application.mailing"]._mail(application, QUESTION)
        self.env["prm.application.notice"]._note(
            application, self.env._("Asked the applicant:"), text
        )

    @api.model
    def _decision(self):
        """Return the values that say who decides, and when."""
        return {"decided_by_id": self.env.uid, "decided_at": fields.Datetime.now()}
