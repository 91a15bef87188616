"""The customer of a registration: chosen, or as it was typed."""

from odoo import api, fields, models

from ...policy import person_name


class PrmRegistrationCustomer(models.Model):
    """A customer that can be compared with what the company knows."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    # customer
    is_new_company = fields.Boolean("New company")
    customer_id = fields.Many2one(
        "res.partner",
        index="btree_not_null",
        ondelete="restrict",
        domain=[("is_company", "=", True)],
        tracking=True,
    )
    customer_name = fields.Char("Company name", tracking=True)
    customer_website = fields.Char("Company website", tracking=True)
    customer_vat = fields.Char("Company TIN", tracking=True)
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
    contact_email = fields.Char("Contact email")
    contact_phone = fields.Char("Contact phone")

    @api.onchange("is_new_company")
    def _onchange_is_new_company(self):
        """Take a person of a new company for new, too, as the form of partners does."""
        if self.is_new_company:
            self.is_new_contact = True
            self.customer_id = self.customer_contact_id = False

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

    def _contact_name(self):
        """Return the full name of the customer's person, maybe empty."""
        names = (
            self.contact_first_name,
            self.contact_middle_name,
            self.contact_last_name,
        )
        return " ".join(name for name in names if name)

    def _names_new_company(self):
        """Tell whether a company was typed, rather than an existing one chosen."""
        return self.is_new_company or not self.customer_id

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
