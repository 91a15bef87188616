"""What has to be settled before an approval: one deal, one customer, one person."""

from typing import NamedTuple

from odoo import api, models
from odoo.exceptions import UserError

from ....policy.conflict_decision import PENDING
from ....policy.matching import LIKELY, SAME


class Plan(NamedTuple):
    """What the reviewer decided; records, empty where a new one shall be created.

    ``cap_note``: why an administrator approves more deals than the tier allows.
    """

    customer: models.BaseModel
    contact: models.BaseModel
    lead: models.BaseModel
    create_contact: bool = True
    user: models.BaseModel | None = None
    team: models.BaseModel | None = None
    stage: models.BaseModel | None = None
    cap_note: str = ""


class PrmApprovalPlan(models.AbstractModel):
    """The plan of an approval: what can be linked by default, and what is refused.

    Registrations come with the rights of the reviewer.
    """

    _name = "prm.approval.plan"
    _description = "Plan of an approval"

    # -------------------------------------------------------------- by default

    @api.model
    def _sure(self, registration, known):
        """Return the default plan, after a look at the deals of its customer, too.

        The customer may be known by another record's words alone, such as those of an
        opportunity: then only now its other deals come to light.

        :param known: ids of the customers whose deals were looked at already
        :raises UserError: where somebody has to decide in the dialog
        """
        plan = self._default(registration)
        if not plan.customer or plan.customer.id in known:
            return plan
        registration._look_again(plan.customer)
        return self._default(registration)

    @api.model
    def _default(self, registration):
        """Return the plan that needs nobody's eyes: what is the same is linked.

        :raises UserError: where somebody has to decide in the dialog
        """
        registration.ensure_one()
        proposals = self.env["prm.customer.proposal"]
        customer = registration.customer_id or self._customer(registration)
        self._check_nothing_likely(registration, customer)
        chosen = registration.customer_contact_id
        person = chosen or proposals._person(registration, customer)
        return Plan(
            customer=customer,
            contact=person,
            lead=self._lead_sudo(registration).with_env(self.env),
            create_contact=not proposals._is_person(registration, customer),
        )

    @api.model
    def _lead_sudo(self, registration):
        """Return the opportunity of an earlier approval, or that which is shared."""
        former_sudo = self._former_lead_sudo(registration)
        conflicts_sudo = registration.sudo().conflict_ids
        return former_sudo or conflicts_sudo._shared_lead_sudo()

    @api.model
    def _former_lead_sudo(self, registration):
        """Return the opportunity of an earlier approval, unless it is lost."""
        lead_sudo = registration.sudo().lead_id
        return lead_sudo.filtered(lambda lead: lead._prm_outcome() != "lost")

    @api.model
    def _customer(self, registration):
        """Return the one customer that is the same, or nobody.

        Of the organization's own customers an equal name is enough: it is a next deal.

        :raises UserError: when there are several, or one that may not be seen
        """
        proposal = self.env["prm.customer.proposal"]._customer(registration)
        others = proposal.customers - self._own_customers(registration)
        if proposal.strength != SAME and others:
            return proposal.customers.browse()
        if len(proposal.customers) > 1:
            raise UserError(self.env["prm.messages"]._text("open_dialog_customers"))
        if not proposal.customers.has_access("read"):
            raise UserError(self.env["prm.messages"]._text("open_dialog_closed"))
        return proposal.customers

    @api.model
    def _own_customers(self, registration):
        """Return the customers that were found, and that the organization has."""
        registration_sudo = registration.sudo()
        found_sudo = registration_sudo.conflict_ids
        own_sudo = found_sudo.filtered(lambda each: each.kind == "own")
        return own_sudo.found_customer_id.with_env(self.env)

    @api.model
    def _check_nothing_likely(self, registration, customer):
        """Refuse to pass over what is likely the same, and nobody looked at.

        :param customer: who it is; when that is known, nobody else is
        :raises UserError: when there is something to look at
        """
        registration_sudo = registration.sudo()
        for found_sudo in registration_sudo.conflict_ids:
            if (found_sudo.found_customer_id and customer) or found_sudo._is_own():
                continue
            if found_sudo.decision in PENDING and found_sudo.strength == LIKELY:
                raise UserError(self.env["prm.messages"]._text("open_dialog_likely"))

    # ------------------------------------------------------------------ checked

    @api.model
    def _check(self, registration, plan):
        """Refuse what the reviewer or the company may not use, or has to decide on.

        :param Plan plan: what is going to be linked
        :raises UserError: telling what is wrong with it
        :raises AccessError: for an opportunity that the reviewer may not read
        """
        if plan.lead:
            self._check_lead(registration, plan.lead)
        if plan.customer:
            self._check_customer(registration, plan.customer)
        else:
            self._check_new_customer(registration)
        self._check_person(plan)
        self._check_rivals(registration, plan)

    @api.model
    def _check_lead(self, registration, lead):
        """Refuse an opportunity that cannot become the one of this registration."""
        lead_sudo = lead.sudo()
        if lead_sudo != self._former_lead_sudo(registration):
            lead.check_access("read")
        if lead_sudo.company_id and lead_sudo.company_id != registration.company_id:
            raise UserError(self.env["prm.messages"]._text("lead_of_company"))
        if lead_sudo._prm_outcome() == "lost":
            raise UserError(self.env["prm.messages"]._text("lead_is_lost"))

    @api.model
    def _check_customer(self, registration, customer):
        """Refuse who is no customer: a company, or a person who trades alone."""
        customer_sudo = customer.sudo()
        alone = not customer_sudo.parent_id and customer_sudo._prm_is_trading()
        if not customer_sudo.is_company and not alone:
            raise UserError(self.env["prm.messages"]._text("customer_is_company"))
        company_sudo = customer_sudo.company_id
        if company_sudo and company_sudo != registration.company_id:
            raise UserError(self.env["prm.messages"]._text("customer_of_company"))

    @api.model
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

    @api.model
    def _check_rivals(self, registration, plan):
        """Refuse a second deal beside a protected one that nobody decided on.

        :raises UserError: telling which conflict, as far as its reader may know
        """
        is_administrator = registration._vendor_role() == "administrator"
        for conflict in self._conflicts(registration):
            verdict = conflict._verdict_approval(plan.lead, is_administrator)
            self._require_verdict(verdict, conflict)

    @api.model
    def _check_new_customer(self, registration):
        """Refuse a second record of a customer that is there."""
        for conflict in self._conflicts(registration):
            self._require_verdict(conflict._verdict_new_customer(), conflict)

    @api.model
    def _conflicts(self, registration):
        """Return the conflicts, all of them, to be read with the user's rights."""
        registration_sudo = registration.sudo()
        return registration_sudo.conflict_ids.with_env(self.env)

    @api.model
    def _require_verdict(self, verdict, conflict):
        """Refuse what the verdict does not allow, naming the conflict."""
        if not verdict:
            sentence = self.env["prm.messages"]._text(verdict.code)
            told = f"{conflict.display_name}: {sentence}"
            raise UserError(told)
