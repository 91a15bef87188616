"""Who of those we know is the customer of a registration, and who its person?"""

from typing import NamedTuple

from odoo import api, models
from odoo.fields import Domain

from ...policy.approval import STRENGTHS, is_stronger
from ...policy.matching import SAME, weighs
from ...policy.same_person import Person, same_person
from ...policy.search_text import is_same


class Proposal(NamedTuple):
    """The customers with the strongest evidence, and how strong it is.

    One can be proposed; several have to be chosen from.
    """

    customers: models.BaseModel
    strength: str


class PrmCustomerProposal(models.AbstractModel):
    """Existing customers and people that an approval links instead of doubling them."""

    _name = "prm.customer.proposal"
    _description = "Proposal of customer and person"

    @api.model
    def _customer(self, registration, conflicts=None):
        """Return the :class:`Proposal` for a registration: never on a hint.

        Also the customer of an opportunity or an earlier registration that is the
        same, and whom the reviewer judged to be the same.

        :param conflicts: as they stand in the dialog; by default as they are stored
        """
        registration_sudo = registration.sudo()
        conflicts_sudo = registration_sudo.conflict_ids
        if conflicts is not None:
            conflicts_sudo = conflicts.sudo()
        strengths = self._strengths(conflicts_sudo)
        best = max(strengths.values(), key=STRENGTHS.index, default="")
        ids = [each.id for each, strength in strengths.items() if strength == best]
        return Proposal(registration.customer_id.browse(ids), best)

    @api.model
    def _strengths(self, conflicts):
        """Return customer (sudo) → how strong the evidence is, of those not excluded.

        :param conflicts: conflicts of one registration (sudo)
        """
        strengths = {}
        excluded = conflicts.filtered(
            lambda conflict: conflict.decision == "different"
        ).found_customer_id
        for conflict in conflicts:
            strength = self._strength(conflict)
            customer_sudo = self._customer_behind_sudo(conflict, strength)
            if not customer_sudo or customer_sudo in excluded:
                continue
            if is_stronger(strength, strengths.get(customer_sudo)):
                strengths[customer_sudo] = strength
        return strengths

    @api.model
    def _strength(self, conflict):
        """Return what a conflict says, the reviewer's judgement included."""
        if conflict.decision == "different" or not weighs(conflict.strength):
            return ""
        is_same = conflict.decision in ("same", "share")
        return SAME if is_same else conflict.strength

    @api.model
    def _customer_behind_sudo(self, conflict, strength):
        """Return the customer (sudo) that a conflict (sudo) speaks of, maybe nobody.

        A lead or a deal has to be the same for sure; a partner organization behind it
        resells, it is not the customer.
        """
        if conflict.found_customer_id or strength != SAME:
            return conflict.found_customer_id if strength else None
        behind_sudo = conflict.found_registration_id.customer_id
        behind_sudo |= conflict.found_lead_id.partner_id.commercial_partner_id
        return behind_sudo.filtered(
            lambda each: each._prm_is_trading() and not each.partnership_ids
        )[:1]

    # ------------------------------------------------------------------- person

    @api.model
    def _typed_person(self, registration):
        """Return who the partner named, as the policy compares people."""
        return Person(
            name=registration._contact_name(),
            email=registration.contact_email or "",
            phone=registration.contact_phone or "",
        )

    @api.model
    def _person(self, registration, customer):
        """Return the person of ``customer`` whom the partner named, or nobody.

        Anywhere at the customer, archived people too; the same mail says more than the
        same name.
        """
        people = registration.customer_contact_id.browse()
        typed = self._typed_person(registration)
        if not customer or not (typed.name or typed.email):
            return people
        found = self._people_of(customer).filtered(
            lambda each: same_person(typed, self._as_person(each))
        )
        best = found.sorted(lambda each: self._closeness(typed, each), reverse=True)
        return best[:1]

    @api.model
    def _people_of(self, customer):
        """Return who works anywhere at ``customer``, as far as the user may read."""
        everybody = customer.with_context(active_test=False)
        domain = Domain("id", "child_of", customer.ids)
        domain &= Domain("is_company", "=", False) & Domain("id", "!=", customer.id)
        return everybody.search(domain, order="id").with_env(self.env)

    @api.model
    def _as_person(self, contact):
        return Person(contact.name or "", contact.email or "", contact.phone or "")

    @api.model
    def _closeness(self, typed, contact):
        """Return how well a contact fits: by email, by name, at work, the oldest."""
        told = self._as_person(contact)
        by_mail = same_person(typed._replace(name=""), told)
        by_name = same_person(typed._replace(email=""), told)
        return by_mail, by_name, contact.active, -contact.id

    @api.model
    def _is_person(self, registration, customer):
        """Tell whether ``customer`` trades alone and is the person who was named."""
        alone = customer and not customer.is_company
        typed = self._typed_person(registration)
        return bool(alone) and same_person(typed, self._as_person(customer))

    @api.model
    def _twin_sudo(self, registration, customer):
        """Return who at ``customer`` has the same name and the same mail (sudo).

        Somebody else may have created the person a moment ago.
        """
        typed = self._typed_person(registration)
        customer_sudo = customer.sudo()
        twins_sudo = self.sudo()._people_of(customer_sudo)
        return twins_sudo.filtered(
            lambda each: (
                same_person(typed._replace(email=""), self._as_person(each))
                and is_same(typed.email, each.email or "")
            )
        )[:1]
