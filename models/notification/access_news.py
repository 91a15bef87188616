"""News of mails that let a person in: the invitation, the forgotten password."""

from odoo import api, models

EVENTS = {"invitation": "access_granted", "reset": "password"}


class PrmLogInMail(models.AbstractModel):
    """Writes down that such a mail was sent; its link stands in the mail alone."""

    _inherit = "prm.log.in.mail"

    @api.model
    def _queue_sudo(self, kind, partnership, user, known):
        mail_sudo = super()._queue_sudo(kind, partnership, user, known)
        desk = self.env["prm.notification.desk"]
        desk._note_access(partnership, user, EVENTS[kind], mail_sudo.subject)
        return mail_sudo
