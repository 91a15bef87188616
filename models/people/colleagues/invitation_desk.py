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
        if not self._is_new(portal, people, token):
            return 0
        self._claim_token(token)
        entrance = self.env["prm.colleague.entrance"]
        partnership_sudo = entrance._partnership_sudo(portal)
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
    def _is_new(self, portal, people, token=""):
        """Tell whether a form has invited nobody yet; refuse what it may not ask for.

        Asked before the form counts as one of the day's: what invites nobody costs
        nothing. Parameters and errors as in :meth:`_invite`.
        """
        entrance = self.env["prm.colleague.entrance"]
        partnership_sudo = entrance._partnership_sudo(portal)
        entrance._check(partnership_sudo)
        entrance._claim(partnership_sudo)
        if self._is_repeated(token):
            return False
        emails = [email for _name, email in people]
        self._check_not_here(partnership_sudo, emails)
        self._check_fresh(partnership_sudo, emails)
        return True

    @api.model
    def _token_key(self, token):
        return f"colleagues-{self.env.uid}-{token}"

    @api.model
    def _is_repeated(self, token):
        """Tell whether a form was sent before."""
        keys_sudo = self.env["prm.serialization.key"].sudo()
        sent = [("key", "=", self._token_key(token))]
        return bool(token) and bool(keys_sudo.search_count(sent, limit=1))

    @api.model
    def _claim_token(self, token):
        """Remember that a form was sent."""
        keys_sudo = self.env["prm.serialization.key"].sudo()
        keys_sudo._claim([self._token_key(token)] if token else [])

    @api.model
    def _check_not_here(self, partnership_sudo, emails):
        """Refuse addresses of colleagues who use the portal, as the page shows them.

        Of nobody else is anything told: those the supervisor looks after anyway.

        :raises UserError: naming them
        """
        here = self._active_emails(partnership_sudo)
        if known := [email for email in emails if email in here]:
            raise UserError(
                self.env._(
                    "These colleagues use the portal already: %s. Remove the addresses "
                    "here.",
                    ", ".join(known),
                )
            )

    @api.model
    def _active_emails(self, partnership_sudo):
        """Return the addresses of the people who have been here and have access."""
        live_sudo = partnership_sudo.member_ids._filtered_live()
        active_sudo = live_sudo.filtered(lambda member: member.state == "active")
        return set(active_sudo.partner_id.mapped("email_normalized"))

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
        self._check_not_here(partnership_sudo, [invitation_sudo.email])
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
