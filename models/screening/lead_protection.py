"""Is the customer of a lead protected for a partner? For who opens the lead."""

from odoo import api, models
from odoo.fields import Domain

from ...policy.matching import HINT, SAME, name_words
from .candidates import CHOSEN
from .customer_search import Found

# Where people write the company, too.
NAMED_IN = ("name", "contact_name")


class PrmLeadProtection(models.AbstractModel):
    """What a lead tells of the protection of its customer, one lead at a time."""

    _name = "prm.lead.protection"
    _description = "Protection of a lead's customer"

    @api.model
    def _strongest(self, lead):
        """Return the :class:`Found` registration that protects the customer, or None.

        The strongest. Nothing is told of a lead that is closed.

        :param lead: one lead, maybe not saved yet
        """
        lead_sudo = lead.sudo()
        if lead_sudo.won_status != "pending":
            return None
        return max(self._beside(lead), key=self._rank, default=None)

    @api.model
    def _beside(self, lead):
        """Return each :class:`Found` registration that protects the customer.

        Of an open lead or a closed one, which can be opened again. None of a lead that
        is protected itself: that it says already. What a reviewer took for another deal
        stays another deal.

        :param lead: one lead, maybe not saved yet
        """
        lead_sudo = lead.sudo()
        company_sudo = lead_sudo.company_id or self.env.company.sudo()
        zone = company_sudo.partner_id.tz or "UTC"
        here = self.with_context(tz=zone)  # the day ends where the company is
        own_sudo = lead._prm_registrations_sudo().with_context(tz=zone)
        if any(own_sudo.mapped("is_protected")):
            return []
        found = here._found(lead_sudo, company_sudo)
        others_sudo = here._decided_sudo(lead_sudo) if found else ()
        return [each for each in found if each.record not in others_sudo]

    @api.model
    def _rank(self, found):
        return found.match.score, found.record.protection_end, -found.record.id

    @api.model
    def _found(self, lead_sudo, company):
        """Return each :class:`Found` registration that protects the customer (sudo)."""
        chosen_sudo = lead_sudo.partner_id
        chosen_sudo = (chosen_sudo | chosen_sudo.commercial_partner_id)._origin
        prints = [each._fingerprint() for each in chosen_sudo] + self._said(lead_sudo)
        return self._protecting(prints, chosen_sudo, company)

    @api.model
    def _protecting(self, prints, chosen_sudo, company):
        """Return each :class:`Found` registration (sudo) that protects a customer.

        :param prints: fingerprints of what is said of it
        :param chosen_sudo: its records, as far as they are known
        """
        scope = Domain("company_id", "=", company.id) & Domain(
            "is_protected", "=", True
        )
        customers = self.env["prm.customer.search"]._customer_scope(company)
        ways = {each.record: each.match for each in self._met(prints, customers)}
        ways |= dict.fromkeys(chosen_sudo, CHOSEN)
        linked_sudo = self.env["prm.registration"].sudo()
        linked_sudo = linked_sudo.search(
            Domain("customer_id", "in", [each.id for each in ways]) & scope
        )
        return self._met(prints, scope, "prm.registration") + [
            Found(each, ways[each.customer_id]) for each in linked_sudo
        ]

    @api.model
    def _said(self, lead_sudo):
        """Return the fingerprints of what a lead says of its customer.

        Without a company's name this stands in the title, or where the person's does.
        """
        typed = lead_sudo._fingerprint()
        if typed.words:
            return [typed]
        names = {name_words(lead_sudo[name] or "") for name in NAMED_IN}
        return [typed._replace(words=words) for words in sorted(names)]

    @api.model
    def _met(self, prints, scope, model="res.partner"):
        """Return each :class:`Found`, but hints: those are for reviewers."""
        search = self.env["prm.customer.search"]
        found = search._find(model, prints, scope, hints=False).found
        return [each for each in found if each.match.strength != HINT]

    @api.model
    def _decided_sudo(self, lead_sudo):
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
    def _readable(self, found):
        """Return where this person reads of it: registration, its lead, or nothing.

        Who may read the lead reads there who registered it.
        """
        registration_sudo = found.record
        for record_sudo in (registration_sudo, registration_sudo.lead_id):
            record = record_sudo.with_env(self.env)
            if record and record.has_access("read"):
                return record
        return self.env["prm.registration"]

    @api.model
    def _text(self, found, named):
        """Return one sentence for the lead.

        :param Found found: the registration that protects its customer, and how sure
        :param bool named: whether this person may know the partner
        """
        registration_sudo = found.record
        sure = found.match.strength == SAME
        formatting = self.env["prm.formatting"]
        told = {"day": formatting._day(registration_sudo.protection_end)}
        if named:
            told["partner"] = registration_sudo.partner_id.name
            if sure:
                return self.env._(
                    "This customer is protected for %(partner)s until %(day)s.", **told
                )
            return self.env._(
                "This customer may be protected for %(partner)s until %(day)s: one "
                "of their customers has the same name.",
                **told,
            )
        told["people"] = self._whom_to_ask(registration_sudo)
        if sure:
            return self.env._(
                "This customer is protected for a partner until %(day)s. Contact "
                "%(people)s.",
                **told,
            )
        return self.env._(
            "This customer may be protected for a partner until %(day)s: one of "
            "their customers has the same name. Contact %(people)s.",
            **told,
        )

    @api.model
    def _whom_to_ask(self, registration_sudo):
        """Return the name of the partner manager, or of the reviewer."""
        audience = self.env["prm.audience"]
        user_sudo = audience._employee_sudo(
            registration_sudo, "question_of_salesperson"
        )
        return user_sudo.name or self.env._("the channel administrators")
