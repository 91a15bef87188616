"""The settings: what a person sets of the own account, in the portal's frame."""

from odoo.http import request

from ..forms.settings_form import SettingsForm
from .form_values import error_values
from .portal_base import PrmPortalController, Refusal, portal_route

# In which Odoo's pages remember their language, and a browser's time zone.
LANGUAGE, ZONE = "frontend_lang", "tz"


class PrmPortalSettings(PrmPortalController):
    """One page for each tab; the first is the account."""

    @portal_route("/settings")
    def prm_settings(self, portal, /, **_params):
        """Show the settings of the account."""
        return self._prm_account_page(portal)

    @portal_route("/settings", methods=["POST"])
    def prm_save_settings(self, portal, /, **params):
        """Save what was chosen; 422 shows the page again with errors."""
        page = request.env["prm.settings.page"]
        form = SettingsForm.parse(params, page._rules(portal))
        if form.errors:
            return self._prm_account_page(portal, form.raw, Refusal(form.errors))
        page._save(portal, form.values)
        return self._prm_settings_done(portal, "saved", form.values.get("lang"))

    @portal_route("/settings/address", methods=["POST"])
    def prm_ask_address(self, portal, /, login_address="", current_password="", **_):
        """Ask for another address to log in with; 422 shows the page with errors."""
        ask = request.env["prm.login.address"]._ask
        refusal = self._prm_spend("addresses")
        if not refusal:
            _done, refusal = self._prm_attempt(ask, login_address, current_password)
        if refusal:
            typed = {"login_address": login_address}
            return self._prm_account_page(portal, typed, refusal)
        return self._prm_settings_done(portal, "asked")

    @portal_route("/settings/address/cancel", methods=["POST"])
    def prm_cancel_address(self, portal, /, **_params):
        """Stay with the present address."""
        request.env["prm.login.address"]._cancel()
        return self._prm_settings_done(portal, "cancelled")

    @portal_route("/settings/address", "/settings/address/cancel")
    def prm_back_to_settings(self, portal, /, **_params):
        """Lead back to the settings, after a login in between."""
        return self._prm_settings_done(portal)

    # ---- the account ----

    def _prm_account_page(self, portal, typed=None, refusal=None):
        """Answer with the account, filled with what was chosen."""
        zone = request.cookies.get(ZONE) or ""
        account = request.env["prm.settings.page"]._page(portal, zone, typed)
        errors = refusal.messages if refusal else {}
        values = {
            "prm_account_page": account,
            **error_values(errors, {}),
            "prm_done": self._prm_settings_told(),
        }
        template = "prm.portal_settings_account"
        return self._prm_settings_page(portal, "account", template, values, refusal)

    def _prm_settings_done(self, portal, done="", language=""):
        """Send the browser back to the settings, in the language that was chosen."""
        if language in request.env["res.lang"]._get_frontend():
            request.update_context(lang=language)
            request.future_response.set_cookie(LANGUAGE, language)
        return self._prm_redirect(portal, "settings", done=done)

    def _prm_settings_told(self):
        """Return what the last POST did, in words for the page."""
        _ = request.env._
        sentences = {
            "saved": _("Saved."),
            "asked": _(
                "We sent a link to the new address. Your login changes once you "
                "confirm it there."
            ),
            "cancelled": _("Your address stays as it is."),
        }
        done = request.httprequest.args.get("done")
        return {**self._prm_done(), "sentence": sentences.get(done, "")}

    # ---- the frame ----

    def _prm_settings_page(self, portal, key, template, values=None, refusal=None):
        """Render a page of the settings below its tabs.

        :param str key: of the page, see ``prm.settings.pages``
        :param str template: xml id; it calls ``prm.portal_settings``
        :param dict values: of the template
        :param refusal: that the page tells; it says the status
        """
        tabs = request.env["prm.settings.pages"]._tabs(portal, key)
        shown = {"prm_settings_tabs": tabs, **(values or {})}
        return self._prm_page(portal, "settings", template, shown, refusal=refusal)
