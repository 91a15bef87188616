"""Core's account page and login, for people of partners."""

import re

from odoo.exceptions import AccessError
from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal
from odoo.addons.portal.controllers.web import Home

from ..forms.profile_form import ProfileForm, ProfileRules

# An address of this site; browsers leave out tabs, and take "\\" for "/".
_HERE = re.compile(r"/(?!/)[^\\\x00-\x20\x7f]*")
# Where core sends people who asked for nothing in particular.
NOWHERE = ("", "/my", "/my/home", "/odoo", "/web", "/web/login_successful")


class PrmAccount(CustomerPortal):
    """Partners change what their portals open; the vendor keeps the rest."""

    def _prepare_address_form_values(self, partner_sudo, *args, **kwargs):
        """Return what the form shows; which fields are closed to a partner."""
        values = super()._prepare_address_form_values(partner_sudo, *args, **kwargs)
        if not self._prm_is_order(kwargs.get("order_sudo")):
            page = request.env["prm.account.page"]
            values["prm_account"] = page._of(partner_sudo)
        return values

    def _create_or_update_address(self, partner_sudo, **form_data):
        """Save a partner's own contact; a shop may add an address to an order."""
        user = request.env.user
        of_order = self._prm_is_order(form_data.get("order_sudo")) and not partner_sudo
        if user._prm_is_partner_user() and not of_order:
            return partner_sudo, self._prm_save_account(partner_sudo, form_data)
        if not user._prm_organization_sudo():
            return super()._create_or_update_address(partner_sudo, **form_data)
        try:
            with request.env.cr.savepoint():
                return super()._create_or_update_address(partner_sudo, **form_data)
        except AccessError as error:  # the organization is the vendor's to change
            return partner_sudo, {"invalid_fields": [], "messages": [str(error)]}

    def _prm_save_account(self, contact, form_data):
        """Save what is open of the own contact; return what core's page waits for."""
        texts = {
            name: value for name, value in form_data.items() if isinstance(value, str)
        }
        file = form_data.get("image_1920")
        named = getattr(file, "filename", "")
        picture = (named, file.read()) if named else None
        rules = request.env["prm.profile.fields"]._rules("contact")
        form = ProfileForm.parse(texts, ProfileRules(**rules))
        page = request.env["prm.account.page"]
        refusal = page._save(contact, texts, form.values, form.errors, picture)
        address = form_data.get("callback") or ""
        is_here = _HERE.fullmatch(address)
        return refusal or {"redirectUrl": address if is_here else "/my"}

    def _prm_is_order(self, value):
        """Tell whether a shop's page gave an order; a form can only send text."""
        return getattr(value, "_name", "") == "sale.order"


class PrmLogin(Home):
    """After the login, people of partners come to their portal, or read why not."""

    def _login_redirect(self, uid, redirect=None):
        door = request.env(user=uid)["prm.portal.door"]
        if door._is_known():
            redirect = "/partner" if self._prm_is_nowhere(redirect) else redirect
            self._prm_speak_to(door.env.user)
        return super()._login_redirect(uid, redirect=redirect)

    def _prm_speak_to(self, user):
        """Let the pages after the login be in the language of the user.

        Before it, they were in that of the browser, and Odoo remembers it.
        """
        if user.lang in request.env["res.lang"]._get_frontend():
            request.update_context(lang=user.lang)
            request.future_response.set_cookie("frontend_lang", user.lang)

    def _prm_is_nowhere(self, address):
        """Tell whether an address is only core's default, not a page asked for."""
        path = (address or "").partition("?")[0].partition("#")[0]
        return path.rstrip("/") in NOWHERE
