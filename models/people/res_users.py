from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Command

from .member import ROLE_GROUPS


class ResUsers(models.Model):
    """Portal users of partners: what they may see, and their groups."""

    _inherit = "res.users"

    prm_member_ids = fields.One2many(
        "prm.member", "user_id", "Portal memberships", groups="prm.group_prm_user"
    )

    # -------------------------------------------------------------------- access

    def _prm_set_role(self, live_members):
        """Set our groups to the highest role of ``live_members``, or to none."""
        self.ensure_one()
        roles = set(live_members.mapped("role")) if self.active else set()
        role = next((r for r in ("supervisor", "partner") if r in roles), None)
        wanted = self.env.ref(ROLE_GROUPS[role]) if role else self.env["res.groups"]
        ours = self.env["res.groups"].union(
            *(self.env.ref(xmlid) for xmlid in ROLE_GROUPS.values())
        )
        if self.group_ids & ours == wanted:
            return
        commands = [Command.unlink(group.id) for group in ours - wanted]
        if self._is_portal():
            commands.append(Command.link(self.env.ref("base.group_portal").id))
        commands += [Command.link(group.id) for group in wanted]
        self.write({"group_ids": commands})

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
        return result

    # ----------------------------------------------------------------- reviewers

    @api.model
    def _prm_reviewer_domain(self):
        """Return the domain of people who may review registrations."""
        group = self.env.ref("prm.group_prm_user")
        return [("share", "=", False), ("all_group_ids", "in", group.ids)]

    def _prm_reviewers(self):
        """Return the active users of ``self`` who may review registrations."""
        return self.filtered(
            lambda user: user.active and user.has_group("prm.group_prm_user")
        )

    def _prm_check_reviewers(self):
        """Refuse reviewers who could not open what they are asked to decide."""
        users_sudo = self.sudo()
        if any(not user.has_group("prm.group_prm_user") for user in users_sudo):
            raise ValidationError(self.env["prm.messages"]._text("reviewer_of_channel"))

    def _prm_is_partner_user(self):
        """Tell whether this is a portal user of a partner organisation."""
        return self.share and self.has_group("prm.group_prm_partner")
