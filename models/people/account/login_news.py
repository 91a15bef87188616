"""News of another address to log in with: the person sees that it was asked for."""

from odoo import api, models


class PrmLoginAddressMail(models.AbstractModel):
    """Writes down that a mail about it was sent; addresses stand in the mail alone."""

    _inherit = "prm.login.address.mail"

    @api.model
    def _queue_sudo(self, xmlid, user_sudo, address, link=""):
        super()._queue_sudo(xmlid, user_sudo, address, link)
        here = self.with_context(lang=user_sudo.lang or self.env.lang)
        event = here.env["prm.notification.events"]._of_template(xmlid)
        desk = self.env["prm.notification.desk"]
        live_sudo = self.env["prm.log.in.mail"]._live_sudo(user_sudo)
        for partnership_sudo in live_sudo.partnership_id:
            desk._note_access(partnership_sudo, user_sudo, event.key, event.label)
