"""What of the directory is public now; the pages themselves come from an addon."""

from odoo import api, fields, models
from odoo.fields import Domain

from ...policy import validity


class PrmDirectory(models.AbstractModel):
    """Finds published entries for everybody; what is not public now is not found."""

    _name = "prm.directory"
    _description = "Partner directory"

    @api.model
    def _has_pages(self):
        """Hook: tell whether there are public pages. Without, portals offer nothing."""
        return False

    @api.model
    def _url(self, entry):
        """Hook: return the address of the public page of an entry, or ``""``."""
        return ""

    @api.model
    def _visible_sudo(self, company):
        """Return the entries (sudo) that are public now on the sites of a company."""
        off_sudo = self.env["prm.portal.section"].sudo()
        off_sudo = off_sudo.search([("key", "=", "directory"), ("visible", "=", False)])
        entries_sudo = self.env["prm.directory.entry"].sudo()
        return entries_sudo.search(
            Domain("state", "=", "published")
            & Domain("company_id", "=", company.id)
            & Domain("partnership_id.state", "=", "active")
            & Domain("organization_id.active", "=", True)
            & Domain("partnership_id.program_id.active", "=", True)
            & Domain("portal_id.active", "=", True)
            & Domain("portal_id.state", "=", "active")
            & Domain("portal_id", "not in", off_sudo.portal_id.ids),
            order="name, id",
        ).filtered(lambda entry: self._is_granted(entry.partnership_id))

    @api.model
    def _is_granted(self, partnership):
        """Tell whether a partnership may have an entry, as its program says."""
        own_sudo = partnership.sudo()
        if not own_sudo.program_id.directory_needs_benefit:
            return True
        today = fields.Date.context_today(self)
        return any(
            benefit.parameter_id.code == "partner_directory"
            and benefit.value
            and validity.in_force((benefit.date_start, benefit.date_end), today)
            for benefit in own_sudo.tier_id.condition_ids
            if benefit.kind == "benefit"
        )

    @api.model
    def _find_sudo(self, company, number):
        """Return the public entry (sudo) of a partnership, or none.

        :param int number: id of the partnership, as the address says it
        """
        return self._visible_sudo(company).filtered(
            lambda entry: entry.partnership_id.id == number
        )

    @api.model
    def _tier(self, entry):
        """Return the name of the tier, as far as the program shows it."""
        own_sudo = entry.sudo().partnership_id
        lowest_sudo = own_sudo.program_id.directory_tier_id
        is_shown = lowest_sudo and own_sudo.tier_id.level >= lowest_sudo.level
        return own_sudo.tier_id.name if is_shown else ""
