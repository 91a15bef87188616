from odoo import api, fields, models
from odoo.exceptions import UserError

from ..policy.visible_text import tidy


class PrmRegistrationEntry(models.TransientModel):
    """Dialog in which an employee submits what the form would refuse, with a reason."""

    _name = "prm.registration.entry"
    _description = "Submit anyway"

    registration_id = fields.Many2one(
        "prm.registration", required=True, ondelete="cascade"
    )
    missing = fields.Text(
        "What is missing", compute="_compute_missing", compute_sudo=False
    )
    # With the reader's rights: nobody is named whom they may not read.
    found_html = fields.Html(
        "What was found", compute="_compute_found_html", compute_sudo=False
    )
    reason = fields.Text(
        "Why submit it anyway", help="Internal note: the partner does not see it."
    )

    @api.depends("registration_id")
    @api.depends_context("lang")
    def _compute_missing(self):
        entry = self.env["prm.vendor.entry"]
        for wizard in self:
            registration = wizard.registration_id
            is_open = registration and registration.has_access("write")
            wizard.missing = entry._missing_text(registration) if is_open else ""

    @api.depends("registration_id")
    @api.depends_context("uid", "lang")
    def _compute_found_html(self):
        for wizard in self:
            rows = wizard._found_rows()
            wizard.found_html = rows and self.env["ir.qweb"]._render(
                "prm.registration_entry_found", {"rows": rows}
            )

    def _found_rows(self):
        """Return what was found, as far as the reader may know it."""
        registration = self.registration_id
        if not registration or not registration.has_access("write"):
            return []
        registration_sudo = registration.sudo()
        candidates = self.env["prm.customer.candidates"]
        found = candidates._of(registration_sudo, hints=False).found
        conflicts = self.env["prm.registration.conflict"]._preview(registration, found)
        formatting = self.env["prm.formatting"]
        return [
            {
                "name": conflict.display_name,
                "kind": formatting._choice(conflict, "kind"),
                "is_same": conflict.strength == "same",
                "strength": formatting._choice(conflict, "strength"),
                "same": conflict.matched_label,
                "first_in": formatting._day(conflict.first_in_at),
                "ask": conflict.ask,
            }
            for conflict in conflicts
            if conflict.strength != "hint"
        ]

    def action_confirm(self):
        """Submit the registration, with the reason as an internal note.

        :raises UserError: without a reason, or with what nobody may overrule
        :raises AccessError: to who may not submit it
        """
        self.ensure_one()
        registration = self.registration_id
        registration._check_vendor_may("submit")
        entry = self.env["prm.vendor.entry"]
        entry._check(registration)
        if not (reason := tidy(self.reason or "", multiline=True)):
            raise UserError(self.env["prm.messages"]._text("entry_reason_required"))
        entry._submit(registration, reason)
        return {"type": "ir.actions.client", "tag": "soft_reload"}
