"""What an applicant accepted counts for the partner that comes of it."""

from odoo import models

from ....policy import program_terms as rules


class PrmApplicationAcceptance(models.AbstractModel):
    """Terms of the chosen program that were accepted with the form are accepted.

    A newer version that came in the meantime is asked for on the portal, as always.
    """

    _inherit = "prm.application.acceptance"

    def _settle(self, application, partnership, person, chosen):
        result = super()._settle(application, partnership, person, chosen)
        application_sudo = application.sudo()
        terms_sudo = application_sudo.accepted_terms_ids.filtered(
            lambda each: each.program_id == chosen.program
        )
        if rules.verdict_role(chosen.role, chosen.program.terms_acceptors):
            for each_sudo in terms_sudo:
                self._accept_terms(application_sudo, partnership, person, each_sudo)
        return result

    def _accept_terms(self, application_sudo, partnership, person, terms_sudo):
        """Keep an acceptance under the name, and the day, of the application."""
        desk = self.env["prm.terms.desk"]
        acceptances_sudo = self.env["prm.terms.acceptance"].sudo()
        members_sudo = partnership.sudo().member_ids
        member_sudo = members_sudo.filtered(lambda one: one.partner_id == person)
        acceptances_sudo.create(
            {
                **desk._prepare_acceptance(partnership, terms_sudo),
                "member_id": member_sudo.id,
                "name": application_sudo.person_name,
                "date": application_sudo.terms_accepted_at,
            }
        )
