"""A partner answers an offer: the first to accept gets the deal."""

from odoo import SUPERUSER_ID, api, models

from ....policy import offer as policy
from ...common.errors import RegistrationRefused
from ...registration.approval.qualification import Taken


class PrmOfferAnswer(models.AbstractModel):
    """Portal entry points on offers; records come with the rights of the partner.

    The lead is locked first, and then all offers of it: of two partners who accept at
    the same moment the second waits, and finds the offer gone.
    """

    _name = "prm.offer.answer"
    _description = "Answers of partners to offers"

    # -------------------------------------------------------------------- to accept

    @api.model
    def _accept(self, registration):
        """Accept an offer: the deal is the partner's, with customer and protection.

        Who accepts twice has accepted.

        :param registration: the offer, in the environment of the portal user
        :raises AccessError: when the record is not theirs
        :raises RegistrationRefused: when it is gone, over, or not theirs to answer
        """
        self._lock(registration)
        if registration.state == "approved" and registration._was_offer():
            return
        self._check(registration, "accept")
        registration_sudo = registration.sudo()
        self.env["prm.protection.cap"]._claim_room(registration_sudo)
        taken_sudo = self._take_sudo(registration_sudo)
        registration_sudo._move_to(
            "approved", **self._prepare_values(registration_sudo, taken_sudo)
        )
        self.env["prm.deal.recipients"]._follow(registration_sudo)
        self.env["prm.customer.screening"]._screen(registration_sudo)

    def _take_sudo(self, registration):
        """Make an opportunity of the lead, with a salesperson; return what is linked.

        As the system: nothing of it is a change that a partner made.

        :param registration: the accepted offer (sudo)
        :return: customer, person and opportunity (sudo)
        """
        lead_sudo = registration.lead_id.with_user(SUPERUSER_ID)
        if lead_sudo.type == "lead":
            lead_sudo.convert_opportunity(lead_sudo.partner_id)
        people = self.env["prm.deal.people"]
        if not lead_sudo.user_id.active:
            lead_sudo.user_id = people._seller_sudo(registration).id
        links = self.env["prm.lead.facts"]._links(lead_sudo)
        partners_sudo = self.env["res.partner"].sudo()
        return Taken(
            partners_sudo.browse(links["customer_id"]),
            partners_sudo.browse(links["customer_contact_id"]),
            registration.lead_id,
        )

    def _prepare_values(self, registration, taken):
        """Return what is written when an offer is accepted, with the state.

        The texts of the lead but its name: the deal keeps the name of the offer.

        :param registration: the accepted offer (sudo)
        :param Taken taken: what is linked (sudo)
        """
        texts = self.env["prm.lead.facts"]._values(taken.lead)
        del texts["name"]
        offers_sudo = self.env["prm.offer"].sudo()
        offer_sudo = offers_sudo.search([("registration_id", "=", registration.id)])
        return {
            **texts,
            **registration._prepare_approval_values(taken),
            "representative_id": self.env.user.partner_id.id,
            "offering_id": offer_sudo.round_id[:1].offering_id.id,
        }

    # ------------------------------------------------------------------- to decline

    @api.model
    def _decline(self, registration, reason_id, note=""):
        """Decline an offer, with a reason; in an order the next partner is asked.

        :param registration: the offer, in the environment of the portal user
        :param int reason_id: of the kind ``decline`` or ``withdrawal``
        :param str note: what the partner adds, for the vendor
        :raises AccessError: when the record is not theirs
        :raises RegistrationRefused: without a reason, or when it is gone
        """
        self._lock(registration)
        if registration.state == "withdrawn":
            return
        self._check(registration, "decline")
        reason = self._possible().filtered(lambda each: each.id == reason_id)
        acceptance = self.env["prm.registration.acceptance"]
        acceptance._leave(registration, reason, note, "decline_reason_missing")

    @api.model
    def _reasons(self):
        """Return the reasons that the page offers to decline an offer for.

        Where the vendor has none of this kind, those for a withdrawal.
        """
        reasons = self._possible()
        own = reasons.filtered(lambda each: each.kind == "decline")
        return own or reasons

    def _possible(self):
        """Return the reasons that a partner may give: declining is a withdrawal."""
        kinds = ("decline", "withdrawal")
        return self.env["prm.reason"].search([("kind", "in", kinds)])

    # --------------------------------------------------------------------- verdicts

    def _lock(self, registration):
        """Wait until nobody else decides on the lead, then look at it anew.

        :raises AccessError: when the record is not theirs
        """
        registration.ensure_one()
        registration.check_access("read")
        registration_sudo = registration.sudo()
        self.env["prm.offer.desk"]._lock(registration_sudo.lead_id)
        registration._lock_rows()

    def _check(self, registration, action):
        """Refuse an answer that comes too late, or from somebody who may not give it.

        :raises RegistrationRefused: with what may be told
        """
        if code := self._lateness(registration):
            raise RegistrationRefused(self.env, {"": code})
        registration._check_portal_may(action)

    def _lateness(self, registration):
        """Return the code of why there is nothing left to answer, or ``""``.

        Of an offer that others got it is told, without a name.
        """
        registration_sudo = registration.sudo()
        offers_sudo = self.env["prm.offer"].sudo()
        offer_sudo = offers_sudo.search(
            [("registration_id", "=", registration.id)], limit=1
        )
        if offer_sudo.state == "gone":
            return "offer_accepted_elsewhere"
        if registration._was_offer() and registration.state == "cancelled":
            return "offer_gone"
        if registration.state != "offered":
            return ""
        today = registration_sudo._today_at(registration_sudo.company_id)
        if policy.is_over(registration_sudo.offer_deadline or None, today):
            return "offer_over"
        lead_sudo = registration_sudo.lead_id
        is_open = lead_sudo and lead_sudo._prm_outcome() == "open"
        is_taken = self.env["prm.offer.conditions"]._is_taken(lead_sudo)
        return "" if is_open and not is_taken else "offer_gone"
