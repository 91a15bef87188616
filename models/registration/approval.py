"""What has to be settled before an approval: one deal, one customer, one person."""

from typing import NamedTuple

from odoo import api, models
from odoo.exceptions import UserError

from ...policy.matching import LIKELY, SAME
from ..screening.candidates import CHOSEN
from ..screening.registration_screening import RUNNING
from .qualification import Plan

# There the customer was looked at; what is taken up again is looked at again.
SETTLED = frozenset({"approved", "expired"})


class Linking(NamedTuple):
    """In the context while a reviewer links a customer; RPC makes no such object."""

    customer_id: int


class PrmRegistrationApproval(models.Model):
    """The checks of an approval, however it is reached.

    Of other parts: company_id, partner_id, state, customer_id, customer_contact_id,
    conflict_ids.
    """

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    def _look_again(self, customer=None):
        """Find out anew who speaks of the customer, before somebody decides.

        Whoever approves or submits a deal of the same customer at the same moment
        waits; then one sees the result of the other. Keys are claimed before the row is
        locked, as in a submission: nobody waits in a circle.

        :param customer: whom the reviewer is about to link, if that is known
        """
        self.ensure_one()
        self._check_vendor_may("qualify")
        self._claim_customer()
        self._claim_record(customer)
        self._lock_rows()
        self._check_vendor_may("qualify")
        linking = Linking(customer.id) if customer else None
        self.with_context(prm_linking=linking)._screen()

    def _claim_record(self, customer):
        """Let approvals for one customer follow each other, whatever its name."""
        if customer:
            self_sudo = self.sudo()
            key = f"customer:{self_sudo.company_id.id}:id:{customer.id}"
            self.env["prm.serialization.key"]._claim([key])

    # ------------------------------------------------------------------- rivals

    def _linked_customer(self):
        """Return the customer (sudo) that the reviewer is about to link, or nobody."""
        linking = self.env.context.get("prm_linking")
        customers_sudo = self.sudo().customer_id
        is_ours = isinstance(linking, Linking)
        return customers_sudo.browse(linking.customer_id if is_ours else ())

    def _linked_match(self, customers):
        """Return how sure it is that the linked customer is the one of this deal.

        Who is linked without having been found is the customer; names change.

        :param dict customers: customer that was found → match
        """
        return customers.get(self._linked_customer()) or CHOSEN

    def _check_rivals(self, plan):
        """Refuse a second deal beside a protected one that nobody decided on.

        :raises UserError: telling which conflict, as far as its reader may know
        """
        is_administrator = self._vendor_role() == "administrator"
        for conflict in self._conflicts():
            verdict = conflict._verdict_approval(plan.lead, is_administrator)
            self._require_verdict(verdict, conflict)

    def _check_new_customer(self):
        """Refuse a second record of a customer that is there."""
        for conflict in self._conflicts():
            self._require_verdict(conflict._verdict_new_customer(), conflict)

    def _conflicts(self):
        """Return the conflicts, all of them, to be read with the user's rights."""
        self_sudo = self.sudo()
        return self_sudo.conflict_ids.with_env(self.env)

    def _require_verdict(self, verdict, conflict):
        if not verdict:
            sentence = self.env["prm.messages"]._text(verdict.code)
            told = f"{conflict.display_name}: {sentence}"
            raise UserError(told)

    def _settle_conflicts(self, customer, lead):
        """Note that what is linked is the same: nothing is left to decide there.

        :param customer: the customer that is linked or new (sudo)
        :param lead: the opportunity that is linked or new (sudo)
        """
        self_sudo = self.sudo()
        for conflict in self_sudo.conflict_ids:
            shared = conflict.found_registration_id.lead_id | conflict.found_lead_id
            if conflict.found_customer_id == customer or lead in shared:
                conflict.decision = "same"

    def _check_settled_customer(self, vals):
        """Keep the customer of a deal after its approval: it was looked at then.

        :raises UserError: for who is no code of ours
        """
        if "customer_id" not in vals or self.env.su:
            return
        self.check_access("write")
        customer_id = vals["customer_id"] or False
        for registration in self.filtered(lambda each: each.state in SETTLED):
            if registration.customer_id.id != customer_id:
                raise UserError(self.env["prm.messages"]._text("customer_is_settled"))

    def _screen_again(self, vals):
        """Compare a running deal anew after an employee changed what was typed.

        The form's own way compares when it submits, an approval before it decides.
        """
        typed = {*self._match_depends(), "customer_id"}
        if self.env.su or "state" in vals or not typed & vals.keys():
            return
        for registration in self.filtered(lambda each: each.state in RUNNING):
            registration._claim_customer()
            registration._screen()

    # ----------------------------------------------------------------- the plan

    def _surely_default_plan(self):
        """Return the default plan, after a look at the deals of its customer, too.

        The customer may be known by another record's words alone, such as those of an
        opportunity: then only now its other deals come to light.
        """
        plan = self._default_plan()
        if not plan.customer:
            return plan
        self._look_again(plan.customer)
        return self._default_plan()

    def _default_plan(self):
        """Return the plan that needs nobody's eyes: what is the same is linked.

        :raises UserError: where somebody has to decide in the dialog
        """
        self.ensure_one()
        proposals = self.env["prm.customer.proposal"]
        customer = self.customer_id or self._default_customer()
        self._check_nothing_likely(customer)
        person = self.customer_contact_id or proposals._person(self, customer)
        return Plan(
            customer=customer,
            contact=person,
            lead=self._former_opportunity().with_env(self.env),
            create_contact=not proposals._is_person(self, customer),
        )

    def _default_customer(self):
        """Return the one customer that is the same, or nobody.

        Of the organisation's own customers an equal name is enough: it is a next deal.

        :raises UserError: when there are several, or one that may not be seen
        """
        proposal = self.env["prm.customer.proposal"]._customer(self)
        if proposal.strength != SAME and proposal.customers - self._own_customers():
            return proposal.customers.browse()
        if len(proposal.customers) > 1:
            raise UserError(self.env["prm.messages"]._text("open_dialog_customers"))
        if not proposal.customers.has_access("read"):
            raise UserError(self.env["prm.messages"]._text("open_dialog_closed"))
        return proposal.customers

    def _own_customers(self):
        """Return the customers that were found, and that the organisation has."""
        self_sudo = self.sudo()
        own = self_sudo.conflict_ids.filtered(lambda conflict: conflict.kind == "own")
        return own.found_customer_id

    def _check_nothing_likely(self, customer):
        """Refuse to pass over what is likely the same, and nobody looked at.

        :param customer: who it is; when that is known, nobody else is
        """
        self_sudo = self.sudo()
        for conflict in self_sudo.conflict_ids:
            if (conflict.found_customer_id and customer) or conflict._is_own():
                continue
            if conflict.decision == "open" and conflict.strength == LIKELY:
                raise UserError(self.env["prm.messages"]._text("open_dialog_likely"))

    def _check_plan(self, plan):
        """Refuse what the reviewer or the company may not use, or has to decide on."""
        if plan.lead:
            self._check_lead(plan.lead)
        if plan.customer:
            self._check_customer(plan.customer)
        else:
            self._check_new_customer()
        self._check_person(plan)
        self._check_rivals(plan)

    def _check_customer(self, customer):
        """Refuse who is no customer: a company, or a person who trades alone."""
        customer_sudo = customer.sudo()
        alone = not customer_sudo.parent_id and customer_sudo._prm_is_trading()
        if not customer_sudo.is_company and not alone:
            raise UserError(self.env["prm.messages"]._text("customer_is_company"))
        if customer_sudo.company_id and customer_sudo.company_id != self.company_id:
            raise UserError(self.env["prm.messages"]._text("customer_of_company"))

    def _check_person(self, plan):
        """Refuse a person of another company: the deal would be that company's.

        Somebody without a company may be anybody's person.
        """
        person_sudo = plan.contact.sudo()
        customer_sudo = plan.customer.sudo()
        company_sudo = person_sudo.commercial_partner_id
        if company_sudo == person_sudo and not person_sudo._prm_is_trading():
            return
        is_below = customer_sudo in self._upwards(person_sudo)
        if not is_below and company_sudo not in self._upwards(customer_sudo):
            raise UserError(self.env["prm.messages"]._text("contact_of_company"))

    @api.model
    def _upwards(self, partner):
        """Return a contact and the companies above it, as a list."""
        return [partner, *self._upwards(partner.parent_id)] if partner else []

    def _check_lead(self, lead):
        """Refuse an opportunity that cannot become the one of this registration."""
        lead_sudo = lead.sudo()
        if lead_sudo != self._former_opportunity():
            lead.check_access("read")
        if lead_sudo.company_id and lead_sudo.company_id != self.company_id:
            raise UserError(self.env["prm.messages"]._text("lead_of_company"))
        if lead_sudo._prm_outcome() == "lost":
            raise UserError(self.env["prm.messages"]._text("lead_is_lost"))
