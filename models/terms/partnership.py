"""What a partnership accepted of the terms of its program, and what it has to."""

from odoo import api, fields, models
from odoo.fields import Domain

# From other parts: state


class PrmPartnershipProgramTerms(models.Model):
    """Acceptances of a partnership, and whether the current version is missing."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    terms_acceptance_ids = fields.One2many(
        "prm.terms.acceptance", "partnership_id", "Accepted terms", readonly=True
    )
    terms_waiting = fields.Boolean(
        "Terms not accepted",
        compute="_compute_terms_waiting",
        search="_search_terms_waiting",
        help="The partnership is active, and nobody of the partner has accepted the "
        "current version of the program's terms.",
    )

    @api.depends("state", "program_id.terms_id", "terms_acceptance_ids.terms_id")
    def _compute_terms_waiting(self):
        desk = self.env["prm.terms.desk"]
        for partnership in self:
            is_active = partnership.state == "active"
            partnership.terms_waiting = is_active and desk._is_waiting(partnership)

    @api.model
    def _search_terms_waiting(self, operator, value):
        """Return the domain of those that have to accept the terms of their program."""
        if operator != "in":
            return NotImplemented
        terms_sudo = self.env["prm.program.terms"].sudo()
        waiting = Domain("state", "=", "active") & Domain.OR(
            Domain("program_id", "=", current.program_id.id)
            & Domain("terms_acceptance_ids", "not any", [("terms_id", "=", current.id)])
            for current in terms_sudo.search([("is_current", "=", True)])
        )
        return waiting if True in value else ~waiting
