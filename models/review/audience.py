"""Who decides while somebody is away, and who hears of delays."""

from odoo import api, models

from .registration import DUE, LATE


class PrmAudience(models.AbstractModel):
    """Reviewers: whoever stands in for them today."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        """Return the table, with reminders and delays."""
        return super()._told() | {DUE: ("reviewer",), LATE: ("responsible", "reviewer")}

    @api.model
    def _roles(self):
        """Return the roles, with who is responsible for delays."""

        def responsible(deals):
            """Return whom the portal names for delays, else its default owner."""
            portals = deals.portal_id
            return portals.escalation_user_id or portals.default_user_id

        return super()._roles() | {"responsible": responsible}

    @api.model
    def _reviewer_sudo(self, partnership):
        """Return who reviews new registrations, or stands in today."""
        reviewer_sudo = super()._reviewer_sudo(partnership)
        return self.env["prm.absence"]._stand_in_sudo(reviewer_sudo)

    @api.model
    def _reviewer_at_work_sudo(self, registration):
        """Return the reviewer of a registration, or who stands in today."""
        reviewer_sudo = super()._reviewer_at_work_sudo(registration)
        return self.env["prm.absence"]._stand_in_sudo(reviewer_sudo)
