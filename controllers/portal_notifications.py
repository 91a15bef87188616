"""News of a person, what that person wants to be told of, and deals that are muted."""

from odoo.http import request

from ..forms.notification_form import NotificationForm, NotificationRules
from ..models.common.formatting import unbroken
from .parameters import read_id
from .portal_base import Refusal, guarded_route, portal_route
from .portal_open import PrmPortalOpen
from .portal_settings import PrmPortalSettings

DEAL = "/registrations/<int:prm_id>"
SETTINGS = ("settings", "notifications")
OPEN_SETTINGS = "/partner/notifications/<string:prm_token>"


class PrmPortalNotifications(PrmPortalSettings, PrmPortalOpen):
    """Pages of the notifications; nothing is marked or saved by GET."""

    def _prm_done(self):
        """Return what the last POST did, also to a deal's mails."""
        done = super()._prm_done()
        sentences = {
            "muted": request.env._("Muted. You get no more emails about this deal."),
            "unmuted": request.env._("You get emails about this deal again."),
        }
        sentence = sentences.get(request.httprequest.args.get("done"))
        return {**done, "sentence": sentence} if sentence else done

    # ---- news ----

    @portal_route("/news")
    def prm_news(self, portal, /, page="", view="", **_params):
        """Show the news of the visitor, newest first."""
        self._prm_own_partnership(portal)
        service = request.env["prm.news.page"]
        news = service._page(portal, read_id(page), only_unread=view == "unread")
        return self._prm_page(portal, "news", "prm.portal_news", {"prm_news": news})

    @portal_route("/news/latest")
    def prm_latest_news(self, portal, /, **_params):
        """Answer with the latest news, as a part of whatever page is open."""
        self._prm_own_partnership(portal)
        latest = request.env["prm.news.page"]._latest(portal)
        values = {"prm_news": latest, "prm_unbroken": unbroken}
        return request.render("prm.portal_news_latest", values)

    @portal_route("/news/read", methods=["POST"])
    def prm_read_news(self, portal, /, news="", until="", **_params):
        """Mark one item read, or all of them up to the newest that was shown."""
        self._prm_own_partnership(portal)
        service = request.env["prm.news.page"]
        if news:
            service._read(portal, read_id(news))
        else:
            service._read_all(portal, read_id(until))
        return self._prm_redirect(portal, "news")

    @portal_route("/news/<int:prm_news>/open", methods=["POST"])
    def prm_open_news(self, portal, /, prm_news, **_params):
        """Mark an item read and lead to what it is about; 404 for others' items."""
        self._prm_own_partnership(portal)
        number = read_id(str(prm_news))
        address = request.env["prm.news.page"]._read(portal, number)
        if not address:
            return self._prm_not_found(portal, json=False)
        return request.redirect(address, code=303)

    @portal_route("/news/read", "/news/<int:prm_news>/open")
    def prm_back_to_news(self, portal, /, **_params):
        """Lead back to the news, after a login in between."""
        return self._prm_redirect(portal, "news")

    # ---- settings ----

    @portal_route("/settings/notifications")
    def prm_notification_settings(self, portal, /, every="", **_params):
        """Show what the visitor is told, or what ``every`` would make of it."""
        self._prm_own_partnership(portal)
        return self._prm_choices_page(portal, proposed=every)

    @portal_route("/settings/notifications", methods=["POST"])
    def prm_save_notification_settings(self, portal, /, **params):
        """Save what the visitor chose; 422 shows it again with what was refused."""
        self._prm_own_partnership(portal)
        member_sudo = request.env["prm.notification.page"]._member_sudo(portal)
        form, refusal = self._prm_choose(member_sudo, params)
        if refusal:
            return self._prm_choices_page(portal, form.raw, refusal=refusal)
        return self._prm_redirect(portal, *SETTINGS, done="saved")

    def _prm_choices_page(self, portal, typed=None, proposed="", refusal=None):
        """Answer with the settings, as they are or as they were sent."""
        page = request.env["prm.notification.page"]._page(portal, typed, proposed)
        values = {
            "prm_wishes": page,
            "prm_errors": refusal.messages if refusal else {},
            "prm_done": self._prm_choices_done(),
        }
        template = "prm.portal_notification_settings"
        return self._prm_settings_page(
            portal, "notifications", template, values, refusal
        )

    def _prm_choices_done(self):
        """Return what the last POST did, in words of this page."""
        done = self._prm_done()
        if request.httprequest.args.get("done") == "saved":
            done["sentence"] = request.env._("Saved.")
        return done

    def _prm_choose(self, member_sudo, params):
        """Save what was sent for a membership (sudo).

        :return: the form, and the refusal or None
        """
        service = request.env["prm.notification.page"]
        rules = NotificationRules(*service._rules(member_sudo))
        form = NotificationForm.parse(params, rules)
        if form.is_valid:
            service._choose(member_sudo, form.choices)
            return form, None
        return form, Refusal(form.errors)

    # ---- the same by the link of a mail ----

    @guarded_route(OPEN_SETTINGS, methods=["GET"], auth="public", readonly=True)
    def prm_open_settings(self, prm_token, every="", done="", **_params):
        """Show the settings of one membership to who has its link."""
        service = request.env["prm.notification.page"]
        member_sudo = service._member_of_link_sudo(prm_token)
        if not member_sudo:
            return self._prm_no_settings()
        return self._prm_open_choices(member_sudo, prm_token, proposed=every, done=done)

    @guarded_route(
        OPEN_SETTINGS, methods=["POST"], auth="public", csrf=False, readonly=False
    )
    def prm_save_open_settings(self, prm_token, **params):
        """Save what was sent by who has the link: it stands for the CSRF token."""
        service = request.env["prm.notification.page"]
        member_sudo = service._member_of_link_sudo(prm_token)
        if not member_sudo:
            return self._prm_no_settings()
        form, refusal = self._prm_choose(member_sudo, params)
        if refusal:
            typed = form.raw
            return self._prm_open_choices(
                member_sudo, prm_token, typed, refusal=refusal
            )
        address = service._open_address(prm_token)
        answer = request.redirect_query(address, {"done": "saved"}, code=303)
        return self._prm_secured(answer)

    def _prm_open_choices(
        self, member_sudo, token, typed=None, proposed="", done="", refusal=None
    ):
        """Answer with the settings of a membership (sudo), in its person's language."""
        self._prm_speak(member_sudo.partner_id)
        service = request.env["prm.notification.page"]
        values = {
            "prm_wishes": service._open_page(member_sudo, token, typed, proposed),
            "prm_errors": refusal.messages if refusal else {},
            "prm_sentence": request.env._("Saved.") if done == "saved" else "",
        }
        template = "prm.portal_notification_open"
        portal_sudo = member_sudo.partnership_id.portal_id
        return self._prm_open_page(portal_sudo, template, values, refusal=refusal)

    def _prm_no_settings(self):
        """Answer who comes by a link that does not work (anymore)."""
        return self._prm_dead_link(
            request.env._("Log in to choose which emails you get from us.")
        )

    # ---- deals ----

    @portal_route(f"{DEAL}/mute", methods=["POST"])
    def prm_mute(self, portal, /, prm_id, **_params):
        """Send no more mails about a deal to the visitor."""
        registration = self._prm_registration(portal, prm_id)
        request.env["prm.deal.mute"]._mute(registration)
        return self._prm_redirect(portal, "registrations", prm_id, done="muted")

    @portal_route(f"{DEAL}/unmute", methods=["POST"])
    def prm_unmute(self, portal, /, prm_id, back="", **_params):
        """Send mails about a deal again; back to the page that asked."""
        registration = self._prm_registration(portal, prm_id)
        request.env["prm.deal.mute"]._unmute(registration)
        if back == "settings":
            return self._prm_redirect(portal, *SETTINGS, done="unmuted")
        return self._prm_redirect(portal, "registrations", prm_id, done="unmuted")

    @portal_route(f"{DEAL}/mute", f"{DEAL}/unmute")
    def prm_back_from_mute(self, portal, /, prm_id, **_params):
        """Lead back to the deal, after a login in between."""
        self._prm_registration(portal, prm_id)
        return self._prm_redirect(portal, "registrations", prm_id)
