"""The vendor offers a lead: who can be asked, who is asked next, what is taken back."""

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import clean_context

from ....policy import offer as policy
from .conditions import TAKEN

MADE = "prm.mail_template_offer_made"


class PrmOfferDesk(models.AbstractModel):
    """Makes offers and ends them; whoever acts locks the lead first.

    What happens to one partner because of another is done in the system's name: nobody
    finds the other's in a history, a message or a refusal.
    """

    _name = "prm.offer.desk"
    _description = "Desk of offers"

    # ------------------------------------------------------------------- to offer

    @api.model
    def _offer(self, lead, words, whom, deadline, in_order=False):
        """Offer ``lead`` to partners, to all at once or to one after the other.

        :param lead: open lead or opportunity, in the employee's environment
        :param dict words: ``name``, ``offering_id`` and the ``offer_*`` that are typed
        :param list whom: (partnership, person or nobody, why), in their order
        :param date deadline: last day to answer for who is asked today
        :return: the round of offers
        :raises AccessError: without write access to lead and partnerships
        :raises UserError: for a lead or a partner that cannot be offered
        """
        lead.ensure_one()
        lead.check_access("write")
        lead_sudo = lead.sudo()
        self.env["prm.locking"]._wait_for(lead_sudo, allow_referencing=True)
        conditions = self.env["prm.offer.conditions"]
        conditions._check_lead(lead)
        for partnership, contact, _why in whom:
            partnership.check_access("write")
            conditions._check_partner(lead, partnership, contact)
        conditions._check_whom(whom)
        rounds_sudo = self.env["prm.offer.round"].sudo()
        rounds_sudo = rounds_sudo.with_context(**clean_context(self.env.context))
        round_sudo = rounds_sudo.create(
            {
                **self._prepare_round(lead, words, whom, deadline),
                "in_order": in_order,
            }
        )
        self._begin(round_sudo)
        return round_sudo.with_env(self.env)

    def _prepare_round(self, lead, words, whom, deadline):
        """Return the values of a new round of offers, with a line for each partner.

        :raises UserError: when the last day to answer is over
        """
        company_sudo = whom[0][0].sudo().company_id
        today = self.env["prm.offer.round"]._today_at(company_sudo)
        if deadline < today:
            raise UserError(self.env["prm.messages"]._text("date_past"))
        return {
            **words,
            "lead_id": lead.id,
            "company_id": company_sudo.id,
            "user_id": self.env.uid,
            "days": (deadline - today).days,
            "line_ids": [
                fields.Command.create(self._prepare_line(number, *each))
                for number, each in enumerate(whom, 1)
            ],
        }

    def _prepare_line(self, number, partnership, contact, why):
        """Return the values of the offer to one partner, which waits for its turn."""
        return {
            "sequence": number,
            "partnership_id": partnership.id,
            "contact_id": contact.id,
            "because": why,
        }

    def _begin(self, offer_round):
        """Ask the first partner of an order (sudo), or all of them."""
        first = offer_round.line_ids.sorted("sequence")
        for line_sudo in first[:1] if offer_round.in_order else first:
            self._ask(line_sudo)

    # -------------------------------------------------------------------- to ask

    def _ask(self, offer):
        """Offer the lead to one partner now: the registration, its people, a mail."""
        offer_sudo = self._impersonal_sudo(offer)
        today = offer_sudo._today_at(offer_sudo.company_id)
        deadline = policy.next_deadline(today, offer_sudo.round_id.days)
        deals_sudo = self._impersonal_sudo(self.env["prm.registration"])
        deal_sudo = deals_sudo.create(
            {**self._prepare_registration(offer_sudo), "offer_deadline": deadline}
        )
        offer_sudo._move_to(
            "offered",
            registration_id=deal_sudo.id,
            offered_at=fields.Datetime.now(),
            deadline=deadline,
        )
        deal_sudo._note_move({deal_sudo.id: False})
        self.env["prm.deal.recipients"]._follow(deal_sudo)
        deal_sudo.partnership_id._mail_partner(MADE, record=deal_sudo)

    def _prepare_registration(self, offer):
        """Return the values of the registration in which the partner reads an offer.

        Nothing of the lead, and no answers to the portal's questions: these may have
        defaults.

        :param offer: one (sudo)
        """
        one = offer.round_id
        partnership = offer.partnership_id
        questions = partnership.portal_id.property_definition or []
        conditions = self.env["prm.offer.conditions"]
        addressee_sudo = conditions._addressee_sudo(partnership, offer.contact_id)
        return {
            "name": one.name,
            "partnership_id": partnership.id,
            "contact_id": addressee_sudo.id,
            "visibility": "contact" if offer.contact_id else "organization",
            "origin": "offered",
            "state": "offered",
            "lead_id": one.lead_id.id,
            "offer_need": one.offer_need,
            "offer_city": one.offer_city,
            "offer_industry": one.offer_industry,
            "offer_size": one.offer_size,
            "properties": {question["name"]: False for question in questions},
        }

    def _impersonal_sudo(self, records):
        """Return records with all rights, and in no partner's name (sudo)."""
        clean = clean_context(self.env.context)
        silent = {**clean, "mail_create_nosubscribe": True}
        records_sudo = records.with_context(**silent).sudo()
        if not self.env.user.share:
            return records_sudo
        return records_sudo.with_user(SUPERUSER_ID)

    # ------------------------------------------------------------------ what follows

    @api.model
    def _follow_move(self, registrations, before):
        """Note what became of offers whose registrations moved, and go on.

        :param dict before: record id → state before the move
        """
        moved = [each.id for each in registrations if before[each.id] == "offered"]
        if not moved:
            return
        lines_sudo = self._impersonal_sudo(self.env["prm.offer"])
        for line_sudo in lines_sudo.search(
            [("registration_id", "in", moved), ("state", "=", "offered")]
        ):
            state = policy.answer(line_sudo.registration_id.state)
            line_sudo._move_to(state, answered_at=fields.Datetime.now())
            self.env["prm.offer.vendor.news"]._tell_lead(line_sudo)
            self._ask_next(line_sudo.round_id)

    @api.model
    def _follow_approval(self, registrations, before):
        """End the offers of leads that a partner got, by an answer or by a review.

        :param dict before: record id → state before the move
        """
        for deal_sudo in registrations.sudo():
            is_new = (
                deal_sudo.state == "approved" and before[deal_sudo.id] != "approved"
            )
            if is_new and deal_sudo.origin in TAKEN:
                self._close_others(deal_sudo)

    def _close_others(self, registration):
        """End all other offers of the lead of a deal (sudo): a partner has it now."""
        lines_sudo = self._impersonal_sudo(self.env["prm.offer"])
        others_sudo = lines_sudo.search(
            [
                ("lead_id", "in", registration.lead_id.ids),
                ("registration_id", "!=", registration.id),
                ("state", "in", list(policy.RUNNING)),
            ]
        )
        if not others_sudo:
            return
        self._lock(registration.lead_id)
        own_sudo = others_sudo.filtered(
            lambda one: one.partnership_id.partner_id == registration.partner_id
        )
        for offer_sudo in own_sudo.filtered("registration_id"):
            doubles = self.env["prm.deal.double"]
            doubles._say_continued(registration, offer_sudo.registration_id)
        self._end_all(own_sudo, "taken_back")
        self._end_all(others_sudo - own_sudo, "gone")

    def _ask_next(self, offer_round):
        """Ask the next partner of an order, unless somebody may still answer.

        Who cannot be asked anymore is passed over; when nobody is left, who made the
        offer is told.
        """
        round_sudo = self._impersonal_sudo(offer_round)
        if round_sudo.state != "running":
            self.env["prm.offer.vendor.news"]._tell_end(round_sudo)
            return
        if round_sudo._to_whom():
            return
        conditions = self.env["prm.offer.conditions"]
        waiting_sudo = round_sudo.line_ids.filtered(lambda one: one.state == "planned")
        for line_sudo in waiting_sudo.sorted("sequence"):
            if conditions._can_be_asked(line_sudo):
                self._ask(line_sudo)
                return
            line_sudo._move_to("skipped", answered_at=fields.Datetime.now())
        self.env["prm.offer.vendor.news"]._tell_end(round_sudo)

    # ------------------------------------------------------------------- to take back

    @api.model
    def _take_back(self, offer):
        """Take an offer back from one partner; in an order the next one is asked.

        :raises AccessError: to who may not write the partnership
        :raises UserError: when there is nothing to take back anymore
        """
        offer.ensure_one()
        offer.partnership_id.check_access("write")
        self._lock(offer.lead_id)
        offer_sudo = offer.sudo()
        if offer_sudo.state not in policy.RUNNING:
            raise UserError(self.env["prm.messages"]._text("offer_answered"))
        self._end(offer_sudo, "taken_back")
        self._ask_next(offer_sudo.round_id)

    @api.model
    def _stop(self, offer_round):
        """Take back a whole round: who waits, and who would be asked later.

        :raises AccessError: to who may not write one of the partnerships
        """
        running_sudo = offer_round.sudo().line_ids
        running_sudo = running_sudo.filtered(lambda one: one.state in policy.RUNNING)
        running_sudo.partnership_id.with_env(self.env).check_access("write")
        self._lock(offer_round.lead_id)
        self._end_all(running_sudo, "taken_back")

    @api.model
    def _end_all(self, offers, state):
        """End offers (sudo) that wait, those that were only planned first."""
        for offer_sudo in offers.sorted(lambda one: one.state == "offered"):
            if offer_sudo.state in policy.RUNNING:
                self._end(offer_sudo, state)

    @api.model
    def _end(self, offer, state):
        """End one offer (sudo) that has no answer, and the partner's page of it.

        :param str state: ``silent``, ``gone`` or ``taken_back``
        """
        now = fields.Datetime.now()
        offer_sudo = self._impersonal_sudo(offer)
        if offer_sudo.state == "planned":
            offer_sudo._move_to("skipped", answered_at=now)
            return
        offer_sudo._move_to(state, answered_at=now)
        deal_sudo = offer_sudo.registration_id
        if deal_sudo.state == "offered":
            deal_sudo._move_to("cancelled")
        self.env["prm.offer.vendor.news"]._tell_lead(offer_sudo)

    @api.model
    def _lock(self, lead):
        """Wait until nobody else decides on offers of ``lead``."""
        lead_sudo = lead.sudo()
        self.env["prm.locking"]._wait_for(lead_sudo, allow_referencing=True)
        lines_sudo = self.env["prm.offer"].sudo()
        lines_sudo = lines_sudo.search([("lead_id", "=", lead.id)])
        self.env["prm.locking"]._wait_for(lines_sudo)
