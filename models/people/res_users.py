from odoo import api, fields, models


class ResUsers(models.Model):
    """Memberships follow their user: archived, somebody else, logged in."""

    _inherit = "res.users"

    prm_member_ids = fields.One2many(
        "prm.member", "user_id", "Portal memberships", groups="prm.group_prm_user"
    )

    def write(self, vals):
        result = super().write(vals)
        if {"active", "partner_id"} & vals.keys():
            self._prm_update_members()
        if not vals.get("active", True):
            self.env["prm.deal.people"]._hand_over_reviews(self)
        return result

    def _prm_update_members(self):
        """Disable memberships of archived users and of those who are somebody else."""
        members_sudo = self.env["prm.member"].sudo()
        members_sudo = members_sudo.search([("user_id", "in", self.ids)])
        ended_sudo = members_sudo.filtered(
            lambda member: (
                not member.user_id.active
                or member.user_id.partner_id != member.partner_id
            )
        )
        ended_sudo.write({"state": "disabled"})
        members_sudo._sync_access()

    @api.model
    def _update_last_login(self):
        result = super()._update_last_login()
        members_sudo = self.env["prm.member"].sudo()
        members_sudo._note_login(self.env.user)
        self.env["prm.member.activity"]._count("logins")
        return result
