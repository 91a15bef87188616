"""What a partner may correct, and what was changed when it comes back."""

from odoo import api, fields, models
from odoo.tools import format_date, is_html_empty

from ...policy.correction import FLAGGABLE, open_fields, read_flags
from ...policy.registration_input import FIELDS


class PrmRegistrationCorrection(models.Model):
    """Drafts and returned registrations: open fields, kept input, noted changes.

    Of other parts: ``state``, ``flagged_fields``, ``transition_ids``, the
    fields of the form.
    """

    _inherit = "prm.registration"

    draft_input = fields.Json(
        copy=False,
        readonly=True,
        help="Half-typed texts by field, until the registration is submitted.",
    )
    returned_values = fields.Json(
        copy=False,
        readonly=True,
        help="What stood in the form when the registration was returned.",
    )
    changes_html = fields.Html(
        "What the partner changed",
        compute="_compute_changes_html",
        groups="prm.group_prm_user",
    )

    @api.depends("transition_ids.changes")
    @api.depends_context("lang")
    def _compute_changes_html(self):
        for registration in self:
            last = registration.transition_ids.filtered(lambda move: move.changes)[-1:]
            registration.changes_html = registration._render_changes(last.changes)

    # ------------------------------------------------------------- what is open

    def _flags(self):
        """Return the fields that the reviewer asked to correct, in their order."""
        self.ensure_one()
        returned = self.state == "action_required"
        return read_flags(self.flagged_fields) if returned else ()

    def _closed_fields(self):
        """Return the names of what the partner sees in the form but cannot change."""
        opened = open_fields(
            self._flags(),
            new_company=self.is_new_company,
            new_contact=self.is_new_contact,
        )
        return frozenset(FLAGGABLE) - opened

    def _correction_rules(self):
        """Return the rules of this registration's form, for its ``FormRules``."""
        submitted = self.submitted_at and self.date_closing
        return {"closed": self._closed_fields(), "settled_closing": submitted or None}

    def _prepare_corrected_values(self, values):
        """Return what is written of clean ``values``: nothing into closed fields."""
        closed = self._closed_fields()
        self_sudo = self.sudo()
        kept = {
            name: self_sudo._fields[name].convert_to_write(self_sudo[name], self_sudo)
            for name in closed.intersection(FIELDS)
        }
        return self.partnership_id._prepare_registration_values(
            {**values, **kept}, closed
        )

    def _closed_texts(self):
        """Return field → what stands there, in the reader's words, of closed fields."""
        self_sudo = self.sudo()
        closed = self._closed_fields()
        plain = self_sudo._input_values()
        texts = {name: self_sudo._input_text(name, plain[name]) for name in FIELDS}
        # As the partner knows them, never as the vendor's contacts are called.
        texts |= {
            "customer_id": self.customer_name or "",
            "customer_contact_id": self._contact_name(),
            "visibility": self._visibility_text(),
            "attachments": "",
        }
        return {name: text for name, text in texts.items() if name in closed}

    def _visibility_text(self):
        """Return in words who of the organisation sees this registration."""
        self_sudo = self.sudo()
        author = self_sudo.contact_id
        text = self.env._("Your whole organisation")
        if self.visibility != "organization":
            text = self.env._("Only %s and supervisors", author.name)
            if author == self.env.user.partner_id:
                text = self.env._("Only you and your supervisors")
        if self.state == "draft":
            return self.env._("Once submitted: %s", text)
        return text

    # ------------------------------------------------------------- what is kept

    def _keep_input(self, texts):
        """Keep what was typed and cannot be stored in its field yet."""
        self_sudo = self.sudo()
        kept = {name: text for name, text in texts.items() if text}
        self_sudo.draft_input = kept or False

    def _draft_files(self):
        """Return the files of a draft, which its author may take away, as values."""
        if "discard" not in self._portal_actions():
            return []
        files_sudo = self._shared_messages().attachment_ids
        return self.env["prm.registration.talk"]._files(self, files_sudo)

    def _remove_draft_file(self, file_id):
        """Delete a file of the author's own draft; unknown ids do nothing.

        What was submitted stays: the reviewer was told of it.
        """
        self._check_portal_may("discard")
        file_sudo = self._attachment(file_id)
        messages_sudo = self._shared_messages()
        file_sudo.unlink()
        messages_sudo.filtered(
            lambda message: not message.attachment_ids and is_html_empty(message.body)
        ).unlink()

    def _remember_returned(self):
        """Remember once what the reviewer gave back, to tell the changes later."""
        if self.state == "action_required" and not self.returned_values:
            self.returned_values = self._input_values()

    def _settle_input(self):
        """Note the changes of a resubmission, and forget what was kept for it."""
        self_sudo = self.sudo()
        before = self_sudo.returned_values
        if before:
            self_sudo._note_changes(self_sudo._changes_since(before))
        if before or self_sudo.draft_input:
            self_sudo.write({"returned_values": False, "draft_input": False})

    # --------------------------------------------------------------- what changed

    def _input_values(self):
        """Return field → plain value of all that the form may write."""

        def plain(value):
            if isinstance(value, models.BaseModel):
                return value[:1].name or value.display_name or ""
            return fields.Date.to_string(value) if hasattr(value, "day") else value

        return {name: plain(self[name]) or "" for name in FIELDS}

    def _changes_since(self, before):
        """Return field → [old, new] of what differs from the values ``before``.

        Names that were only copied from a choice are told once, by the choice.
        """
        after = self._input_values()
        changes = {
            name: [before.get(name, ""), after[name]]
            for name in FIELDS
            if before.get(name, "") != after[name]
        }
        copied = set()
        if "customer_id" in changes and not self.is_new_company:
            copied |= {"customer_name"}
        if "customer_contact_id" in changes and not self.is_new_contact:
            copied |= {"contact_first_name", "contact_last_name"}
        return {name: pair for name, pair in changes.items() if name not in copied}

    def _note_changes(self, changes):
        """Write ``changes`` into the history and, for the vendor, into the chatter."""
        noted = changes or {"": ["", ""]}
        self.transition_ids[-1:].changes = noted
        vendor = self.company_id.partner_id
        reader = self.reviewer_id.lang or vendor.lang
        body = self.with_context(lang=reader)._render_changes(noted)
        self._message_log(body=body, author_id=vendor.id)

    def _render_changes(self, changes):
        """Return a table of changes as HTML; what a partner typed is escaped."""
        if not changes:
            return False
        rows = self._change_rows(changes)
        return self.env["ir.qweb"]._render("prm.registration_changes", {"rows": rows})

    def _change_rows(self, changes):
        """Return ``[(label, old, new)]`` in the reader's language."""
        return [
            (
                self._fields[name]._description_string(self.env),
                self._input_text(name, changes[name][0]),
                self._input_text(name, changes[name][1]),
            )
            for name in FIELDS
            if name in (changes or {})
        ]

    def _input_text(self, name, value):
        """Return a plain value of a field in words."""
        field = self._fields[name]
        if field.type == "boolean":
            return self.env._("Yes") if value else self.env._("No")
        if field.type == "selection":
            return self.env["prm.formatting"]._choice(self, name, value or "")
        if field.type == "date" and value:
            return format_date(self.env, value)
        return value or ""
