"""The mails to an applicant, who has no contact and no login here."""

from odoo import api, models

CONFIRM = "prm.mail_template_application_confirm"
QUESTION = "prm.mail_template_application_question"
ACCEPTED = "prm.mail_template_application_accepted"
DECLINED = "prm.mail_template_application_declined"

# From other parts: company_id, due_at, portal_id, user_id


class PrmApplicationMailing(models.AbstractModel):
    """Queues mails to the address of an application: no record, no author.

    Who could read the record of such a mail would read its link.
    """

    _name = "prm.application.mailing"
    _description = "Emails to applicants"

    @api.model
    def _mail(self, application, template_xmlid):
        """Queue a mail of this template to the applicant, in that person's language."""
        application_sudo = application.sudo()
        template_sudo = self.env.ref(template_xmlid).sudo()
        secret = self.env["prm.secret.mail"]
        values = secret._prepare_values(application_sudo.email)
        context = {"prm_lang": self._lang(application_sudo)}
        layout = template_sudo.email_layout_xmlid or False
        secret._send_sudo(template_sudo, application_sudo, layout, values, context)

    @api.model
    def _lang(self, application):
        """Return the language of the applicant, while it is switched on."""
        language = self.env["prm.language"]
        if language._is_known(application.lang):
            return application.lang
        return language._of(application.company_id)


class PrmApplicationMails(models.Model):
    """Applications: what the templates of their mails ask for."""

    _name = "prm.application"
    _inherit = ["prm.application"]

    def _mail_from(self):
        """Return name and address for the sender, for templates."""
        self_sudo = self.sudo()
        company_sudo = self_sudo.company_id
        user_sudo = self_sudo.user_id.filtered("active")
        known_sudo = (company_sudo.partner_id | user_sudo.partner_id).filtered("email")
        return known_sudo[:1].email_formatted or company_sudo.default_from_email or ""

    def _mail_colors(self):
        """Return the colors of a button in a mail, and of its text, for templates."""
        self_sudo = self.sudo()
        look = self.env["prm.portal.look"]
        return look._colors_of(self_sudo.portal_id, self_sudo.company_id)

    def _mail_logo(self):
        """Return the full address of the portal's logo, or "", for templates."""
        portal_sudo = self.sudo().portal_id
        logo = portal_sudo.logo_url
        return f"{portal_sudo.get_base_url()}{logo}" if logo else ""

    def _link(self, purpose, page):
        """Return the full address that a mail leads to, for that mail alone.

        :raises AccessError: to whoever else fills the template of the mail
        """
        self.ensure_one()
        self.env["prm.secret.mail"]._check_is_mailed(self)
        token = self.env["prm.signed.link"]._token(purpose, self)
        return f"{self.get_base_url()}/partner/apply/{page}/{token}"

    def _confirm_link(self):
        """Return the address that confirms the application, for its mail alone.

        :raises AccessError: to whoever else fills the template of the mail
        """
        return self._link("application", "confirm")

    def _answer_link(self):
        """Return the address that answers the question, for its mail alone.

        :raises AccessError: to whoever else fills the template of the mail
        """
        return self._link("application_question", "answer")

    def _due_day(self):
        """Return the day until which the vendor answers in words, or "", for pages."""
        return self.env["prm.formatting"]._day(self.due_at, "long")
