"""Drafts and returned registrations: what is open, and what is kept as it was typed."""

from odoo import api, models
from odoo.tools import is_html_empty

from ....policy.correction import open_fields, read_flags


class PrmRegistrationCorrection(models.AbstractModel):
    """What a partner may change in a registration that came back, and in a draft.

    Registrations come with the rights of the person who fills the form.
    """

    _name = "prm.registration.correction"
    _description = "Correction of a registration"

    # ------------------------------------------------------------------ what is open

    @api.model
    def _flags(self, registration):
        """Return the fields that the reviewer asked to correct, in their order."""
        registration.ensure_one()
        if registration.state != "action_required":
            return ()
        closable = self.env["prm.registration.fields"]._closable(registration.portal_id)
        away = self._away(registration)
        reachable = [entry for entry in closable if entry.name not in away]
        return read_flags(registration.flagged_fields, reachable)

    def _away(self, registration):
        """Return the names of what the portal hides or fixes by now.

        Nobody is asked to correct what cannot be reached.
        """
        setting = self.env["prm.registration.form.setting"]
        portal = registration.portal_id
        return setting._hidden(portal) | setting._locked(portal)

    @api.model
    def _closed(self, registration):
        """Return the names of what the partner sees in the form but cannot change."""
        closable = self.env["prm.registration.fields"]._closable(registration.portal_id)
        opened = open_fields(
            self._flags(registration),
            closable,
            new_company=registration.is_new_company,
            new_contact=registration.is_new_contact,
        )
        away = self._away(registration)
        return frozenset(entry.name for entry in closable) - (opened - away)

    @api.model
    def _notes(self, registration, partnership):
        """Return what the page of the form says of a correction.

        :param registration: what is edited; None for a new form
        :param partnership: under which the deal is registered
        :return: the reviewer's ``note``, names of the ``flagged`` fields, texts of the
            ``closed`` ones by name, and the ``kept`` files of a draft
        """
        if not registration:
            fixed = self._fixed_texts(partnership.portal_id)
            return {"note": "", "flagged": (), "closed": fixed, "kept": []}
        return {
            "note": registration.decision_note,
            "flagged": self._flags(registration),
            "closed": self._closed_texts(registration),
            "kept": self._draft_files(registration),
        }

    @api.model
    def _rules(self, registration):
        """Return the rules of this registration's form, for its ``FormRules``."""
        submitted = registration.submitted_at and registration.date_closing
        return {
            "closed": self._closed(registration),
            "settled_closing": submitted or None,
        }

    @api.model
    def _closed_texts(self, registration):
        """Return field → what stands there, in the reader's words, of closed fields."""
        registration_sudo = registration.sudo()
        closed = self._closed(registration)
        answers = self.env["prm.registration.answers"]
        values = self.env["prm.registration.changes"]._values(registration_sudo)
        texts = {
            entry.name: answers._words(entry, values[entry.name])
            for entry in self.env["prm.registration.fields"]._written(
                registration.portal_id
            )
        }
        # As the partner knows them, never as the vendor's contacts are called.
        visibility = self.env["prm.registration.visibility"]
        texts |= {
            "customer_id": registration.customer_name or "",
            "customer_contact_id": registration._contact_name(),
            "visibility": visibility._text(registration),
        }
        if not registration_sudo.submitted_at:
            texts |= self._fixed_texts(registration.portal_id)
        return {name: texts.get(name, "") for name in closed}

    def _fixed_texts(self, portal):
        """Return field → default in words of what the portal's form has for good."""
        setting = self.env["prm.registration.form.setting"]
        defaults, locked = setting._defaults(portal), setting._locked(portal)
        return {
            entry.name: self._fixed_text(entry, defaults[entry.name])
            for entry in self.env["prm.registration.fields"]._written(portal)
            if entry.name in locked
        }

    def _fixed_text(self, entry, value):
        if entry.choices == "offerings":
            value = self.env["prm.offering"].browse(value)
        if entry.choices == "visibility":
            options = self.env["prm.registration.visibility"]._options()
            return next(each["name"] for each in options if each["id"] == value)
        answers = self.env["prm.registration.answers"]
        return answers._words(entry, answers._plain(value))

    # ------------------------------------------------------------------ what is kept

    @api.model
    def _keep_input(self, registration, texts):
        """Keep what was typed and cannot be stored in its field yet."""
        registration_sudo = registration.sudo()
        kept = {name: text for name, text in texts.items() if text}
        registration_sudo.draft_input = kept or False

    @api.model
    def _draft_files(self, registration):
        """Return the files of a draft, which its author may take away, as values."""
        if "discard" not in registration._portal_actions():
            return []
        files_sudo = registration._shared_messages_sudo().attachment_ids
        return self.env["prm.registration.talk"]._files(registration, files_sudo)

    @api.model
    def _remove_draft_file(self, registration, file_id):
        """Delete a file of the author's own draft; unknown ids do nothing.

        What was submitted stays: the reviewer was told of it.

        :param registration: an own draft
        :param int file_id: of an attachment
        :raises AccessError: when the record is not theirs
        :raises RegistrationRefused: when it is no own draft
        """
        registration._check_portal_may("discard")
        file_sudo = registration._attachment_sudo(file_id)
        messages_sudo = registration._shared_messages_sudo()
        file_sudo.unlink()
        messages_sudo.filtered(
            lambda message: not message.attachment_ids and is_html_empty(message.body)
        ).unlink()
