"""The page *Account* of the settings: language, time zone, appearance, addresses."""

from odoo import api, models


class PrmSettingsPage(models.AbstractModel):
    """What the current user sees and sets of the own account, as plain values."""

    _name = "prm.settings.page"
    _description = "Account settings of a partner"

    @api.model
    def _page(self, portal, browser_zone="", typed=None):
        """Return all that the page shows.

        :param portal: one that the current user may open
        :param str browser_zone: the time zone that the browser says it is in
        :param dict typed: what was chosen, where it was refused
        """
        user_sudo = self.env.user.sudo()
        zones = self.env["prm.time.zones"]
        current = user_sudo.tz or ""
        groups = self._zones()
        proposal = groups and zones._proposal(browser_zone, current)
        chosen = {
            "lang": user_sudo.lang,
            "tz": current or proposal or "",
            "appearance": user_sudo.prm_appearance or "automatic",
        }
        return {
            "url": portal._url("settings"),
            "form": chosen | (typed or {}),
            "languages": self._languages(),
            "language": self._language_name(user_sudo.lang),
            "zones": groups,
            "zone": current,
            "proposal": proposal,
            "appearances": self.env["prm.appearance"]._offered(portal),
            "address": self.env["prm.login.address"]._shown(portal),
            "picture": self._picture(portal, user_sudo.partner_id),
        }

    @api.model
    def _languages(self):
        """Return the languages that the current user may choose, as plain values.

        None where there is one only, or a portal of the person closes the field.
        """
        registry = self.env["prm.profile.fields"]
        choices = registry._choices("contact")["languages"]
        is_open = len(choices) > 1 and "lang" in registry._open("contact")
        return choices if is_open else []

    @api.model
    def _zones(self):
        """Return the time zones by region; none where a portal closes the field."""
        opened = self.env["prm.profile.fields"]._open("contact")
        user_sudo = self.env.user.sudo()
        groups = self.env["prm.time.zones"]._groups(user_sudo.tz)
        return groups if "tz" in opened else []

    @api.model
    def _language_name(self, code):
        """Return the name of a language; empty where there is only one."""
        names = dict(self.env["res.lang"].get_installed())
        return names.get(code, "") if len(names) > 1 else ""

    @api.model
    def _picture(self, portal, contact):
        """Return the picture and the way to change it; None where it is not shown."""
        registry = self.env["prm.profile.fields"]
        cards = self.env["prm.profile.page"]._cards(portal)
        switches = registry._own_switches("contact", portal)
        is_shown = switches and switches["image_1920"].visible
        if not is_shown or "contact" not in [card["form"] for card in cards]:
            return None
        stamp = int(contact.write_date.timestamp())
        field = f"/web/image/res.partner/{contact.id}/image_256"
        return {
            "url": f"{field}?unique={stamp}" if contact.image_256 else "",
            "profile_url": portal._url("profile"),
            "is_open": switches["image_1920"].editable,
        }

    @api.model
    def _rules(self, portal):
        """Return name → the words that a choice may have here, of what is offered.

        :param portal: one that the current user may open
        """
        offered = {
            "lang": self._languages(),
            "tz": [zone for group in self._zones() for zone in group["zones"]],
            "appearance": self.env["prm.appearance"]._offered(portal),
        }
        return {
            name: tuple(each["id"] for each in choices)
            for name, choices in offered.items()
            if choices
        }

    @api.model
    def _save(self, portal, values):
        """Save what the current user has chosen; what is not offered is dropped.

        :param portal: one that the current user may open
        :param dict values: ``lang``, ``tz``, ``appearance``, as far as sent
        """
        rules = self._rules(portal)
        chosen = {
            name: value
            for name, value in values.items()
            if value in rules.get(name, ())
        }
        user_sudo = self.env.user.sudo()
        if of_contact := {
            name: chosen[name] for name in ("lang", "tz") if name in chosen
        }:
            self.env["prm.profile.desk"]._save("contact", of_contact)
        if "appearance" in chosen:
            user_sudo.write({"prm_appearance": chosen["appearance"]})
