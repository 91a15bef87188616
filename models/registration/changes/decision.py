"""An employee decides on what a partner proposes: accepted, it is written at once."""

from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError

from ....policy import deal_change
from ....policy.deal_news import ENDS
from ....policy.matching import SAME, Fingerprint, match, weighs
from ..approval.plan import Plan

DECIDED = "prm.mail_template_change_decided"


class PrmDealChangeDecision(models.AbstractModel):
    """Accepts and rejects proposed changes.

    Proposals come with the rights of who decides. What is written is what was proposed,
    on the deal and on its opportunity; amounts that count are never touched.
    """

    _name = "prm.deal.change.decision"
    _description = "Decisions on proposed changes"

    # ------------------------------------------------------------------- verdicts

    @api.model
    def _check_may(self, change):
        """Refuse who may not decide on this kind of proposal now.

        :raises AccessError: to who may not read it
        :raises UserError: with the reason
        """
        change.check_access("read")
        deal_sudo = change.registration_id.sudo()
        if deal_sudo.state != "approved" or deal_sudo.outcome in ENDS:
            raise UserError(self.env["prm.messages"]._text("proposal_deal_ended"))
        if not (verdict := change._verdict()):
            raise UserError(self.env["prm.messages"]._text(verdict.code))

    # ---------------------------------------------------------------------- deeds

    @api.model
    def _accept(self, change):
        """Write what is proposed, and tell the partner.

        :raises AccessError: to who may not read it
        :raises UserError: to who may not decide, when it was decided already, or when
            somebody else works with the customer that is proposed
        """
        change.ensure_one()
        self._check_may(change)
        change.registration_id._lock_rows()
        self._check_may(change)
        self._decide(change, "accepted")
        change_sudo = change.sudo()
        values = {name: pair[1] for name, pair in change_sudo.values.items()}
        self._take_over(change_sudo.registration_id, values)
        self._tell(change)

    @api.model
    def _reject(self, change, note):
        """Leave everything as it is, and tell the partner why.

        :param str note: the partner reads it
        :raises AccessError: to who may not read it
        :raises UserError: without a note, to who may not decide, or when it was decided
        """
        change.ensure_one()
        if not (note or "").strip():
            raise UserError(self.env["prm.messages"]._text("proposal_note_required"))
        change.check_access("read")
        if not (verdict := change._verdict()):
            raise UserError(self.env["prm.messages"]._text(verdict.code))
        self._decide(change, "rejected", note=note.strip())
        self._tell(change)

    def _decide(self, change, state, **values):
        change_sudo = change.sudo()
        now = fields.Datetime.now()
        change_sudo._move_to(
            state, decided_by_id=self.env.uid, decided_at=now, **values
        )

    def _tell(self, change):
        """Tell the people of the partner what became of it."""
        deal_sudo = change.sudo().registration_id
        deal_sudo.partnership_id._mail_partner(
            DECIDED, record=deal_sudo, prm_change=change.id
        )

    # --------------------------------------------------------------- what is written

    def _take_over(self, deal_sudo, values):
        """Write accepted values on a deal and its opportunity.

        :param dict values: field → plain value
        """
        if "amount_estimate" in values:
            deal_sudo.write({"amount_estimate": values["amount_estimate"]})
        if day := values.get("date_closing"):
            deal_sudo.write({"own_closing": day})
            deal_sudo.lead_id.write({"date_deadline": date.fromisoformat(day)})
        former = deal_sudo.customer_contact_id, deal_sudo.customer_id
        if deal_change.kind_of(values) == "customer":
            self._write_customer(deal_sudo, values)
        if typed := self._texts(values, deal_change.PERSON):
            deal_sudo.write(typed)
        if typed or deal_sudo.customer_id != former[1]:
            self._take_person(deal_sudo, former)

    def _texts(self, values, names):
        return {name: values[name] or False for name in names if name in values}

    def _take_person(self, deal_sudo, former):
        """Link or create the customer's person, as an approval does.

        What an existing contact says stays as it is.

        :param former: person and customer until now (sudo)
        """
        customer_sudo = deal_sudo.customer_id
        proposals = self.env["prm.customer.proposal"]
        plan = Plan(
            customer=customer_sudo,
            contact=proposals._person(deal_sudo, customer_sudo),
            lead=deal_sudo.lead_id,
            create_contact=not proposals._is_person(deal_sudo, customer_sudo),
        )
        qualification = self.env["prm.qualification"]
        person_sudo = qualification._contact_sudo(deal_sudo, plan, customer_sudo)
        deal_sudo.write({"customer_contact_id": person_sudo.id})
        lead_sudo = deal_sudo.lead_id
        if not lead_sudo.partner_id or lead_sudo.partner_id in former:
            lead_sudo.write({"partner_id": (person_sudo or customer_sudo).id})

    # -------------------------------------------------------------- another customer

    def _write_customer(self, deal_sudo, values):
        """Make the proposed company the customer; the deal comes in anew with it.

        Whoever submits or approves a deal of the same customer waits.

        :raises UserError: when somebody else works with it, or it is not clear who
            it is
        """
        customer_sudo = deal_sudo.customer_id
        deal_sudo.write(self._texts(values, deal_change.CUSTOMER))
        screening = self.env["prm.customer.screening"]
        screening._claim(deal_sudo)
        typed = Fingerprint.of(**deal_sudo._prepare_fingerprint())
        linked_sudo = self._customer_sudo(deal_sudo, customer_sudo, typed)
        if linked_sudo != customer_sudo:
            deal_sudo.write({"customer_id": linked_sudo.id})
        deal_sudo._write_guarded({"first_in_at": fields.Datetime.now()})
        screening._screen(deal_sudo)

    def _customer_sudo(self, deal_sudo, customer_sudo, typed):
        """Return who the proposed customer is: the one of now, a known one, a new one.

        :param typed: the fingerprint of what is proposed
        :raises UserError: when a reviewer cannot decide that here
        """
        found = self._found(deal_sudo, typed)
        known = [each for each in found if each.record._name == "res.partner"]
        deals = [each for each in found if each not in known]
        is_same = weighs(match(typed, customer_sudo._fingerprint()).strength)
        is_free = not self._rivals(deal_sudo, deals)
        if not is_free or not self._is_clear(known, is_same):
            text = self.env["prm.messages"]._text("proposal_customer_known")
            raise UserError(text)
        if is_same:
            return customer_sudo
        nobody_sudo = customer_sudo.browse()
        plan = Plan(
            customer=known[0].record if known else nobody_sudo,
            contact=nobody_sudo,
            lead=deal_sudo.lead_id.browse(),
        )
        return self.env["prm.qualification"]._customer_sudo(deal_sudo, plan)

    def _rivals(self, deal_sudo, deals):
        """Return which of the found deals and leads are not the organization's own."""
        own = self.env["prm.customer.candidates"]._own(deal_sudo, deals)
        return [each for each in deals if each.record not in own]

    def _is_clear(self, known, is_same):
        """Tell whether it is clear which company is meant.

        :param known: customers that were found
        :param bool is_same: it is the customer of now, with another text
        """
        if not known:
            return True
        return not is_same and len(known) == 1 and known[0].match.strength == SAME

    def _found(self, deal_sudo, typed):
        """Return who else speaks of a customer, for sure or likely."""
        search = self.env["prm.customer.search"]
        scopes = self.env["prm.customer.candidates"]._scopes(deal_sudo)
        return [
            each
            for model, domains in scopes.items()
            for each in search._find(model, typed, *domains, hints=False).found
            if weighs(each.match.strength)
        ]

    @api.model
    def _found_text(self, change):
        """Return who else speaks of the customer that waits; names as one may read."""
        if change.kind != "customer" or change.state != "pending":
            return ""
        deal_sudo = change.registration_id.sudo()
        change_sudo = change.sudo()
        texts = deal_sudo._prepare_fingerprint()
        for name, pair in change_sudo.values.items():
            key = name.removeprefix("customer_")
            if name in deal_change.CUSTOMER:
                texts[key] = pair[1]
        found = self._found(deal_sudo, Fingerprint.of(**texts))
        return "\n".join(self._line(each.record) for each in found)

    def _line(self, record_sudo):
        """Return what kind of record it is, with its name for who may read it."""
        kind = {
            "prm.registration": self.env._("Registration"),
            "crm.lead": self.env._("Open lead"),
            "res.partner": self.env._("Known customer"),
        }[record_sudo._name]
        own = record_sudo.with_env(self.env)
        if not own.has_access("read"):
            return kind
        return f"{kind}: {own.display_name}"
