"""The page of colleagues: people, invitations, and what may be done with each."""

from odoo import api, models

from ....policy import colleague_moves
from ...portal import badges

# As many people, and as many invitations, as one page shows.
PAGE = 25
STATES = {
    "invited": badges.BLUE,
    "active": badges.GREEN,
    "disabled": badges.GREY,
    "waiting": badges.YELLOW,
    "sent": badges.BLUE,
    "expired": badges.GREY,
    "declined": badges.GREY,
}
# Of what has ended the page shows what its supervisors may still ask about.
SHOWN = ("waiting", "sent", "expired", "declined")
ENDED = ("won", "lost")
OPEN_STATES = ("offered", "submitted", "in_review", "action_required", "approved")


class PrmColleaguePage(models.AbstractModel):
    """What supervisors see of their people, as plain values for templates."""

    _name = "prm.colleague.page"
    _description = "Page of colleagues"

    @api.model
    def _page(self, portal, page=1, sort=""):
        """Return all that the list shows.

        :param portal: one that the current user may open
        :param int page: of the list of people, from 1 on
        :param str sort: column of the list, with ``-`` the other way round; what is
            none sorts by name
        :raises AccessError: to who is no supervisor
        """
        partnership_sudo = self.env["prm.colleague.entrance"]._partnership_sudo(portal)
        counts = self._open_counts(partnership_sudo)
        order = self.env["prm.colleague.order"]
        members_sudo = self._members_sudo(partnership_sudo)
        members_sudo = order._sorted(members_sudo, counts, sort)
        last = max(1, -(-len(members_sudo) // PAGE))
        page = min(max(page, 1), last)
        shown_sudo = members_sudo[(page - 1) * PAGE : page * PAGE]
        url = portal._url("colleagues")
        return {
            "url": url,
            "count": len(members_sudo),
            "sort": order._known(sort),
            "headers": order._headers(url, sort),
            "people": [self._person(portal, each, counts) for each in shown_sudo],
            "page": page,
            "last": last,
            "invitations": self._invitations(portal, partnership_sudo),
            "invite": self._invite(partnership_sudo),
        }

    @api.model
    def _one(self, portal, member_id):
        """Return all that the page of one colleague shows.

        :param int member_id: as the address names it
        :raises AccessError: to who is no supervisor; for an id of another partnership
            and for a missing one
        """
        entrance = self.env["prm.colleague.entrance"]
        partnership_sudo = entrance._partnership_sudo(portal)
        desk = self.env["prm.colleague.desk"]
        member_sudo = desk._of_sudo(partnership_sudo, member_id)
        person = self._person(portal, member_sudo, self._open_counts(partnership_sudo))
        may_change = entrance._may_change(partnership_sudo)
        return {
            **person,
            "list_url": portal._url("colleagues"),
            "contacts": self._count_contacts(member_sudo),
            "roles": self._roles(),
            "heirs": self._heirs(member_sudo),
            **self._allowed(desk._colleague(member_sudo), may_change),
        }

    # -------------------------------------------------------------------- people

    @api.model
    def _members_sudo(self, partnership_sudo):
        """Return the people (sudo) of a partnership, by name, former ones last."""
        members_sudo = partnership_sudo.member_ids
        if self.env.context.get("prm_preview"):  # its person exists for one request
            members_sudo = members_sudo.filtered(
                lambda member: member.user_id != self.env.user
            )
        return members_sudo.sorted(
            lambda member: (
                member.state == "disabled",
                (member.name or "").lower(),
                member.id,
            )
        )

    @api.model
    def _person(self, portal, member_sudo, counts):
        """Return what is shown of one person.

        :param dict counts: id of a contact → number of open registrations
        """
        formatting, seen = self.env["prm.formatting"], member_sudo.last_seen
        return {
            "id": member_sudo.id,
            "url": portal._url("colleagues", member_sudo.id),
            "name": member_sudo.name or "–",
            "email": member_sudo.email or "",
            "role": member_sudo.role,
            "role_label": formatting._choice(member_sudo, "role"),
            "state": member_sudo.state,
            "badge": self._badge(member_sudo, member_sudo.state),
            "seen": formatting._when(seen),
            "open": counts.get(member_sudo.partner_id.id, 0),
            "is_self": member_sudo.user_id == self.env.user,
        }

    @api.model
    def _badge(self, record, state):
        """Return the badge of a state."""
        label = self.env["prm.formatting"]._choice(record, "state", state)
        return {"key": state, "label": label, "css": STATES[state]}

    @api.model
    def _open_counts(self, partnership_sudo):
        """Return contact → number of open registrations that the visitor may see."""
        deals = self.env["prm.registration"]
        groups = deals._read_group(
            [
                ("partnership_id", "=", partnership_sudo.id),
                ("state", "in", OPEN_STATES),
                ("outcome", "not in", ENDED),
            ],
            ["contact_id"],
            ["__count"],
        )
        return {contact.id: count for contact, count in groups}

    @api.model
    def _count_contacts(self, member_sudo):
        """Hook: return how many contacts of a person a colleague could take over."""
        return 0

    @api.model
    def _roles(self):
        """Return the roles as ``[(value, label)]``."""
        members = self.env["prm.member"]
        return list(self.env["prm.formatting"]._choices(members, "role").items())

    @api.model
    def _heirs(self, member_sudo):
        """Return who may take over from a member, as ``[(id, name)]``."""
        others_sudo = member_sudo.partnership_id.member_ids - member_sudo
        live_sudo = self._members_sudo(member_sudo.partnership_id) & others_sudo
        live_sudo = live_sudo._filtered_live()
        return [(other.id, other.name) for other in live_sudo]

    @api.model
    def _allowed(self, colleague, may_change):
        """Return what may be done with a colleague, and why not.

        :param colleague: as the rules see it
        :param may_change: the portal leaves changes to supervisors
        """
        text = self.env["prm.messages"]._text
        if not may_change:
            why = text("colleagues_fixed")
            return dict.fromkeys(("may_role", "may_end", "may_restore"), False) | {
                "may_change": False,
                "why": why,
            }
        other = "partner" if colleague.role == "supervisor" else "supervisor"
        is_gone = colleague.state == "disabled"
        role = colleague_moves.verdict_role(colleague, other)
        end = colleague_moves.verdict_end(colleague)
        restore = colleague_moves.verdict_restore(colleague)
        code = restore.code if is_gone else end.code
        return {
            "may_change": True,
            "may_role": bool(role),
            "may_end": bool(end),
            "may_restore": bool(restore),
            "why": text(code) if code else "",
        }

    # --------------------------------------------------------------- invitations

    @api.model
    def _invitations(self, portal, partnership_sudo):
        """Return the invitations that came to nothing yet, the newest first."""
        shown_sudo = partnership_sudo.invitation_ids.filtered(
            lambda invitation: invitation.state in SHOWN
        )
        setting = partnership_sudo.portal_id.colleague_invitations
        may_send = bool(self.env["prm.colleague.entrance"]._verdict(partnership_sudo))
        return [
            self._invitation(portal, each, setting, may_send)
            for each in shown_sudo.sorted("id", reverse=True)[:PAGE]
        ]

    @api.model
    def _invitation(self, portal, invitation_sudo, setting, may_send):
        """Return what is shown of one invitation."""
        formatting = self.env["prm.formatting"]
        state = "expired" if invitation_sudo._is_over() else invitation_sudo.state
        verdict = colleague_moves.verdict_resend(
            invitation_sudo.state,
            is_decided=bool(invitation_sudo.decided_by_id),
            setting=setting,
        )
        address = portal._url("colleagues", "invitations", invitation_sudo.id)
        expires_at = invitation_sudo.expires_at
        return {
            "id": invitation_sudo.id,
            "email": invitation_sudo.email,
            "name": invitation_sudo.name or "",
            "role_label": formatting._choice(invitation_sudo, "role"),
            "badge": self._invitation_badge(invitation_sudo, state),
            "by": invitation_sudo.contact_id.name,
            "until": formatting._day(expires_at) if state == "sent" else "",
            "resend_url": f"{address}/resend" if may_send and verdict else "",
            "withdraw_url": f"{address}/withdraw"
            if invitation_sudo.state in colleague_moves.OPEN
            else "",
        }

    @api.model
    def _invitation_badge(self, invitation_sudo, state):
        """Return the badge of an invitation: who was sent one is invited."""
        badge = self._badge(invitation_sudo, state)
        return {**badge, "label": self.env._("Invited")} if state == "sent" else badge

    @api.model
    def _invite(self, partnership_sudo):
        """Return whether the visitor may invite, why not, and what follows."""
        entrance = self.env["prm.colleague.entrance"]
        verdict = entrance._verdict(partnership_sudo)
        waits = entrance._is_approval_needed(partnership_sudo)
        text = self.env["prm.messages"]._text
        return {
            "is_open": bool(verdict),
            "why": "" if verdict else text(verdict.code),
            "roles": self._roles(),
            "waits": waits,
        }
