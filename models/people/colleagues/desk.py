"""What supervisors do with the people of their organization."""

from odoo import api, models
from odoo.exceptions import AccessError, UserError

from ....policy import colleague_moves


class PrmColleagueDesk(models.AbstractModel):
    """Changes roles, ends and restores access, hands registrations over.

    Whatever is done in a partnership follows each other (``_claim``): of two
    supervisors who act on each other at once, the second finds what the first has left.
    """

    _name = "prm.colleague.desk"
    _description = "Changes of colleagues"

    @api.model
    def _member_sudo(self, portal, member_id):
        """Return a colleague (sudo) whom the current user may look after, to change.

        :param portal: one that the current user may open
        :param int member_id: as a page names it
        :raises AccessError: to who is no supervisor; for an id of another partnership
            and for a missing one
        :raises UserError: where the portal lets nothing be changed
        """
        entrance = self.env["prm.colleague.entrance"]
        partnership_sudo = entrance._partnership_sudo(portal)
        entrance._check_may_change(partnership_sudo)
        entrance._claim(partnership_sudo)
        return self._of_sudo(partnership_sudo, member_id)

    @api.model
    def _of_sudo(self, partnership_sudo, member_id):
        """Return the member (sudo) of a partnership with this id.

        :raises AccessError: for an id of another partnership and for a missing one
        """
        members_sudo = partnership_sudo.member_ids
        member_sudo = members_sudo.filtered(lambda member: member.id == member_id)
        if not member_sudo:
            raise AccessError(self.env["prm.messages"]._text("not_your_role"))
        return member_sudo

    @api.model
    def _colleague(self, member):
        """Return what the rules have to know of a member."""
        member_sudo = member.sudo()
        others_sudo = member_sudo.partnership_id.member_ids - member_sudo
        active_sudo = others_sudo._filtered_live().filtered(
            lambda other: other.role == "supervisor" and other.state == "active"
        )
        return colleague_moves.Colleague(
            role=member_sudo.role,
            state=member_sudo.state,
            is_self=member_sudo.user_id == self.env.user,
            other_supervisors=len(active_sudo),
            is_ended_here=bool(member_sudo.ended_by_id and member_sudo.user_id.active),
        )

    # ------------------------------------------------------------------- changes

    @api.model
    def _change_role(self, portal, member_id, role):
        """Give a colleague another role.

        :param str role: ``partner`` or ``supervisor``
        :raises AccessError: as :meth:`_member_sudo`
        :raises UserError: with the reason why not
        """
        member_sudo = self._member_sudo(portal, member_id)
        verdict = colleague_moves.verdict_role(self._colleague(member_sudo), role)
        self.env["prm.messages"]._require(verdict)
        member_sudo.write({"role": role})

    @api.model
    def _end(self, portal, member_id):
        """End the access of a colleague from the next request on.

        :raises AccessError: as :meth:`_member_sudo`
        :raises UserError: with the reason why not
        """
        member_sudo = self._member_sudo(portal, member_id)
        verdict = colleague_moves.verdict_end(self._colleague(member_sudo))
        self.env["prm.messages"]._require(verdict)
        person_sudo = self.env.user.partner_id.sudo()
        member_sudo.write({"state": "disabled", "ended_by_id": person_sudo.id})

    @api.model
    def _restore(self, portal, member_id):
        """Give a colleague the access back that a supervisor ended.

        :raises AccessError: as :meth:`_member_sudo`
        :raises UserError: with the reason why not
        """
        member_sudo = self._member_sudo(portal, member_id)
        verdict = colleague_moves.verdict_restore(self._colleague(member_sudo))
        self.env["prm.messages"]._require(verdict)
        self._check_place(member_sudo)
        member_sudo._reopen_user()
        state = "active" if member_sudo.last_seen else "invited"
        member_sudo.write({"state": state})

    @api.model
    def _check_place(self, member_sudo):
        """Refuse whom an invitation would refuse, in words for supervisors.

        :raises UserError: saying whom to ask
        """
        try:
            member_sudo._check_may_invite()
        except UserError as error:
            sentence = self.env["prm.messages"]._text("colleague_stays_out")
            raise UserError(sentence) from error

    @api.model
    def _hand_over(self, portal, member_id, heir_id):
        """Give the open registrations of a colleague to another one.

        :raises AccessError: as :meth:`_member_sudo`, for both ids
        :raises UserError: when the other one has no access
        """
        member_sudo = self._member_sudo(portal, member_id)
        heir_sudo = self._of_sudo(member_sudo.partnership_id, heir_id)
        return member_sudo._hand_over_to(heir_sudo)
