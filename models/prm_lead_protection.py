"""Is the customer of a lead protected for a partner? For who opens the lead."""

from typing import NamedTuple

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import format_date

from ..policy.matching import LIKELY, SAME, WEIGHTS, Fingerprint

# A hint is for reviewers alone.
TOLD = (SAME, LIKELY)
# A chosen customer says more than all that is typed.
CHOSEN = sum(WEIGHTS.values())


class Protection(NamedTuple):
    """A protected registration (sudo) of a lead's customer, and how sure that is."""

    registration: models.BaseModel
    strength: str
    score: int


class PrmLeadProtection(models.AbstractModel):
    """What a lead tells of the protection of its customer, one lead at a time."""

    _name = "prm.lead.protection"
    _description = "Protection of a lead's customer"

    @api.model
    def _strongest(self, lead):
        """Return the strongest :class:`Protection` of the lead's customer, or None.

        Nothing is told of a lead that is closed, or protected itself: that it says
        already. What a reviewer took for another deal stays another deal.

        :param lead: one lead, maybe not saved yet
        """
        lead_sudo = lead.sudo()
        company = lead_sudo.company_id or self.env.company
        zone = company.partner_id.tz or "UTC"
        here = self.with_context(tz=zone)  # the day ends where the company is
        own_sudo = lead._prm_registrations().with_context(tz=zone)
        if lead_sudo.won_status != "pending" or any(own_sudo.mapped("is_protected")):
            return None
        found = here._found(lead_sudo, company)
        if found:
            other_deals = here._decided(lead_sudo)
            found = [each for each in found if each.registration not in other_deals]
        return max(found, key=here._rank, default=None)

    @api.model
    def _rank(self, protection):
        registration = protection.registration
        return protection.score, registration.protection_end, -registration.id

    @api.model
    def _found(self, lead_sudo, company):
        """Return each :class:`Protection` of the lead's customer (sudo)."""
        scope = Domain("company_id", "=", company.id) & Domain(
            "is_protected", "=", True
        )
        search = self.env["prm.customer.search"]
        fingerprint = self._fingerprint(lead_sudo)
        chosen_sudo = lead_sudo.partner_id
        chosen_sudo |= chosen_sudo.commercial_partner_id
        customers = {customer.id: (SAME, CHOSEN) for customer in chosen_sudo._origin}
        for known in search._customers(fingerprint, company):
            if known.match.strength in TOLD:
                how = (known.match.strength, known.match.score)
                customers.setdefault(known.record.id, how)
        found = [
            Protection(each.record, each.match.strength, each.match.score)
            for each in search._find("prm.registration", fingerprint, scope)
            if each.match.strength in TOLD
        ]
        registrations_sudo = self.env["prm.registration"].sudo()
        linked_sudo = registrations_sudo.search(
            Domain("customer_id", "in", list(customers)) & scope
        )
        return found + [
            Protection(each, *customers[each.customer_id.id]) for each in linked_sudo
        ]

    @api.model
    def _fingerprint(self, lead_sudo):
        """Return what the lead says, and its customer where the lead says nothing."""
        customer_sudo = lead_sudo.partner_id.commercial_partner_id
        typed = lead_sudo._fingerprint()
        if not customer_sudo:
            return typed
        pairs = zip(typed, customer_sudo._fingerprint(), strict=True)
        return Fingerprint(*(own or theirs for own, theirs in pairs))

    @api.model
    def _decided(self, lead_sudo):
        """Return the registrations of which this lead is known to be another deal."""
        conflicts_sudo = self.env["prm.registration.conflict"].sudo()
        return conflicts_sudo.search(
            [
                ("found_lead_id", "in", lead_sudo._origin.ids),
                ("decision", "=", "different"),
            ]
        ).registration_id

    # -------------------------------------------------------------------- what is told

    @api.model
    def _readable(self, protection):
        """Return where this person reads of it: registration, its lead, or nothing.

        Who may read the lead reads there who registered it.
        """
        registration_sudo = protection.registration
        for record_sudo in (registration_sudo, registration_sudo.lead_id):
            record = record_sudo.with_env(self.env)
            if record and record.has_access("read"):
                return record
        return self.env["prm.registration"]

    @api.model
    def _text(self, protection, named):
        """Return one sentence for the lead.

        :param named: whether this person may know the partner
        """
        registration_sudo = protection.registration
        sure = protection.strength == SAME
        told = {"day": format_date(self.env, registration_sudo.protection_end)}
        if named:
            told["partner"] = registration_sudo.partner_id.name
            if sure:
                return self.env._(
                    "This customer is protected for %(partner)s until %(day)s.", **told
                )
            return self.env._(
                "This customer may be protected for %(partner)s until %(day)s: a "
                "customer of theirs has the same name.",
                **told,
            )
        told["people"] = self._whom_to_ask(registration_sudo)
        if sure:
            return self.env._(
                "This customer is protected for a partner until %(day)s. Ask "
                "%(people)s.",
                **told,
            )
        return self.env._(
            "This customer may be protected for a partner until %(day)s: a customer of "
            "theirs has the same name. Ask %(people)s.",
            **told,
        )

    @api.model
    def _whom_to_ask(self, registration_sudo):
        """Return the name of the partner manager, or of the reviewer."""
        for user_sudo in (
            registration_sudo.partnership_id.user_id,
            registration_sudo.reviewer_id,
        ):
            if user_sudo.active:
                return user_sudo.name
        return self.env._("the channel administrators")
