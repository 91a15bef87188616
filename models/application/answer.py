"""An applicant answers a question, by the link in its mail."""

from odoo import SUPERUSER_ID, api, fields, models


class PrmApplicationAnswer(models.AbstractModel):
    """Takes the answer to the question that waits, once."""

    _name = "prm.application.answer"
    _description = "Answers of applicants"

    @api.model
    def _application_sudo(self, token):
        """Return the application (sudo) whose question a link answers, or nothing.

        :param str token: of the address, as whoever sent it
        """
        return self.env["prm.signed.link"]._record_sudo("application_question", token)

    @api.model
    def _answer(self, application_sudo, reply):
        """Keep an answer, tell the responsible; a second one changes nothing.

        :param application_sudo: one that its link has opened in this transaction
        :param str reply: what the applicant typed
        """
        application_sudo._lock_rows()
        if not application_sudo.is_asked:
            return
        here_sudo = application_sudo.with_user(SUPERUSER_ID)
        now = fields.Datetime.now()
        here_sudo._write_guarded({"reply": reply, "replied_at": now})
        notice = self.env["prm.application.notice"]
        told_sudo = notice._for_employees_sudo(here_sudo)
        notice._note(told_sudo, told_sudo.env._("The applicant answered:"), reply)
        notice._remind(here_sudo, is_answer=True)
