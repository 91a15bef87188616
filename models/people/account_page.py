"""The account page of people of partners: phone, language and picture are theirs."""

import base64

from odoo import api, models
from odoo.exceptions import UserError

from ...policy import upload
from ...policy.phone_number import is_plausible

PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp"})


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
        languages = self.env["res.lang"].get_installed()
        return {
            "is_own": contact == user.partner_id,
            "lang": user.lang,
            "languages": languages if len(languages) > 1 else [],
            "sentence": self._kept_sentence(),
        }

    @api.model
    def _save(self, contact, values, picture=None):
        """Save what a partner changed on the account page, or say what is refused.

        :param contact: whom the page was about (sudo)
        :param dict values: name of the field → text, as sent
        :param picture: (file name, content), or None
        :return: ``{}``, or ``invalid_fields`` and ``messages`` as core's page wants
        """
        user_sudo = self.env.user.sudo()
        if contact != user_sudo.partner_id:
            return self._refusal({"": self._kept_sentence()})
        errors = self._errors(values, picture)
        if errors:
            return self._refusal(errors)
        changes = {
            name: values[name].strip() for name in ("phone", "lang") if name in values
        }
        if picture:
            changes["image_1920"] = base64.b64encode(picture[1])
        try:
            user_sudo.partner_id.write(changes)
        except UserError as error:
            return self._refusal({"image_1920": str(error)})
        return {}

    @api.model
    def _errors(self, values, picture):
        """Return field → sentence of what is not accepted."""
        sentence = self.env["prm.messages"]._text
        kept = self._kept_changes(values)
        errors = dict.fromkeys(kept, self._kept_sentence(kept) if kept else "")
        phone = values.get("phone", "").strip()
        if phone and not is_plausible(phone):
            errors["phone"] = sentence("phone_invalid")
        installed = {code for code, _name in self.env["res.lang"].get_installed()}
        if "lang" in values and values["lang"] not in installed:
            errors["lang"] = sentence("choice_invalid")
        if picture and not self._is_picture(*picture):
            errors["image_1920"] = sentence("picture_invalid")
        return errors

    @api.model
    def _is_picture(self, name, data):
        """Tell whether a file is a picture, small enough for the portal."""
        limits = self.env["prm.upload.field"]._limits()
        verdict = upload.verdict_file(
            name, data, len(data), max_file=limits["max_file"]
        )
        return upload.extension_of(name) in PICTURES and bool(verdict)

    @api.model
    def _kept_changes(self, values):
        """Return which of the kept fields the partner typed something else into."""
        person = self.env.user.partner_id
        offered = person._get_frontend_writable_fields() & values.keys()
        changed = []
        for name in sorted(offered & person._prm_kept_fields()):
            typed = values[name].strip() or False
            known = person._prm_value(name)
            if name == "company_name":  # core's page shows the organisation's there
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
            "%(what)s: only we change this, so that your deals and contracts stay "
            "right. Please write to %(manager)s.",
            what=what or self.env._("Name, e-mail, company and addresses"),
            manager=managers_sudo[:1].name or self.env._("your partner manager"),
        )
        return f"{kept} {self._own_sentence()}"

    @api.model
    def _own_sentence(self):
        """Say what a partner changes alone: a language, where there is a choice."""
        if len(self.env["res.lang"].get_installed()) > 1:
            return self.env._("Phone, language and picture you change yourself.")
        return self.env._("Phone and picture you change yourself.")

    @api.model
    def _refusal(self, errors):
        """Return field → sentence as core's page wants it, each sentence once."""
        return {
            "invalid_fields": [name for name in errors if name],
            "messages": list(dict.fromkeys(errors.values())),
        }
