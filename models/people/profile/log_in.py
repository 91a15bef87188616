"""The login notes the time zone of the browser."""

from odoo import models

from ..res_partner import CHANGING


class ResUsersTimeZone(models.Model):
    """People of partners: core keeps the browser's time zone where none was chosen."""

    _inherit = "res.users"

    def _login(self, credential, user_agent_env):
        """Log in as core does, also where a portal lets nobody change the time zone."""
        here = self.with_context(prm_profile=CHANGING)
        return super(ResUsersTimeZone, here)._login(credential, user_agent_env)
