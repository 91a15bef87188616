from odoo import models

# From other parts: partnership_id, _shared_domain

# What people write; what the machine says is no message of anybody.
WRITTEN = ("comment", "email")


class PrmRegistrationActivity(models.Model):
    """Deals: messages that people of the partner write are counted."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    def _message_post_after_hook(self, message, msg_vals):
        """Count a shared message for the member who wrote it, here or by email."""
        result = super()._message_post_after_hook(message, msg_vals)
        message_sudo = message.sudo()
        shared_sudo = message_sudo.filtered_domain(self._shared_domain())
        if shared_sudo.message_type in WRITTEN:
            count = self.env["prm.member.activity"]._count
            partnership_sudo = self.sudo().partnership_id
            count("messages", 1, shared_sudo.author_id, partnership_sudo)
        return result
