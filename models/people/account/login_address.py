"""Another address to log in with: asked for here, confirmed from the new address."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessDenied, AccessError
from odoo.fields import Domain
from odoo.tools import email_normalize

from ....policy.email_address import canonical, is_same
from ....policy.login_address import HOURS, verdict_wish
from ...common.errors import RegistrationRefused
from ..addresses import has_address, logs_in_as
from ..res_partner import CHANGING
from .login_link import PURPOSE

# No password is longer; what is longer is not looked at.
LONGEST_PASSWORD = 4096


class ResUsersLogin(models.Model):
    """People: the address that they asked for and have not confirmed yet."""

    _inherit = "res.users"

    prm_wished_login = fields.Char(
        "New address to confirm", copy=False, groups=fields.NO_ACCESS
    )
    prm_wished_until = fields.Datetime(
        "Confirm until", copy=False, groups=fields.NO_ACCESS
    )


class PrmLoginAddress(models.AbstractModel):
    """Changes login and email address of a person together, once both sides agree.

    The person, who is logged in and knows the password; and whoever reads the mail to
    the new address. Until then the former address stays.
    """

    _name = "prm.login.address"
    _description = "Change of the address to log in with"

    # ------------------------------------------------------------------ what is shown

    @api.model
    def _shown(self, portal):
        """Return what the settings show of the current user's addresses.

        :param portal: one that the current user may open
        """
        user_sudo = self.env.user.sudo()
        is_preview = bool(self.env.context.get("prm_preview"))
        email = user_sudo.email or ""
        return {
            "url": portal._url("settings", "address"),
            "login": "" if is_preview else user_sudo.login,
            "email": "" if is_same(email, user_sudo.login) else email,
            "is_open": self._is_open(),
            "waiting": self._waiting(user_sudo),
            "until": self._until(user_sudo),
        }

    @api.model
    def _open_page(self, user):
        """Return what the page of a link shows, without anything else of the person.

        :param user: whose link it is (sudo)
        """
        desk = self.env["prm.log.in.mail"]
        partnership_sudo = desk._first_sudo(desk._live_sudo(user))
        return {
            "portal": partnership_sudo.portal_id,
            "wish": user.prm_wished_login or "",
            "settings_url": partnership_sudo.portal_id._url("settings"),
        }

    @api.model
    def _is_open(self):
        """Tell whether all portals of the current user let people change the address.

        Where one of them does not show the address, it is not changed either.
        """
        user = self.env.user
        if not user._prm_is_partner_user():
            return False
        registry = self.env["prm.profile.fields"]
        portals_sudo = registry._own_portals_sudo("contact")
        shown = registry._own_switches("contact")["email"].visible
        return shown and all(portals_sudo.mapped("email_change"))

    @api.model
    def _waiting(self, user):
        """Return the address that waits for its confirmation, ``""`` without one.

        :param user: with superuser rights
        """
        until = user.prm_wished_until
        is_late = not until or until < fields.Datetime.now()
        return "" if is_late else user.prm_wished_login or ""

    @api.model
    def _until(self, user):
        """Return until when the address may be confirmed, in words."""
        formatting = self.env["prm.formatting"]
        return formatting._moment(user.prm_wished_until) if self._waiting(user) else ""

    # ----------------------------------------------------------------------- the wish

    @api.model
    def _ask(self, address, password):
        """Note the address that the current user wants, and mail a link to it.

        The answer is the same whether the address has an account or not: who reads
        its mail learns it.

        :param str address: to log in with
        :param str password: of the current user, as typed
        :raises RegistrationRefused: with codes by field
        """
        user_sudo = self.env.user.sudo()
        if errors := self._errors(user_sudo, address, password):
            raise RegistrationRefused(self.env, errors)
        self._check_password(password)
        until = fields.Datetime.now() + timedelta(hours=HOURS)
        wish = canonical(address)
        user_sudo.write({"prm_wished_login": wish, "prm_wished_until": until})
        is_free = not self._in_use(user_sudo)
        token = self.env["prm.signed.link"]._token(PURPOSE, user_sudo)
        mail = self.env["prm.login.address.mail"]
        mail._ask_sudo(user_sudo, token if is_free else "")

    @api.model
    def _errors(self, user, address, password):
        """Return codes by field of what was typed; of no field where it is closed.

        :param user: with superuser rights
        """
        if not self._is_open():
            return {"": "login_is_closed"}
        errors = {}
        if not (verdict := verdict_wish(address, user.login, user.email or "")):
            errors["login_address"] = verdict.code
        if not password:
            errors["current_password"] = "required"
        return errors

    @api.model
    def _check_password(self, password):
        """Refuse who does not know the current user's password.

        :raises RegistrationRefused: saying so at the field
        """
        user, wrong = self.env.user, {"current_password": "password_wrong"}
        if len(password) > LONGEST_PASSWORD:
            raise RegistrationRefused(self.env, wrong)
        credential = {"login": user.login, "password": password, "type": "password"}
        try:
            user._check_credentials(credential, {"interactive": True})
        except AccessDenied as error:
            raise RegistrationRefused(self.env, wrong) from error

    @api.model
    def _in_use(self, user):
        """Tell whether somebody else has the address that a person wants.

        Also who is archived: the address may come back. The login of a user is unique,
        the address of a contact is not.

        :param user: with superuser rights
        """
        wish = user.prm_wished_login
        users_sudo = self.env["res.users"].sudo().with_context(active_test=False)
        of_address = logs_in_as(wish) | has_address(wish, "partner_id.")
        others = Domain("id", "!=", user.id) & of_address
        return bool(users_sudo.search_count(others, limit=1))

    @api.model
    def _cancel(self):
        """Forget the address that the current user asked for; links to it are dead."""
        user_sudo = self.env.user.sudo()
        user_sudo.write({"prm_wished_login": False, "prm_wished_until": False})

    # ------------------------------------------------------------------- confirmation

    @api.model
    def _of_link_sudo(self, token):
        """Return whose new address a link confirms (sudo), nobody for a dead link.

        :param str token: as it was sent by whoever
        """
        return self.env["prm.signed.link"]._record_sudo(PURPOSE, token)

    @api.model
    def _confirm(self, token):
        """Let the person of a link log in with the new address from now on.

        Of two confirmations at the same moment the second one sees the first.

        :param str token: as it was sent by whoever
        :return: the address
        :raises AccessError: for a dead link, or an address that was taken meanwhile
        """
        user_sudo = self._of_link_sudo(token)
        if not user_sudo:
            raise AccessError(self.env["prm.messages"]._text("not_in_this_state"))
        wish = user_sudo.prm_wished_login
        keys_sudo = self.env["prm.serialization.key"].sudo()
        keys_sudo._claim([f"login-{wish}"])
        self.env["prm.locking"]._wait_for(user_sudo, allow_referencing=True)
        if not self._of_link_sudo(token) or self._in_use(user_sudo):
            raise AccessError(self.env["prm.messages"]._text("not_in_this_state"))
        self._change_sudo(user_sudo, wish)
        return wish

    @api.model
    def _change_sudo(self, user_sudo, address):
        """Write login and email address; end other ways in; tell who has to know.

        Sessions hang on the login: they end. So does a link for a forgotten password.
        """
        contact_sudo = user_sudo.partner_id
        former = {user_sudo.login, contact_sudo.email or ""} - {address}
        contact_sudo.with_context(prm_profile=CHANGING).write({"email": address})
        user_sudo.write(
            {"login": address, "prm_wished_login": False, "prm_wished_until": False}
        )
        contact_sudo.signup_cancel()
        mail = self.env["prm.login.address.mail"]
        for known in filter(None, map(email_normalize, sorted(former))):
            mail._tell_sudo(user_sudo, known)
        mail._note_sudo(user_sudo)
