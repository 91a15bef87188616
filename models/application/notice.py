"""Who of the vendor hears of an application, and what stands in its history."""

from odoo import SUPERUSER_ID, api, models
from odoo.tools import plaintext2html

from .mailing import ACCEPTED, CONFIRM, DECLINED, QUESTION

ACTIVITY = "prm.mail_activity_application"


class PrmAudience(models.AbstractModel):
    """Mails go to an address, of whomever; the activity to who is responsible."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        """Return the table, with what is told of applications."""
        to_address = dict.fromkeys((CONFIRM, QUESTION, ACCEPTED, DECLINED), ())
        return {**super()._told(), **to_address, ACTIVITY: ("owner",)}


class PrmApplicationNotice(models.AbstractModel):
    """Activities of the responsible, and notes in the conversation of employees."""

    _name = "prm.application.notice"
    _description = "Who is told of applications"

    @api.model
    def _for_employees_sudo(self, application):
        """Return the application (sudo) as the system, in the language of employees.

        Of the responsible, else of the company: never of the applicant.
        """
        application_sudo = application.sudo().with_user(SUPERUSER_ID).sudo()
        readers = application_sudo.user_id, application_sudo.company_id
        lang = self.env["prm.language"]._of(*readers)
        return application_sudo.with_context(lang=lang)

    @api.model
    def _follow_move(self, application):
        """Tell of what is confirmed; end what reminds of what is decided."""
        here_sudo = self._for_employees_sudo(application)
        if here_sudo.state == "confirmed":
            self._note(here_sudo, here_sudo.env._("The email address is confirmed."))
            self._remind(here_sudo)
        else:
            here_sudo.activity_unlink([ACTIVITY])

    @api.model
    def _follow_responsible(self, applications):
        """Move what reminds of it to who is responsible now."""
        for application in applications:
            here_sudo = self._for_employees_sudo(application)
            if here_sudo.state == "confirmed":
                here_sudo.activity_unlink([ACTIVITY])
                self._remind(here_sudo)

    @api.model
    def _remind(self, application, is_answer=False):
        """Give the responsible an activity, in that person's language.

        :param bool is_answer: the applicant has answered a question
        """
        here_sudo = self._for_employees_sudo(application)
        user_sudo = self.env["prm.audience"]._employee_sudo(here_sudo, ACTIVITY)
        if not user_sudo:
            return
        _ = here_sudo.env._
        summary = _("Read the applicant’s answer") if is_answer else _("Decide on it")
        due = None if is_answer else here_sudo.due_at
        facts = filter(
            None, [here_sudo.name, here_sudo.person_name, here_sudo.country_id.name]
        )
        here_sudo.activity_schedule(
            ACTIVITY,
            date_deadline=due and due.date(),
            summary=summary,
            note=plaintext2html("\n".join(facts)),
            user_id=user_sudo.id,
        )

    @api.model
    def _note(self, application, body, text=""):
        """Write a note into the conversation of employees.

        :param str body: a sentence
        :param str text: what was typed, as plain text
        """
        application_sudo = self._for_employees_sudo(application)
        application_sudo.message_post(
            body=plaintext2html("\n".join(filter(None, [body, text]))),
            author_id=self._author_sudo(application_sudo).id,
            subtype_xmlid="mail.mt_note",
        )

    def _author_sudo(self, application_sudo):
        """Return who speaks (sudo): the employee, or the company for the applicant."""
        user_sudo = self.env.user.sudo()
        is_employee = not (user_sudo.share or user_sudo.id == SUPERUSER_ID)
        company_sudo = application_sudo.company_id
        return user_sudo.partner_id if is_employee else company_sudo.partner_id
