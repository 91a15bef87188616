"""What a partner changed in a registration that comes back, field by field."""

from odoo import api, models


class PrmRegistrationChanges(models.AbstractModel):
    """Old and new values of the form's fields: remembered, noted, put into words."""

    _name = "prm.registration.changes"
    _description = "Changes of a returned registration"

    # ------------------------------------------------------------------------ values

    @api.model
    def _values(self, registration):
        """Return field → plain value of all that the form may write."""
        answers = self.env["prm.registration.answers"]
        values = answers._values(registration)
        return {name: answers._plain(value) for name, value in values.items()}

    # ------------------------------------------------------- between return and answer

    @api.model
    def _remember(self, registration_sudo):
        """Remember once what the reviewer gave back, to tell the changes later."""
        is_returned = registration_sudo.state == "action_required"
        if is_returned and not registration_sudo.returned_values:
            registration_sudo.returned_values = self._values(registration_sudo)

    @api.model
    def _settle(self, registration):
        """Note the changes of a resubmission, and forget what was kept for it."""
        registration_sudo = registration.sudo()
        before = registration_sudo.returned_values
        if before:
            self._note(registration_sudo, self._since(registration_sudo, before))
        if before or registration_sudo.draft_input:
            registration_sudo.write({"returned_values": False, "draft_input": False})

    def _since(self, registration, before):
        """Return field → [old, new] of what differs from the values ``before``.

        Names that were only copied from a choice are told once, by the choice.
        """
        changes = {
            name: [before.get(name, ""), value]
            for name, value in self._values(registration).items()
            if before.get(name, "") != value
        }
        copied = set()
        if "customer_id" in changes and not registration.is_new_company:
            copied |= {"customer_name"}
        if "customer_contact_id" in changes and not registration.is_new_contact:
            copied |= {"contact_first_name", "contact_last_name"}
        return {name: pair for name, pair in changes.items() if name not in copied}

    def _note(self, registration, changes):
        """Write ``changes`` into the history and, for the vendor, into the chatter."""
        noted = changes or {"": ["", ""]}
        registration.transition_ids[-1:].changes = noted
        vendor = registration.company_id.partner_id
        reader = self.env["prm.language"]._of(registration.reviewer_id, vendor)
        body = self.with_context(lang=reader)._render(registration, noted)
        registration._message_log(body=body, author_id=vendor.id)

    # ---------------------------------------------------------------------- in words

    @api.model
    def _render(self, registration, changes):
        """Return a table of changes as HTML; what a partner typed is escaped."""
        if not changes:
            return False
        rows = self._rows(registration, changes)
        return self.env["ir.qweb"]._render("prm.registration_changes", {"rows": rows})

    @api.model
    def _rows(self, registration, changes):
        """Return ``[(label, old, new)]`` in the reader's language.

        :param registration: of which the fields are
        :param dict changes: field → [old, new], or nothing
        """
        if not changes:
            return []
        told = registration.with_env(self.env)
        words = self.env["prm.registration.answers"]._words
        return [
            (
                self._label(told, entry),
                *(words(entry, value) for value in changes[entry.name]),
            )
            for entry in self.env["prm.registration.fields"]._written(told.portal_id)
            if entry.name in changes
        ]

    def _label(self, registration, entry):
        """Return how the reader calls a field: employees have words of their own."""
        if entry.question:
            return entry.label
        if self.env.user.share:
            return self.env["prm.formatting"]._tr(entry.row_label or entry.label)
        return registration._fields[entry.name]._description_string(self.env)
