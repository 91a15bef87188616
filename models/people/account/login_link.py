"""The link to a new address: what it rests on."""

import hashlib

from odoo import fields, models
from odoo.tools import SQL

from ....policy.login_address import HOURS
from ...common.signed_link import Purpose

PURPOSE = "login_address"


class PrmSignedLink(models.AbstractModel):
    """A link confirms that a person reads mail at the address that was asked for."""

    _inherit = "prm.signed.link"

    def _purposes(self):
        """Return the purposes, with that of a new login."""
        purpose = Purpose(model="res.users", hours=HOURS, fact=self._login_fact)
        return super()._purposes() | {PURPOSE: purpose}

    def _login_fact(self, user):
        """Return what must stay the same for the link of a new address to work.

        Login, wish and password: whoever asked anew, changed the password or confirmed
        makes former links dead. It tells nothing: it is a digest.

        :param user: who asked (sudo)
        """
        desk = self.env["prm.login.address"].with_user(user)
        if not user.active or not desk._waiting(user) or not desk._is_open():
            return None
        self.env["res.users"].flush_model(["login", "password"])
        [[password]] = self.env.execute_query(
            SQL("SELECT password FROM res_users WHERE id = %s", user.id)
        )
        asked = fields.Datetime.to_string(user.prm_wished_until)
        facts = [user.login, user.prm_wished_login, asked, password or ""]
        return hashlib.sha256("\0".join(facts).encode()).hexdigest()
