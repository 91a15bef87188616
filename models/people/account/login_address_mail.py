"""Who is told of a new address to log in with: both addresses, and the vendor."""

from markupsafe import Markup

from odoo import api, models

TO_NEW = "prm.mail_template_login_address"
TO_FORMER = "prm.mail_template_login_changed"
# In the catalogue of what partners are told.
EVENT = "login_changed"


class PrmLoginAddressMail(models.AbstractModel):
    """Mails to one address each, through the queue, whatever portals tell otherwise."""

    _name = "prm.login.address.mail"
    _description = "Emails about a new login"

    @api.model
    def _ask_sudo(self, user_sudo, token):
        """Mail the link to the new address; without a token, that it has an account."""
        path = f"/partner/settings/address/{token}" if token else ""
        link = user_sudo.get_base_url() + path if path else ""
        self._queue_sudo(TO_NEW, user_sudo, user_sudo.prm_wished_login, link)

    @api.model
    def _tell_sudo(self, user_sudo, address):
        """Tell a former address that it lets nobody in anymore, and whom to ask.

        On the portal, it is news.
        """
        mail_sudo = self._queue_sudo(TO_FORMER, user_sudo, address)
        desk = self.env["prm.log.in.mail"]
        partnership_sudo = desk._first_sudo(desk._live_sudo(user_sudo))
        news = self.env["prm.notification.desk"]
        news._note_access(partnership_sudo, user_sudo, EVENT, mail_sudo.subject)

    @api.model
    def _queue_sudo(self, xmlid, user_sudo, address, link=""):
        """Put a mail to one address into the queue.

        :param str xmlid: of the template
        :param user_sudo: the person whose login it is about
        :param address: who gets it
        :param link: to confirm, if any
        :return: the mail (sudo)
        """
        desk = self.env["prm.log.in.mail"]
        partnership_sudo = desk._first_sudo(desk._live_sudo(user_sudo))
        template_sudo = self.env.ref(xmlid).sudo()
        return self.env["prm.secret.mail"]._queue_sudo(
            template_sudo, user_sudo, partnership_sudo, address, prm_link=link
        )

    @api.model
    def _note_sudo(self, user_sudo):
        """Note the new address in each partnership of the person.

        Colleagues read in the history that it changed; the addresses stand in the note
        for employees.
        """
        contact_sudo = user_sudo.partner_id
        live_sudo = self.env["prm.log.in.mail"]._live_sudo(user_sudo)
        for partnership_sudo in live_sudo.partnership_id:
            here = partnership_sudo._for_partner()
            cause = here.env._(
                "%s logs in with a new email address.", contact_sudo.name
            )
            here._note_history("profile", "", "", cause)
            for_owner = partnership_sudo._for_owner()
            note = for_owner.env._(
                "%(person)s logs in with a new email address: %(address)s",
                person=contact_sudo.name,
                address=user_sudo.login,
            )
            for_owner.message_post(
                body=Markup("%s") % note,
                author_id=contact_sudo.id,
                subtype_xmlid="mail.mt_note",
            )
