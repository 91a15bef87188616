"""Two kinds of roles: channel roles of employees, partner roles of portal users."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

# From other parts: _prm_key

CHANNEL = "prm.res_groups_privilege_prm"
PARTNER = "prm.res_groups_privilege_prm_partner"


class ResUsersRoles(models.Model):
    """Who has which kind; the user form offers only what this user may have."""

    _inherit = "res.users"

    view_group_hierarchy = fields.Json(
        compute="_compute_view_group_hierarchy",
        default=lambda self: self._prm_roles_on_form(CHANNEL),
        groups="base.group_erp_manager",
    )

    @api.depends("group_ids")
    @api.depends_context("lang")
    def _compute_view_group_hierarchy(self):
        for user in self:
            wanted = CHANNEL if user._is_internal() else PARTNER
            offered = "" if user._is_public() else wanted
            user.view_group_hierarchy = user._prm_roles_on_form(offered)

    @api.model
    def _prm_roles_on_form(self, offered):
        """Return core's choices of roles, of ours only the privilege ``offered``."""
        choices = self.env["res.groups"]._get_view_group_hierarchy()  # cached: a copy
        hidden = {
            privilege.id
            for xmlid in {CHANNEL, PARTNER} - {offered}
            if (privilege := self.env.ref(xmlid, raise_if_not_found=False))
        }
        categories = [
            {
                **category,
                "privilege_ids": [
                    each for each in category["privilege_ids"] if each not in hidden
                ],
            }
            for category in choices["categories"]
        ]
        privileges = {
            number: privilege
            for number, privilege in choices["privileges"].items()
            if number not in hidden
        }
        return {**choices, "categories": categories, "privileges": privileges}

    @api.constrains("group_ids")
    def _check_disjoint_groups(self):
        """Refuse both kinds of roles in our words; core names groups only."""
        partner, channel, portal, internal = (
            self.env.ref(xmlid, raise_if_not_found=False) or self.env["res.groups"]
            for xmlid in (
                "prm.group_prm_partner",
                "prm.group_prm_user",
                "base.group_portal",
                "base.group_user",
            )
        )
        for user in self:
            groups = user.all_group_ids
            if (partner & groups and internal & groups) or (
                channel & groups and portal & groups
            ):
                raise ValidationError(
                    self.env["prm.messages"]._text("two_kinds_of_role")
                )
        return super()._check_disjoint_groups()

    # ------------------------------------------------------------ asked and asked

    def _has_group(self, group_ext_id):
        """Keep what was said of the current user: fields with groups ask each time.

        For the transaction, and under the key of this person's access.
        """
        if self._ids != (self.env.uid,):
            return super()._has_group(group_ext_id)
        answers = self.env.cr.cache.setdefault("prm_groups", {})
        asked = self.env.uid, self._prm_key(), group_ext_id
        if asked not in answers:
            answers[asked] = super()._has_group(group_ext_id)
        return answers[asked]

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
        """Tell whether this is a portal user of a partner organization."""
        return self.share and self.has_group("prm.group_prm_partner")
