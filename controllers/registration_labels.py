"""The words before the fields of the registration form."""

from odoo.http import request


def field_labels():
    """Return the label of each field by name, in the order of the form."""
    _ = request.env._
    return {
        "name": _("Name of the opportunity"),
        "offering_id": _("Service or product"),
        "is_new_company": _("New company"),
        "customer_id": _("Existing company"),
        "customer_name": _("Company name"),
        "customer_website": _("Company website"),
        "customer_vat": _("Company TIN"),
        "is_new_contact": _("New contact"),
        "customer_contact_id": _("Existing contact"),
        "contact_first_name": _("First name"),
        "contact_middle_name": _("Middle name"),
        "contact_last_name": _("Last name"),
        "contact_email": _("Contact e-mail"),
        "contact_phone": _("Contact phone"),
        "representative_id": _("Partner representative"),
        "user_id": _("Deal owner"),
        "budget": _("Budget"),
        "date_closing": _("Estimated closing date"),
        "partner_reference": _("Your reference"),
        "requirements": _("Customer requirements"),
        "visibility": _("Who sees it"),
        "comments": _("Additional comments"),
        "attachments": _("Attachments"),
    }
