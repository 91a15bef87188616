"""Does anybody know this customer already? In detail for the vendor alone."""

from odoo import api, fields, models
from odoo.fields import Command, Domain

from ..policy import matching, person_name
from ..policy.registration_moves import UNDECIDED

# A new company is refused for these; an e-mail domain alone is a hint for the vendor.
REFUSING_KEYS = ("name", "host", "vat")
# Model of a candidate → kind of conflict, and the field that points to it.
CONFLICT_FIELDS = {
    "prm.registration": ("registration", "other_id"),
    "crm.lead": ("lead", "lead_id"),
    "res.partner": ("customer", "customer_id"),
}
# People of a chosen customer whose leads are looked up.
PEOPLE_LIMIT = 500
# Nobody needs more candidates than these to see that a deal is contested.
CANDIDATE_LIMIT = 20


class PrmScreeningMixin(models.AbstractModel):
    """Comparison of a registration's customer with what the company knows."""

    _name = "prm.screening.mixin"
    _inherit = ["prm.match.mixin"]
    _description = "Screening of a registration"

    # customer
    is_new_company = fields.Boolean("New company")
    customer_id = fields.Many2one(
        "res.partner",
        index="btree_not_null",
        ondelete="restrict",
        domain=[("is_company", "=", True)],
        tracking=True,
    )
    customer_name = fields.Char("Company name")
    customer_website = fields.Char("Company website")
    customer_vat = fields.Char("Company TIN")
    is_new_contact = fields.Boolean("New contact")
    customer_contact_id = fields.Many2one(
        "res.partner",
        "Customer contact",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('is_company', '=', False), ('parent_id', '=?', customer_id)]",
    )
    contact_first_name = fields.Char("First name")
    contact_last_name = fields.Char("Last name")
    contact_middle_name = fields.Char("Middle name")
    contact_email = fields.Char("Contact e-mail")
    contact_phone = fields.Char("Contact phone")

    conflict_ids = fields.One2many(
        "prm.registration.conflict",
        "registration_id",
        "Conflicts",
        groups="prm.group_prm_user",
    )
    conflict_count = fields.Integer(
        compute="_compute_conflict_count", groups="prm.group_prm_user"
    )

    @api.depends("conflict_ids")
    def _compute_conflict_count(self):
        for registration in self:
            registration.conflict_count = len(registration.conflict_ids)

    def _match_depends(self):
        return ["customer_name", "customer_website", "customer_vat", "contact_email"]

    def _prepare_fingerprint(self):
        """Return what the partner typed of the customer."""
        self.ensure_one()
        return {
            "name": self.customer_name or "",
            "website": self.customer_website or "",
            "vat": self.customer_vat or "",
            "email": self.contact_email or "",
        }

    def _copy_chosen_names(self):
        """Write the names of a chosen customer and person as text, where missing.

        Partners read the text; an employee who registers for them chooses records.
        """
        self.ensure_one()
        if self.customer_id and not self.customer_name:
            self.customer_name = self.customer_id.name
        person = self.customer_contact_id
        if person and not self.contact_last_name:
            first, last = person_name.split(person.name)
            self.update({"contact_first_name": first, "contact_last_name": last})

    def _screen(self):
        """Store the conflicts of a submitted registration, for the vendor only.

        What was decided before stays; what is still open is looked up anew.
        """
        self.ensure_one()
        self_sudo = self.sudo()
        self_sudo.conflict_ids.filtered(lambda c: c.decision == "open").unlink()
        known = [conflict._target() for conflict in self_sudo.conflict_ids]
        self_sudo.conflict_ids = [
            Command.create(self._prepare_conflict_values(record))
            for record in self._candidates()
            if record not in [*known, self_sudo.customer_id]
        ]

    def _claim_customer(self):
        """Let submissions of the same customer follow each other."""
        self_sudo = self.sudo()
        fingerprint = self_sudo._fingerprint()
        self.env["prm.claim"]._claim(
            f"customer:{self_sudo.company_id.id}:{key}:{value}"
            for key in REFUSING_KEYS
            if (value := getattr(fingerprint, key))
        )

    def _is_known(self):
        """Tell whether somebody else knows the customer: vendor or another partner."""
        return bool(self._candidates(keys=REFUSING_KEYS))

    def _candidates(self, keys=tuple(matching.WEIGHTS)):
        """Return what looks like the same deal: customers, leads, registrations.

        The partner's own registrations, and their opportunities, do not count.

        :param keys: the keys of the fingerprint that are compared
        :return: list of single records (sudo)
        """
        self_sudo = self.sudo()
        registrations_sudo = self_sudo._candidate_registrations(keys)
        leads_sudo = self_sudo._candidate_leads(keys) - registrations_sudo.lead_id
        leads_sudo = leads_sudo.filtered(
            lambda lead: self_sudo.partner_id not in lead.registration_ids.partner_id
        )
        return [
            *registrations_sudo,
            *leads_sudo,
            *self_sudo._candidate_customers(keys),
        ]

    def _candidate_registrations(self, keys):
        registrations_sudo = self.env["prm.registration"].sudo()
        same = registrations_sudo._match_domain(self._fingerprint(), keys)
        if self.customer_id:
            same |= Domain("customer_id", "=", self.customer_id.id)
        scope = Domain("company_id", "=", self.company_id.id)
        scope &= Domain("partner_id", "!=", self.partner_id.id)
        scope &= Domain("state", "in", [*UNDECIDED, "approved"])
        return registrations_sudo.search(same & scope, limit=CANDIDATE_LIMIT)

    def _candidate_leads(self, keys):
        leads_sudo = self.env["crm.lead"].sudo()
        same = leads_sudo._match_domain(self._fingerprint(), keys)
        if self.customer_id:
            same |= Domain("partner_id", "in", self._customer_people().ids)
        scope = Domain("company_id", "in", [False, self.company_id.id])
        scope &= Domain("won_status", "=", "pending")
        return leads_sudo.search(same & scope, limit=CANDIDATE_LIMIT)

    def _customer_people(self):
        """Return the chosen customer with its people (sudo)."""
        partners_sudo = self.env["res.partner"].sudo()
        return partners_sudo.search(
            [("commercial_partner_id", "=", self.customer_id.id)], limit=PEOPLE_LIMIT
        )

    def _candidate_customers(self, keys):
        partners_sudo = self.env["res.partner"].sudo()
        same = partners_sudo._match_domain(self._fingerprint(), keys)
        scope = Domain("company_id", "in", [False, self.company_id.id])
        return partners_sudo.search(same & scope, limit=CANDIDATE_LIMIT)

    def _prepare_conflict_values(self, record):
        """Return the values of the conflict with ``record``.

        :param record: a registration, lead or customer (sudo)
        """
        self_sudo = self.sudo()
        match = matching.match(self_sudo._fingerprint(), record._fingerprint())
        kind, field = CONFLICT_FIELDS[record._name]
        return {
            "kind": kind,
            field: record.id,
            "target_name": record.display_name,
            "matched_on": ", ".join(match.matched_on) or "customer",
            "score": match.score or 100,
        }
