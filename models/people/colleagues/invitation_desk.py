"""Supervisors invite by address, send again, and take back."""

from odoo import api, models
from odoo.exceptions import AccessError, UserError

from ....policy import colleague_moves


class PrmColleagueInvitations(models.AbstractModel):
    """Makes invitations; who has an address is never asked here."""

    _name = "prm.colleague.invitations"
    _description = "Invitations by supervisors"

    @api.model
    def _invite(self, portal, people, role, token=""):
        """Invite people by their addresses, all of them or nobody.

        :param portal: one that the current user may open
        :param people: list of (name, address); addresses in small letters, each once
        :param str role: ``partner`` or ``supervisor``
        :param str token: one-shot token of the form; a repeated one does nothing
        :return: how many people were invited; 0 for a form that is repeated
        :raises AccessError: to who is no supervisor
        :raises UserError: with the reason why nobody may be invited, or who is already
        """
        entrance = self.env["prm.colleague.entrance"]
        partnership_sudo = entrance._partnership_sudo(portal)
        entrance._check(partnership_sudo)
        entrance._claim(partnership_sudo)
        if token and not self._is_first(token):
            return 0
        self._check_fresh(partnership_sudo, [email for _name, email in people])
        waits = entrance._is_approval_needed(partnership_sudo)
        invitations_sudo = self.env["prm.invitation"].sudo()
        made_sudo = invitations_sudo.create(
            [
                self._prepare_invitation(partnership_sudo, *person, role, waits)
                for person in people
            ]
        )
        self._tell(partnership_sudo, made_sudo, waits)
        return len(made_sudo)

    @api.model
    def _is_first(self, token):
        """Tell whether a form is sent for the first time."""
        keys_sudo = self.env["prm.serialization.key"].sudo()
        return bool(keys_sudo._claim([f"colleagues-{self.env.uid}-{token}"]))

    @api.model
    def _check_fresh(self, partnership_sudo, emails):
        """Refuse addresses that this organization has invited already.

        :raises UserError: naming them
        """
        known_sudo = self._open_sudo(partnership_sudo).filtered(
            lambda invitation: invitation.email in emails
        )
        late_sudo = known_sudo.filtered(lambda invitation: invitation._is_over())
        if late_sudo:
            late_sudo._move_to("expired")
        if open_sudo := known_sudo - late_sudo:
            raise UserError(
                self.env._(
                    "Already invited: %s. Send these invitations again below, or "
                    "remove the addresses here.",
                    ", ".join(open_sudo.mapped("email")),
                )
            )

    @api.model
    def _open_sudo(self, partnership_sudo):
        """Return the invitations (sudo) of a partnership that have not ended."""
        return partnership_sudo.invitation_ids.filtered(
            lambda invitation: invitation.state in colleague_moves.OPEN
        )

    @api.model
    def _prepare_invitation(self, partnership_sudo, name, email, role, waits):
        """Return the values of an invitation by the current user."""
        sending = {} if waits else self.env["prm.invitation"]._sending()
        return {
            "partnership_id": partnership_sudo.id,
            "name": name,
            "email": email,
            "role": role,
            "contact_id": self.env.user.partner_id.id,
            "state": "waiting" if waits else "sent",
            **sending,
        }

    @api.model
    def _tell(self, partnership_sudo, invitations_sudo, waits):
        """Mail the invited, or ask an employee; note all."""
        notice = self.env["prm.colleague.notice"]
        for invitation_sudo in invitations_sudo:
            notice._note_made(invitation_sudo)
            if not waits:
                notice._mail(invitation_sudo)
        if waits:
            notice._ask_manager(partnership_sudo, invitations_sudo)

    # ------------------------------------------------------------ of one that is

    @api.model
    def _own_sudo(self, portal, invitation_id):
        """Return an invitation (sudo) of the current user's own partnership.

        :raises AccessError: to who is no supervisor; for an id of another partnership
            and for a missing one
        """
        entrance = self.env["prm.colleague.entrance"]
        partnership_sudo = entrance._partnership_sudo(portal)
        entrance._claim(partnership_sudo)
        invitation_sudo = partnership_sudo.invitation_ids.filtered(
            lambda invitation: invitation.id == invitation_id
        )
        if not invitation_sudo:
            raise AccessError(self.env["prm.messages"]._text("not_your_role"))
        return invitation_sudo

    @api.model
    def _resend(self, portal, invitation_id):
        """Send an invitation once more, for another week.

        :raises AccessError: as :meth:`_own_sudo`
        :raises UserError: with the reason why not
        """
        invitation_sudo = self._own_sudo(portal, invitation_id)
        partnership_sudo = invitation_sudo.partnership_id
        self.env["prm.colleague.entrance"]._check(partnership_sudo)
        verdict = colleague_moves.verdict_resend(
            invitation_sudo.state,
            is_decided=bool(invitation_sudo.decided_by_id),
            setting=partnership_sudo.portal_id.colleague_invitations,
        )
        if not verdict:
            raise UserError(self.env["prm.messages"]._text(verdict.code))
        others_sudo = self._open_sudo(partnership_sudo) - invitation_sudo
        if invitation_sudo.email in others_sudo.mapped("email"):
            raise UserError(self.env["prm.messages"]._text("invitation_over"))
        invitation_sudo._send_again()

    @api.model
    def _withdraw(self, portal, invitation_id):
        """Take an invitation back: its link is dead from now on.

        :raises AccessError: as :meth:`_own_sudo`
        :raises UserError: when it has ended already
        """
        self._own_sudo(portal, invitation_id)._move_to("withdrawn")
