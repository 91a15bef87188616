"""Does anybody know this customer already? In detail for the vendor alone."""

from odoo import api, fields, models
from odoo.fields import Command

from ..policy import person_name
from ..policy.matching import LIKELY, SAME

# A new company is refused for these; a hint is for the vendor alone.
REFUSING = frozenset({SAME, LIKELY})
# Two submissions that share one of these follow each other.
CLAIMED_KEYS = ("name", "host", "number")
# Model of a candidate → kind of conflict, and the field that points to it.
CONFLICT_FIELDS = {
    "prm.registration": ("registration", "other_id"),
    "crm.lead": ("lead", "lead_id"),
    "res.partner": ("customer", "customer_id"),
}


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
            "name": self.customer_name,
            "website": self.customer_website,
            "vat": self.customer_vat,
            "email": self.contact_email,
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

        What was decided before stays, and is open again when the evidence is stronger
        now; what is still open and is not found any more goes.
        """
        self.ensure_one()
        self_sudo = self.sudo()
        candidates = self._candidates()
        candidates += self._rivals(candidates)
        found = {
            each.record: each
            for each in candidates
            if each.record != self_sudo.customer_id
        }
        for conflict in self_sudo.conflict_ids.sorted(lambda c: c.decision == "open"):
            if again := found.pop(conflict._target(), None):
                conflict._refresh(self._prepare_conflict_values(again))
            elif conflict.decision == "open":
                conflict.unlink()
        self_sudo.conflict_ids = [
            Command.create(self._prepare_conflict_values(each))
            for each in found.values()
        ]

    def _claim_customer(self):
        """Let submissions of the same customer follow each other."""
        self_sudo = self.sudo()
        fingerprint = self_sudo._fingerprint()
        self.env["prm.claim"]._claim(
            f"customer:{self_sudo.company_id.id}:{key}:{value}"
            for key in CLAIMED_KEYS
            if (value := getattr(fingerprint, key))
        )

    def _is_known(self):
        """Tell whether somebody else knows the customer: vendor or another partner."""
        return any(found.match.strength in REFUSING for found in self._candidates())

    def _candidates(self):
        """Return what looks like the same deal: customers, leads, registrations.

        The partner's own registrations, and their opportunities, do not count.

        :return: list of :class:`~.prm_customer_search.Found`
        """
        self_sudo = self.sudo()
        search = self.env["prm.customer.search"]
        about = (self_sudo._fingerprint(), self_sudo.company_id)
        registrations = [
            found
            for found in search._registrations(*about)
            if found.record.partner_id != self_sudo.partner_id
        ]
        taken = {found.record.lead_id for found in registrations}
        leads = [
            found
            for found in search._leads(*about)
            if found.record not in taken
            and self_sudo.partner_id not in found.record.registration_ids.partner_id
        ]
        return [*registrations, *leads, *search._customers(*about)]

    def _prepare_conflict_values(self, found):
        """Return the values of a conflict.

        :param found: a :class:`~.prm_customer_search.Found`
        """
        kind, field = CONFLICT_FIELDS[found.record._name]
        return {
            "kind": kind,
            field: found.record.id,
            "target_name": found.record.display_name,
            "matched_on": ", ".join(found.match.matched_on),
            "score": found.match.score,
            "strength": found.match.strength,
        }
