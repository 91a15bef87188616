"""The account page of people of partners: what the portal lets them change."""

from odoo import api, models
from odoo.exceptions import UserError

# Input of core's page → the field of the organization that it shows.
OF_ORGANIZATION = {
    "company_name": "name",
    **{name: name for name in "vat street street2 zip city".split()},
    "country_id": "country_id",
    "state_id": "state_id",
}


# What people change on their profile alone: core's page does not have it.
ELSEWHERE = frozenset({"tz"})


class PrmAccountPage(models.AbstractModel):
    """What the current user sees and changes on the account page, and what not."""

    _name = "prm.account.page"
    _description = "Account page of a partner"

    @api.model
    def _of(self, contact):
        """Return what the account page shows to a partner, ``None`` for others.

        :param contact: whom the page is about (sudo), empty for a new address
        """
        user = self.env.user
        if not user._prm_is_partner_user():
            return None
        is_own = contact == user.partner_id
        opened = self._opened() if is_own else frozenset()
        languages = self.env["res.lang"].get_installed()
        offered = len(languages) > 1 and "lang" in opened
        return {
            "is_own": is_own,
            "open": opened,
            "hidden": self._hidden() if is_own else frozenset(),
            "lang": user.lang,
            "languages": languages if offered else [],
            "sentence": self._kept_sentence(),
        }

    @api.model
    def _opened(self):
        """Return the names of what the current user changes on the own contact."""
        return self.env["prm.profile.fields"]._open("contact")

    @api.model
    def _hidden(self):
        """Return the inputs of core's page that a portal of the user does not show."""
        registry = self.env["prm.profile.fields"]
        person = registry._own_switches("contact")
        organization = registry._own_switches("organization")
        shown = {name: organization[field] for name, field in OF_ORGANIZATION.items()}
        return frozenset(
            name for name, each in (person | shown).items() if not each.visible
        )

    @api.model
    def _save(self, contact, texts, clean, codes, picture=None):
        """Save what a partner changed on the account page, or say what is refused.

        :param contact: whom the page was about (sudo)
        :param dict texts: name of the field → text, as sent
        :param dict clean: name → clean value of what is open
        :param dict codes: name → what is wrong with it
        :param picture: (file name, content), or None
        :return: ``{}``, or ``invalid_fields`` and ``messages`` as core's page wants
        """
        if contact != self.env.user.partner_id:
            return self._refusal({"": self._kept_sentence()})
        errors = self._errors(texts, codes, picture)
        if errors:
            return self._refusal(errors)
        desk = self.env["prm.profile.desk"]
        try:
            if picture:
                desk._save_picture("contact", picture)
            if clean:
                desk._save("contact", clean)
        except UserError as error:
            return self._refusal({"image_1920": str(error)})
        return {}

    @api.model
    def _errors(self, texts, codes, picture):
        """Return field → sentence of what is not accepted."""
        sentence = self.env["prm.messages"]._text
        kept = self._kept_changes(texts)
        if picture and "image_1920" not in self._opened():
            kept.append("image_1920")
        errors = dict.fromkeys(kept, self._kept_sentence(kept) if kept else "")
        errors |= {name: sentence(code) for name, code in codes.items()}
        is_picture = self.env["prm.profile.desk"]._is_picture
        if picture and not errors.get("image_1920") and not is_picture(*picture):
            errors["image_1920"] = sentence("picture_invalid")
        return errors

    @api.model
    def _kept_changes(self, values):
        """Return which of the kept fields the partner typed something else into."""
        person = self.env.user.partner_id
        offered = person._get_frontend_writable_fields() | {"lang"}
        offered = (offered & values.keys()) - self._hidden()
        changed = []
        for name in sorted(offered & person._prm_kept_fields()):
            typed = values[name].strip() or False
            known = person._prm_value(name)
            if name == "company_name":  # core's page shows the organization's there
                known = person.commercial_company_name or False
            if typed != (str(known) if known else False):
                changed.append(name)
        return changed

    @api.model
    def _kept_sentence(self, names=()):
        """Say what the vendor keeps of a partner, and whom to ask for a change."""
        partner = self.env.user.partner_id
        labels = partner.fields_get(list(names), ["string"]) if names else {}
        what = ", ".join(sorted(label["string"] for label in labels.values()))
        user_sudo = self.env.user.sudo()
        managers_sudo = user_sudo.prm_member_ids._filtered_live().partnership_id.user_id
        kept = self.env._(
            "%(what)s: only we can change this, so that your deals and contracts "
            "stay correct. Please write to %(manager)s.",
            what=what or self._kept_words(),
            manager=managers_sudo[:1].name or self.env._("your partner manager"),
        )
        return f"{kept} {self._own_sentence()}".strip()

    @api.model
    def _kept_words(self):
        """Return what the vendor keeps, where nobody asks for a single field."""
        if "name" in self._opened():
            return self.env._("Email, company and addresses")
        return self.env._("Name, email, company and addresses")

    @api.model
    def _own_sentence(self):
        """Say what a partner changes alone: a language, where there is a choice."""
        opened = set(self._opened()) - ELSEWHERE
        if len(self.env["res.lang"].get_installed()) < 2:
            opened.discard("lang")
        if opened == {"phone", "lang", "image_1920"}:
            return self.env._(
                "You can change your phone, language and picture yourself."
            )
        if opened == {"phone", "image_1920"}:
            return self.env._("You can change your phone and picture yourself.")
        registry = self.env["prm.profile.fields"]
        labels = [
            registry._label("contact", entry.name)
            for entry in registry._of("contact")
            if entry.name in opened
        ]
        what = ", ".join(labels)
        return self.env._("You can change these yourself: %s.", what) if labels else ""

    @api.model
    def _refusal(self, errors):
        """Return field → sentence as core's page wants it, each sentence once."""
        return {
            "invalid_fields": [name for name in errors if name],
            "messages": list(dict.fromkeys(errors.values())),
        }
