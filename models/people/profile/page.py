"""The profile page of a portal: the person, and the organization."""

from odoo import api, models

from ...portal.placing import lines_of
from .desk import PICTURE
from .fields import FORMS

ADDRESS = {"contact": (), "organization": ("organization",)}
WORDS = {"contact": "person", "organization": "organization"}


class PrmProfilePage(models.AbstractModel):
    """What the current user sees of a profile, as plain values for templates."""

    _name = "prm.profile.page"
    _description = "Profile page of a partner"

    @api.model
    def _cards(self, portal, current=""):
        """Return the profiles of which this portal shows something.

        :param portal: one that the current user may open
        :param str current: the profile that is shown
        :return: list of ``{"form", "label", "url", "current"}``
        """
        if not portal._is_own():
            return []  # who only looks around has a profile elsewhere
        rows = portal._set_rows("field")
        hidden = {(row.form, row.name) for row in rows if not row.visible}
        labels = {
            "contact": self.env._("You"),
            "organization": self.env._("Your organization"),
        }
        entries = self.env["prm.profile.fields"]._entries()
        shown = {e.card for e in entries if (e.card, e.name) not in hidden}
        return [
            {
                "form": form,
                "label": labels[form],
                "url": portal._url("profile", *ADDRESS[form]),
                "current": form == current,
            }
            for form in FORMS
            if form in shown
        ]

    @api.model
    def _page(self, portal, form, typed=None):
        """Return all that the page of one profile shows.

        :param portal: one that the current user may open
        :param str form: ``contact`` or ``organization``
        :param dict typed: what was typed, where it was refused
        """
        registry = self.env["prm.profile.fields"]
        switches = registry._own_switches(form, portal)
        record_sudo = self.env["prm.profile.desk"]._record_sudo(portal, form)
        waiting = self._waiting(portal, form, record_sudo)
        country_sudo = registry._country_sudo(record_sudo, typed)
        shown = [
            each
            for each in registry._offered(form, portal)
            if switches[each.name].visible
        ]
        texts = [entry for entry in shown if entry.stored]
        closed = {
            entry.name: self._text(record_sudo, entry.name)
            for entry in texts
            if not switches[entry.name].editable
        }
        return {
            "cards": self._cards(portal, form),
            "url": portal._url("profile", *ADDRESS[form]),
            "lines": self._lines(portal, form, texts, switches, waiting, country_sudo),
            "labels": {
                entry.name: self.env["prm.formatting"]._tr(entry.label)
                for entry in shown
            },
            "form": self._inputs(record_sudo, texts) | (typed or {}),
            "closed": closed,
            "choices": registry._choices(form, record_sudo, typed),
            "is_open": len(closed) < len(texts),
            "picture": self._picture(portal, form, shown, switches, record_sudo),
            "waiting": waiting,
            "decided": self._decided(portal, form, record_sudo),
            "sentence": self._sentence(portal, form, switches),
        }

    def _lines(self, portal, form, entries, switches, waiting, country_sudo):
        """Return the lines of the form."""
        registry = self.env["prm.profile.fields"]
        rows = self.env["prm.portal.field"]._by_name(portal, form)
        return lines_of(
            (
                entry.half,
                self._shape(entry, rows.get(entry.name))
                | {
                    "must": registry._is_asked(entry, switches, country_sudo),
                    "after": self._after(form, entry.name, waiting),
                },
            )
            for entry in entries
        )

    def _after(self, form, name, waiting):
        """Return the template of what stands below a field, if anything."""
        if name in waiting:
            return "prm.portal_profile_waiting"
        is_login = (form, name) == ("contact", "email")
        may_change = is_login and self.env["prm.login.address"]._is_open()
        return "prm.portal_profile_login" if may_change else ""

    def _shape(self, entry, row):
        """Return what the template of a field has to know, with its texts."""
        tr = self.env["prm.formatting"]._tr
        own_help = row.help_text if row else ""
        return entry.shape() | {
            "label": tr(entry.label),
            "help": own_help or tr(entry.help),
        }

    def _inputs(self, record, entries):
        """Return name → what the input of a field holds, of what is stored."""
        return {
            entry.name: str(record._prm_value(entry.name) or "") for entry in entries
        }

    def _text(self, record, name):
        """Return a value in the reader's words."""
        notice = self.env["prm.profile.notice"]
        return notice._text(record, name, record._prm_value(name))

    def _picture(self, portal, form, shown, switches, record):
        """Return what the card of the picture shows, None where it is not shown."""
        entry = next((each for each in shown if each.name == PICTURE), None)
        if not entry:
            return None
        field = f"/web/image/res.partner/{record.id}/image_256"
        stamp = int(record.write_date.timestamp())
        return {
            "label": self.env["prm.formatting"]._tr(entry.label),
            "url": f"{field}?unique={stamp}" if record.image_256 else "",
            "action": portal._url("profile", WORDS[form], "picture"),
            "is_open": switches[PICTURE].editable,
            "may_remove": bool(record.image_256) and not switches[PICTURE].required,
            "accept": ".png,.jpg,.jpeg,.gif,.webp",
        }

    def _waiting(self, portal, form, record):
        """Return name → what waits for an employee: ``{"id", "text"}``."""
        if form == "contact" or not portal._is_supervisor():
            return {}
        approval = self.env["prm.profile.approval"]
        return {
            change_sudo.name: {"id": change_sudo.id, "text": change_sudo.new or "–"}
            for change_sudo in approval._waiting_sudo(record)
        }

    def _decided(self, portal, form, record):
        """Return what was decided of late, with our notes: text, state and note."""
        if form == "contact" or not portal._is_supervisor():
            return []
        approval = self.env["prm.profile.approval"]
        choice = self.env["prm.formatting"]._choice
        return [
            {
                "text": f"{change.label}: {change.old or '–'} → {change.new or '–'}",
                "state": choice(change, "state"),
                "note": change.note or "",
            }
            for change in approval._decided_sudo(record)
        ]

    def _sentence(self, portal, form, switches):
        """Say who changes what is closed, and what happens with a change."""
        if form == "contact":
            return ""
        opened = any(each.editable for each in switches.values())
        if opened and self.env["prm.profile.approval"]._is_needed():
            return self.env._(
                "Your partner manager must accept each change before it takes effect."
            )
        if opened:
            return self.env._("Your partner manager is notified of your changes.")
        if portal._is_supervisor():
            return self.env._("Only we can change this. Contact your partner manager.")
        return self.env._(
            "Only the supervisors of your organization and we can change this."
        )
