"""A member whose access a supervisor has ended."""

from odoo import api, fields, models

# From other parts: name, partnership_id, role, state


class PrmMemberColleague(models.Model):
    """Members: whether one of their own supervisors ended the access."""

    _name = "prm.member"
    _inherit = ["prm.member"]

    ended_by_id = fields.Many2one(
        "res.partner",
        "Ended by",
        compute="_compute_ended_by_id",
        store=True,
        readonly=False,  # so that who ends the access may say so
        index="btree_not_null",
        ondelete="set null",
        help="The supervisor who ended the access on the portal, and may restore it. "
        "Empty if you ended it.",
    )

    @api.depends("state")
    def _compute_ended_by_id(self):
        """Forget it with each other change of the state; who ends it says so."""
        self.ended_by_id = False

    def action_disable(self):
        """End this person's access; a supervisor may not restore it."""
        result = super().action_disable()
        self.write({"ended_by_id": False})
        return result

    def _noted(self, vals):
        """Return member → role and state, where ``vals`` may change what is noted."""
        if not {"role", "state"} & vals.keys():
            return {}
        return {member: (member.role, member.state) for member in self}

    def _note_changes(self, before):
        """Write changed roles, ended and restored access into the history.

        :param dict before: member → role and state, as :meth:`_noted` says
        """
        notice = self.env["prm.colleague.notice"]
        for member, former in before.items():
            notice._note_member(member, *former)

    def _note_removed(self):
        """Write into the history who is no member anymore."""
        notice = self.env["prm.colleague.notice"]
        for member in self:
            notice._note_of_member(member, member.name, "", "removed")

    def _readers_sudo(self, people):
        """Return those of ``people`` (sudo) who may know of this colleague.

        Supervisors, who look after all; everybody of themselves.
        """
        self_sudo = self.sudo()
        members_sudo = self_sudo.partnership_id.member_ids._filtered_live()
        told_sudo = members_sudo.filtered(
            lambda member: member.role == "supervisor" or member == self_sudo
        )
        return people & told_sudo.partner_id

    def _colleagues_link(self):
        """Return the full address of the page of colleagues, for mails."""
        portal_sudo = self.partnership_id.portal_id.sudo()
        return self.get_base_url() + portal_sudo._url("colleagues")

    def _role_name(self):
        """Return the role in words, for mails."""
        return self.env["prm.formatting"]._choice(self, "role")
