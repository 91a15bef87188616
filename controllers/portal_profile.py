"""The profile: what a person sees and changes of the own contact and organization."""

from werkzeug.exceptions import NotFound

from odoo.http import request

from ..forms.profile_form import ProfileForm, ProfileRules
from .form_values import form_values
from .parameters import read_id
from .portal_base import PrmPortalController, Refusal, portal_route

# Part of the address → profile; without it, the person's.
CARDS = {"": "contact", "person": "contact", "organization": "organization"}


class PrmPortalProfile(PrmPortalController):
    """Two pages, one for the person and one for the organization."""

    @portal_route("/profile", "/profile/<string:prm_card>")
    def prm_profile(self, portal, /, prm_card="", **_params):
        """Show a profile."""
        return self._prm_profile_page(portal, self._prm_profile_form(portal, prm_card))

    @portal_route("/profile", "/profile/<string:prm_card>", methods=["POST"])
    def prm_save_profile(self, portal, /, prm_card="", **params):
        """Save what is open of a profile; 422 shows it again with errors."""
        form = self._prm_profile_form(portal, prm_card)
        return self._prm_receive_profile(portal, form, params)

    @portal_route("/profile/<string:prm_card>/picture", methods=["POST"])
    def prm_save_picture(self, portal, /, prm_card, **params):
        """Save or take away a picture; 422 shows the page again with the reason."""
        form = self._prm_profile_form(portal, prm_card)
        file = request.httprequest.files.get("image_1920")
        picture = (file.filename, file.read()) if file and file.filename else None
        refusal, done = None, ""
        if picture or "remove" in params:
            save = request.env["prm.profile.desk"]._save_picture
            done, refusal = self._prm_attempt(save, form, picture, portal)
        else:
            refusal = Refusal({"image_1920": "picture_missing"})
        if refusal:
            refusal = self._prm_of_picture(refusal)
            return self._prm_profile_page(portal, form, refusal=refusal)
        return self._prm_profile_done(portal, form, done)

    @portal_route("/profile/organization/withdraw", methods=["POST"])
    def prm_withdraw_profile_change(self, portal, /, prm_change="", **_params):
        """Take back a change that waits for an employee."""
        form = self._prm_profile_form(portal, "organization")
        withdraw = request.env["prm.profile.approval"]._withdraw
        _nothing, refusal = self._prm_attempt(withdraw, portal, read_id(prm_change))
        if refusal:
            return self._prm_profile_page(portal, form, refusal=refusal)
        return self._prm_profile_done(portal, form, "withdrawn")

    @portal_route(
        "/profile/<string:prm_card>/picture", "/profile/<string:prm_card>/withdraw"
    )
    def prm_back_to_profile(self, portal, /, prm_card, **_params):
        """Lead back to the profile, after a login in between."""
        form = self._prm_profile_form(portal, prm_card)
        return self._prm_profile_done(portal, form)

    # ---- what is sent ----

    def _prm_profile_form(self, portal, card):
        """Return which profile an address means.

        :raises NotFound: when there is none, or the portal shows nothing of it
        """
        form = CARDS.get(card)
        cards = request.env["prm.profile.page"]._cards(portal)
        if form not in [each["form"] for each in cards]:
            raise NotFound
        return form

    def _prm_receive_profile(self, portal, form, params):
        """Save a profile and send the browser back to it."""
        registry, desk = request.env["prm.profile.fields"], "prm.profile.desk"
        record = request.env[desk]._record_sudo(portal, form)
        rules = registry._rules(form, portal, record, params)
        parsed = ProfileForm.parse(params, ProfileRules(**rules))
        refusal = Refusal(parsed.errors) if parsed.errors else None
        done = ""
        if not refusal:
            save = request.env[desk]._save
            done, refusal = self._prm_attempt(save, form, parsed.values, portal)
        if refusal:
            return self._prm_profile_page(portal, form, parsed.raw, refusal, params)
        token = params.get("submission_token")
        return self._prm_profile_done(portal, form, done, token)

    def _prm_profile_done(self, portal, form, done="", token=""):
        """Send the browser back to the profile, which says what was done."""
        parts = ["profile"] + (["organization"] if form == "organization" else [])
        return self._prm_redirect(portal, *parts, done=done, token=token)

    def _prm_of_picture(self, refusal):
        """Return a refusal as one of the picture, whatever it was of."""
        return Refusal({}, {"image_1920": " ".join(refusal.messages.values())})

    # ---- the page ----

    def _prm_profile_page(self, portal, form, typed=None, refusal=None, params=None):
        """Answer with a profile, filled with what was typed."""
        page = request.env["prm.profile.page"]._page(portal, form, typed)
        token = self._prm_token((params or {}).get("submission_token"))
        values = {
            **form_values(page["form"], page.pop("labels"), token, refusal),
            "prm_done": self._prm_profile_told(),
            "prm_profile": page,
            "prm_closed": page["closed"],
            "prm_choices": page["choices"],
        }
        template = "prm.portal_profile"
        return self._prm_page(portal, "profile", template, values, refusal=refusal)

    def _prm_profile_told(self):
        """Return what the last POST did, in words for the page."""
        _ = request.env._
        sentences = {
            "saved": _("Saved."),
            "asked": _(
                "Sent. The change takes effect once your partner manager accepts it."
            ),
            "withdrawn": _("Undone."),
        }
        done = request.httprequest.args.get("done")
        return {**self._prm_done(), "sentence": sentences.get(done, "")}
