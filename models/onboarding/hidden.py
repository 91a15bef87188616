"""A person puts the first steps away, for good."""

from odoo import api, fields, models


class PrmMemberFirstSteps(models.Model):
    """Members: whether they put the first steps away."""

    _name = "prm.member"
    _inherit = ["prm.member"]

    first_steps_hidden = fields.Boolean(
        "First steps are hidden", readonly=True, copy=False
    )


class PrmPartnerChecklist(models.AbstractModel):
    """The button that puts the first steps away."""

    _inherit = "prm.partner.checklist"

    @api.model
    def _hide(self, portal):
        """Put the first steps away for the current user; again changes nothing.

        :param portal: one of the current user's own
        """
        desk = self.env["prm.terms.desk"]
        member_sudo = desk._member_sudo(portal._own_partnership())
        if member_sudo and not member_sudo.first_steps_hidden:
            member_sudo.first_steps_hidden = True
