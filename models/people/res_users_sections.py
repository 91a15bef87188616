"""What the sections of portals leave of a person's records, for record rules."""

from odoo import models

# From other parts: _prm_scope


class ResUsersSections(models.Model):
    """People of partners: their records, narrowed by what portals show."""

    _inherit = "res.users"

    def _prm_shown_deals(self):
        """Return the domain of the deals that portals show to this person, as a list.

        It is empty where no portal narrows anything.
        """
        switches = self.env["prm.portal.switches"].with_user(self)
        domain = switches._deals_domain()
        return [] if domain.is_true() else list(domain)

    def _prm_shown_parts(self):
        """Return the domain of parts of partnerships that portals show, as a list.

        It is empty where every portal shows its program.
        """
        scope = self._prm_scope()
        if not scope.switches.hidden_on("program"):
            return []
        return [("partnership_id", "in", scope.shown_partnership_ids)]

    def _prm_shown_colleagues(self):
        """Return the domain of the members that portals show, as a list.

        It is empty where every portal shows its colleagues; oneself is always shown.
        """
        scope = self._prm_scope()
        hidden = scope.switches.hidden_on("colleagues")
        if not hidden:
            return []
        partnerships_sudo = self.env["prm.partnership"].sudo()
        found_sudo = partnerships_sudo.search(
            [
                ("partner_id", "=", scope.organization_id),
                ("portal_id", "in", hidden),
            ]
        )
        return [
            "|",
            ("partner_id", "=", self.partner_id.id),
            ("partnership_id", "not in", found_sudo.ids),
        ]
