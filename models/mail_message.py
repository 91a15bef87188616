from odoo import models

# Whose messages are readable only while their record is.
GUARDED_MODELS = frozenset({"prm.registration", "prm.partnership"})


class MailMessage(models.Model):
    """Messages: those of our models are readable only while their record is."""

    _inherit = "mail.message"

    def _search(
        self, domain, offset=0, limit=None, order=None, *, bypass_access=False, **kwargs
    ):
        query = super()._search(
            domain, offset, limit, order, bypass_access=bypass_access, **kwargs
        )
        if self.env.su or bypass_access or not self.env.user.share:
            return query
        found = self.browse(query)
        closed = found._prm_closed()
        return (found - closed)._as_query(order) if closed else query

    def _get_forbidden_access(self, operation):
        forbidden = super()._get_forbidden_access(operation)
        if self.env.su or not self.env.user.share:
            return forbidden
        allowed = self - forbidden
        if operation != "read" and self.env.user._prm_is_partner_user():
            return self
        return forbidden + allowed._prm_closed()

    def _prm_closed(self):
        """Return the messages that the current share user may not read.

        Core shows messages to their author and to who was told of them for ever, and
        internal notifications by id. Here a message of our models is readable only
        while its record is, and internal ones never are.
        """
        messages_sudo = self.sudo()
        closed_sudo = messages_sudo.browse()
        for model, group_sudo in messages_sudo.grouped("model").items():
            if model in GUARDED_MODELS:
                records = self.env[model].browse(group_sudo.mapped("res_id")).exists()
                open_ids = set(records._filtered_access("read").ids)
                closed_sudo |= group_sudo.filtered(
                    lambda message, ids=open_ids: message.res_id not in ids
                )
        if self.env.user._prm_is_partner_user():
            closed_sudo |= messages_sudo.filtered(
                lambda message: message._prm_is_internal()
            )
        return closed_sudo.with_env(self.env)

    def _prm_is_internal(self):
        """Tell whether the message is a note or log for employees."""
        self.ensure_one()
        subtype = self.subtype_id
        return self.is_internal or not subtype or subtype.internal
