"""One deal goes to a colleague, by its author or a supervisor."""

from odoo import api, models
from odoo.exceptions import UserError

from ....policy.deal_news import ENDS
from ...common.errors import RegistrationRefused

# From other parts: _check_heir, _give, _note, _tell


class PrmHandOver(models.AbstractModel):
    """Hands over one deal, by the rules of who leaves."""

    _inherit = "prm.hand.over"

    @api.model
    def _hand_over_deal(self, registration, member_id):
        """Give a deal to a colleague who can open it; who had it knows who has it now.

        :param registration: in the environment of the portal user
        :param int member_id: the colleague, a member of the deal's partnership
        :raises AccessError: when the record is not theirs
        :raises RegistrationRefused: when it may not be handed over, or not to this one
        """
        registration.ensure_one()
        registration.check_access("read")
        deal_sudo = registration.sudo()
        other_sudo = deal_sudo.partnership_id.member_ids.filtered(
            lambda member: member.id == member_id
        )
        # Members first, as whoever hands over all deals of somebody does.
        self.env["prm.locking"]._wait_for(other_sudo)
        registration._lock_rows()
        self._check_open(registration)
        former_sudo = self._holder_sudo(deal_sudo)
        try:
            self._check_heir(former_sudo, other_sudo)
        except UserError as error:
            errors = {"heir": "heir_of_partnership"}
            raise RegistrationRefused(self.env, errors) from error
        self._give(deal_sudo, former_sudo, other_sudo)
        self._note(deal_sudo, former_sudo, other_sudo)
        self._tell(deal_sudo, former_sudo, other_sudo)

    def _check_open(self, registration):
        """Refuse what may not be handed over now; ended deals stay.

        :raises RegistrationRefused: with the policy's code
        """
        registration._check_portal_may("hand_over")
        if not self._is_open(registration):
            raise RegistrationRefused(self.env, {"": "not_in_this_state"})

    @api.model
    def _is_open(self, registration):
        """Tell whether a deal goes on, as far as its reader may know."""
        deal = self.env["prm.registration.deal"]._of(registration)
        return deal.outcome not in ENDS

    def _holder_sudo(self, deal_sudo):
        """Return the membership of the person whose deal it is, or what it would be."""
        person_sudo = deal_sudo.contact_id
        members_sudo = deal_sudo.partnership_id.member_ids
        member_sudo = members_sudo.filtered(lambda each: each.partner_id == person_sudo)
        return member_sudo or members_sudo.new(
            {
                "partner_id": person_sudo.id,
                "partnership_id": deal_sudo.partnership_id.id,
            }
        )

    @api.model
    def _heirs(self, registration):
        """Return who could take a deal over, as ``[{"id", "name"}]`` by name."""
        deal_sudo = registration.sudo()
        live_sudo = deal_sudo.partnership_id.member_ids._filtered_live()
        others_sudo = live_sudo.filtered(
            lambda member: member.partner_id != deal_sudo.contact_id
        )
        return [
            {"id": member_sudo.id, "name": member_sudo.name}
            for member_sudo in others_sudo.sorted(lambda member: member.name.casefold())
        ]


class PrmRegistrationEntrance(models.AbstractModel):
    """Closes what is over."""

    _inherit = "prm.registration.entrance"

    @api.model
    def _closed(self, registration, actions):
        """Return the actions that are closed: an ended deal stays with its person."""
        closed = super()._closed(registration, actions)
        if "hand_over" not in actions:
            return closed
        is_open = self.env["prm.hand.over"]._is_open(registration)
        return closed if is_open else closed | {"hand_over"}
