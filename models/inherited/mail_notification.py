from odoo import models
from odoo.exceptions import AccessError

from .mail_message import without_closed


class MailNotification(models.Model):
    """Notifications: share users read those of messages that they may read.

    Partners read their own only: who else was told of a message are vendor's people.
    """

    _inherit = "mail.notification"

    def _search(
        self, domain, offset=0, limit=None, order=None, *, bypass_access=False, **kwargs
    ):
        query = super()._search(
            domain, offset, limit, order, bypass_access=bypass_access, **kwargs
        )
        return query if bypass_access else without_closed(self, query, order)

    def _check_access(self, operation):
        result = super()._check_access(operation)
        if self.env.su or not self.env.user.share:
            return result
        closed = self._prm_closed()
        if not closed:
            return result
        forbidden = result[0] | closed if result else closed
        return forbidden, forbidden._prm_access_error

    def _prm_closed(self):
        """Return the notifications whose message the share user may not read.

        Core shows them for ever to author and recipient, with the subject of the
        message, be it an internal one or of a record that is closed to them by now.
        """
        notifications_sudo = self.sudo()
        messages = notifications_sudo.mail_message_id.with_env(self.env)
        open_ids = set(messages._filtered_access("read").ids)
        closed_sudo = notifications_sudo.filtered(
            lambda notification: notification.mail_message_id.id not in open_ids
        )
        if self.env.user._prm_is_partner_user():
            me = self.env.user.partner_id
            closed_sudo |= notifications_sudo.filtered(lambda n: n.res_partner_id != me)
        return closed_sudo.with_env(self.env)

    def _prm_access_error(self):
        """Return the error of whoever opens what is closed to them."""
        return AccessError(self.env._("You are not allowed to read this notification."))
