"""The portals of a sales direction, on its form."""

from odoo import api, fields, models


class CrmTeam(models.Model):
    """Sales teams: a portal of their own is made, or opened, from here."""

    _inherit = "crm.team"

    prm_portal_count = fields.Integer(
        "Partner portals",
        compute="_compute_prm_portal_count",
        groups="prm.group_prm_user",
    )

    @api.depends_context("uid", "company")
    def _compute_prm_portal_count(self):
        """Count the portals that the reader may see."""
        portals = self.env["prm.portal"].sudo(False)
        groups = portals._read_group(
            [("team_id", "in", self.ids)], ["team_id"], ["__count"]
        )
        counts = {team.id: number for team, number in groups}
        for team in self:
            team.prm_portal_count = counts.get(team._origin.id, 0)

    def action_prm_create_portal(self):
        """Open the dialog that makes the portal of this sales direction.

        :raises AccessError: to who may not set up portals
        """
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        dialog = self.env["prm.portal.add"]
        dialog.check_access("create")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Create partner portal"),
            "res_model": dialog._name,
            "view_mode": "form",
            "target": "new",
            "context": {"default_team_id": self.id},
        }

    def action_prm_open_portals(self):
        """Open the portal of this sales direction, or the list of several.

        :raises AccessError: to who may not read portals
        """
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        domain = [("team_id", "=", self.id)]
        portals = self.env["prm.portal"].search(domain)
        action = {
            "type": "ir.actions.act_window",
            "name": self.env._("Partner portals"),
            "res_model": "prm.portal",
            "view_mode": "list,form",
            "domain": domain,
            "context": {"default_team_id": self.id},
        }
        if len(portals) == 1:
            action |= {"view_mode": "form", "res_id": portals.id}
        return action
