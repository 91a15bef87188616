"""The log-in and account of people of partners: phone, language and picture."""

import base64

from odoo import models
from odoo.exceptions import UserError

from ...policy import upload
from ...policy.phone_number import is_plausible

PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp"})


class ResUsersAccount(models.Model):
    """The account page of a person of a partner organisation."""

    _inherit = "res.users"

    def _prm_has_log_in(self):
        """Tell whether the person can log in already: has a password, or ever did."""
        self.ensure_one()
        self_sudo = self.sudo()
        if self_sudo.login_date:
            return True
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT password IS NOT NULL AND password != '' FROM res_users"
            " WHERE id = %s",
            [self.id],
        )
        return bool(self.env.cr.fetchone()[0])

    def _prm_organization(self):
        """Return the partner organisation (sudo) of a portal user, or nothing."""
        self_sudo = self.sudo()
        organization_sudo = self_sudo.partner_id.commercial_partner_id
        if not self.share or not organization_sudo.is_company:
            return organization_sudo.browse()
        known_sudo = organization_sudo.with_context(active_test=False).partnership_ids
        begun_sudo = known_sudo.filtered(lambda own: own.state != "draft")
        return begun_sudo.partner_id

    def _prm_account(self, contact):
        """Return what the account page shows to a partner, ``None`` for others.

        :param contact: whom the page is about (sudo), empty for a new address
        """
        if not self._prm_is_partner_user():
            return None
        languages = self.env["res.lang"].get_installed()
        return {
            "is_own": contact == self.partner_id,
            "lang": self.lang,
            "languages": languages if len(languages) > 1 else [],
            "sentence": self._prm_kept_sentence(),
        }

    def _prm_save_account(self, contact, values, picture=None):
        """Save what a partner changed on the account page, or say what is refused.

        :param contact: whom the page was about (sudo)
        :param dict values: name of the field → text, as sent
        :param picture: (file name, content), or None
        :return: ``{}``, or ``invalid_fields`` and ``messages`` as core's page wants
        """
        if contact != self.partner_id:
            return self._prm_refusal({"": self._prm_kept_sentence()})
        errors = self._prm_account_errors(values, picture)
        if errors:
            return self._prm_refusal(errors)
        self_sudo = self.sudo()
        changes = {
            name: values[name].strip() for name in ("phone", "lang") if name in values
        }
        if picture:
            changes["image_1920"] = base64.b64encode(picture[1])
        try:
            self_sudo.partner_id.write(changes)
        except UserError as error:
            return self._prm_refusal({"image_1920": str(error)})
        return {}

    def _prm_account_errors(self, values, picture):
        """Return field → sentence of what is not accepted."""
        sentence = self.env["prm.messages"]._text
        kept = self._prm_kept_changes(values)
        errors = dict.fromkeys(kept, self._prm_kept_sentence(kept) if kept else "")
        phone = values.get("phone", "").strip()
        if phone and not is_plausible(phone):
            errors["phone"] = sentence("phone_invalid")
        installed = {code for code, _name in self.env["res.lang"].get_installed()}
        if "lang" in values and values["lang"] not in installed:
            errors["lang"] = sentence("choice_invalid")
        if picture and not self._prm_is_picture(*picture):
            errors["image_1920"] = sentence("picture_invalid")
        return errors

    def _prm_is_picture(self, name, data):
        limits = self.env["prm.upload"]._limits()
        verdict = upload.verdict_file(
            name, data, len(data), max_file=limits["max_file"]
        )
        return upload.extension_of(name) in PICTURES and bool(verdict)

    def _prm_kept_changes(self, values):
        """Return which of the kept fields the partner typed something else into."""
        person = self.partner_id
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

    def _prm_kept_sentence(self, names=()):
        """Say what the vendor keeps of a partner, and whom to ask for a change."""
        partner = self.env["res.partner"]
        labels = partner.fields_get(list(names), ["string"]) if names else {}
        what = ", ".join(sorted(label["string"] for label in labels.values()))
        self_sudo = self.sudo()
        managers_sudo = self_sudo.prm_member_ids._filtered_live().partnership_id.user_id
        kept = self.env._(
            "%(what)s: only we change this, so that your deals and contracts stay "
            "right. Please write to %(manager)s.",
            what=what or self.env._("Name, e-mail, company and addresses"),
            manager=managers_sudo[:1].name or self.env._("your partner manager"),
        )
        return f"{kept} {self._prm_own_sentence()}"

    def _prm_own_sentence(self):
        """Say what a partner changes alone: a language, where there is a choice."""
        if len(self.env["res.lang"].get_installed()) > 1:
            return self.env._("Phone, language and picture you change yourself.")
        return self.env._("Phone and picture you change yourself.")

    def _prm_refusal(self, errors):
        return {
            "invalid_fields": [name for name in errors if name],
            "messages": list(dict.fromkeys(errors.values())),
        }
