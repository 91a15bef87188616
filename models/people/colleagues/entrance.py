"""May supervisors look after colleagues here, and may they invite?"""

from odoo import api, models, tools
from odoo.exceptions import AccessError, UserError

from ....policy import colleague_moves
from ...portal.portal import ACCESS

SECTION = "colleagues"


class PrmColleagueEntrance(models.AbstractModel):
    """Who may look after the people of a partnership, and what its portal allows."""

    _name = "prm.colleague.entrance"
    _description = "Who looks after colleagues"

    # ------------------------------------------------------------- who is asking

    @api.model
    def _own_sudo(self, partnership):
        """Return the membership (sudo) that makes the current user supervisor here.

        The role in this very partnership counts, whatever the person may elsewhere.
        """
        members_sudo = self.env["prm.member"].sudo()
        own_sudo = members_sudo.search(
            [
                ("user_id", "=", self.env.uid),
                ("partnership_id", "=", partnership.id),
                ("role", "=", "supervisor"),
            ]
        )
        return own_sudo._filtered_live()

    @api.model
    def _is_supervisor(self, portal):
        """Tell whether the current user looks after the people of this portal."""
        return portal._is_supervisor() and self._leads(portal._own_partnership())

    @tools.ormcache("partnership.id", *ACCESS)
    def _leads(self, partnership):
        return bool(partnership and self._own_sudo(partnership))

    @api.model
    def _partnership_sudo(self, portal):
        """Return the partnership (sudo) whose people the current user looks after.

        :param portal: one that the current user may open
        :raises AccessError: to who is no supervisor there
        """
        partnership = portal._own_partnerships()[:1]  # none when access has just ended
        is_shown = self.env["prm.portal.switches"]._is_shown(portal, SECTION)
        if not (partnership and is_shown and self._own_sudo(partnership)):
            raise AccessError(self.env["prm.messages"]._text("not_your_role"))
        return partnership.sudo()

    @api.model
    def _check_may_change(self, partnership):
        """Refuse where the portal lets supervisors change nothing of colleagues.

        :raises UserError: saying so
        """
        if not self._may_change(partnership):
            raise UserError(self.env["prm.messages"]._text("colleagues_fixed"))

    @api.model
    def _may_change(self, partnership):
        """Tell whether supervisors change roles and access on the portal."""
        partnership_sudo = partnership.sudo()
        portal_sudo = partnership_sudo.portal_id
        return self.env["prm.portal.switches"]._may_edit(portal_sudo, SECTION)

    # -------------------------------------------------------------- invitations

    @api.model
    def _verdict(self, partnership):
        """Tell whether supervisors of a partnership may invite colleagues now."""
        partnership_sudo = partnership.sudo()
        portal_sudo = partnership_sudo.portal_id
        return colleague_moves.verdict_invite(
            state=partnership_sudo.state,
            setting=portal_sudo.colleague_invitations,
            is_shown=self._is_open(partnership_sudo),
            is_attended=bool(partnership_sudo.user_ids),
            is_mailed=portal_sudo._tells("partner_added"),
        )

    @api.model
    def _verdict_accept(self, partnership):
        """Tell whether an invitation that was sent may be accepted now."""
        partnership_sudo = partnership.sudo()
        return colleague_moves.verdict_invite(
            state=partnership_sudo.state,
            setting=partnership_sudo.portal_id.colleague_invitations,
            is_shown=self._is_open(partnership_sudo),
            is_attended=bool(partnership_sudo.user_ids),
            is_mailed=True,  # this mail has arrived
        )

    @api.model
    def _is_open(self, partnership_sudo):
        """Tell whether the portal is open and has the section."""
        portal_sudo = partnership_sudo.portal_id
        is_open = portal_sudo.state == "active" and portal_sudo.active
        is_there = partnership_sudo.partner_id.active
        is_shown = self.env["prm.portal.switches"]._is_shown
        return is_open and is_there and is_shown(portal_sudo, SECTION)

    @api.model
    def _check(self, partnership, is_employee=False):
        """Refuse where nobody may be invited now.

        :param bool is_employee: words for an employee, who can change it
        :raises UserError: with the reason
        """
        if verdict := self._verdict(partnership):
            return
        words = {"invitation_unattended": "no_assigned_user"} if is_employee else {}
        words |= {"invitations_off": "invitations_off_here"} if is_employee else {}
        code = words.get(verdict.code, verdict.code)
        raise UserError(self.env["prm.messages"]._text(code))

    @api.model
    def _is_approval_needed(self, partnership):
        """Tell whether an employee approves invitations of this partnership."""
        partnership_sudo = partnership.sudo()
        return partnership_sudo.portal_id.colleague_invitations == "approval"

    # --------------------------------------------------------------- at once

    @api.model
    def _claim(self, partnership):
        """Let what is done with the people of a partnership follow each other."""
        keys_sudo = self.env["prm.serialization.key"].sudo()
        keys_sudo._claim([f"colleagues-{partnership.id}"])
