"""People of a partner accept or decline what waits in their organization's inbox."""

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from ....policy import contact_moves

SECTION = "inbox"


class PrmContactInbox(models.AbstractModel):
    """Decides on contacts: of two people one wins, the other is told who was first."""

    _name = "prm.contact.inbox"
    _description = "Inbox of a partner"

    @api.model
    def _domain(self, portal):
        """Return the domain of what waits on a portal."""
        return Domain("portal_id", "=", portal.id) & Domain("state", "=", "new")

    @api.model
    def _count(self, portal, limit=None):
        """Return how many contacts wait for the current user on an own portal."""
        if not portal._is_own():
            return 0
        contacts = self.env["prm.contact"]
        return contacts.search_count(self._domain(portal), limit=limit)

    @api.model
    def _held(self, portal):
        """Return model and domain of what waits for the current user on a portal."""
        return self.env["prm.contact"], self._domain(portal)

    @api.model
    def _may_decide(self, portal):
        """Tell whether partners accept and decline on a portal."""
        return self.env["prm.portal.switches"]._may_edit(portal, SECTION)

    @api.model
    def _accept(self, portal, contact_id):
        """Accept a contact: it stands among those of the organization from now on.

        :param portal: one that the current user may open
        :param int contact_id: as a page names it
        :return: the contact, in the user's environment
        :raises AccessError: for an id of another organization, and for a missing one
        :raises UserError: when it was decided already; saying by whom
        """
        contact_sudo = self._decide_sudo(portal, contact_id, "accepted")
        contact_sudo._note(
            lambda here: here.env._(
                "Accepted by %(person)s, %(organization)s.",
                person=here.decided_by_id.name,
                organization=here.organization_id.name,
            )
        )
        return contact_sudo.with_env(self.env)

    @api.model
    def _decline(self, portal, contact_id, reason):
        """Decline a contact: the organization does not see it anymore.

        :param portal: one that the current user may open
        :param int contact_id: as a page names it
        :param str reason: in words, for the vendor
        :raises AccessError: for an id of another organization, and for a missing one
        :raises UserError: when it was decided already; saying by whom
        """
        contact_sudo = self._decide_sudo(
            portal, contact_id, "declined", decline_reason=reason
        )
        contact_sudo._note(
            lambda here: here.env._(
                "Declined by %(person)s, %(organization)s: %(reason)s",
                person=here.decided_by_id.name,
                organization=here.organization_id.name,
                reason=here.decline_reason,
            )
        )

    @api.model
    def _decide_sudo(self, portal, contact_id, state, **values):
        """Move a contact to ``state`` in the name of the current user.

        :return: the contact (sudo)
        :raises AccessError: for an id of another organization, and for a missing one
        :raises UserError: where partners do not decide, or it was decided already
        """
        contact_sudo = self._of_inbox_sudo(portal, contact_id)
        verdict = contact_moves.verdict_decide(self._may_decide(portal))
        self.env["prm.messages"]._require(verdict)
        return contact_sudo._move_to(
            state,
            decided_by_id=self.env.user.partner_id.id,
            decided_at=fields.Datetime.now(),
            **values,
        )

    @api.model
    def _of_inbox_sudo(self, portal, contact_id):
        """Return a contact (sudo) that is, or was, in the own organization's inbox.

        What a colleague has just declined is found: who comes second is told so.

        :raises AccessError: for an id of another organization, and for a missing one
        """
        own = portal._own_partnerships()[:1]  # none when access has just ended
        contacts_sudo = self.env["prm.contact"].sudo()
        contact_sudo = contacts_sudo.search(
            [
                ("id", "=", contact_id),
                ("partnership_id", "=", own.id),
                ("portal_id", "=", portal.id),
                ("origin", "=", "shared"),
                ("contact_id", "=", False),
                ("partner_id.active", "=", True),
            ],
            limit=1,
        )
        is_shown = self.env["prm.portal.switches"]._is_shown(portal, SECTION)
        if not (own and is_shown and contact_sudo):
            raise AccessError(self.env["prm.messages"]._text("not_your_role"))
        return contact_sudo
