"""The page of a registration reads its tables once each, not deal by detail."""

from odoo import api, models

from ...common.visit.together import find_lines

# Lines of a registration that its page tells of, or that decide what it offers.
LINES = (
    "transition_ids",
    "news_ids",
    "extension_ids",
    "question_ids",
    "change_ids",
    "appeal_ids",
)
# What decides about a deal, of the partnership that it belongs to.
PARTNERSHIP = ["portal_id", "state", "user_id"]
# What is told of people, by which zone their days are counted, and whose they are.
TOLD = ["name", "email", "phone", "active", "tz", "commercial_partner_id"]


class PrmRegistrationReading(models.AbstractModel):
    """Fills what the rooms of the page ask for next; it shows and decides nothing."""

    _name = "prm.registration.reading"
    _description = "Reading of a registration"

    @api.model
    def _at_once(self, registration):
        """Find lines, people and stages of a registration.

        :param registration: one that the reader may read
        """
        deal_sudo = registration.sudo()
        # Of its employees, archived ones are left out once all are read.
        partnership_sudo = deal_sudo.partnership_id.with_context(active_test=False)
        find_lines((deal_sudo, LINES), (partnership_sudo, ["user_ids"]))
        partnership_sudo.fetch(PARTNERSHIP)
        employees_sudo = partnership_sudo.user_ids | partnership_sudo.user_id
        employees_sudo |= deal_sudo.reviewer_id | deal_sudo.salesperson_id
        employees_sudo |= deal_sudo.user_id
        employees_sudo.fetch(["partner_id", "active", "share"])
        people_sudo = employees_sudo.partner_id
        people_sudo |= deal_sudo.contact_id | deal_sudo.representative_id
        people_sudo |= self.env.user.sudo().partner_id
        people_sudo.fetch(TOLD)
        if registration._shows("opportunities"):
            self.env["prm.registration.progress"]._pipeline_stages_sudo(registration)
            deal_sudo.team_id.fetch(["name"])
