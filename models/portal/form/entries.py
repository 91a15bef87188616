"""The fields of the registration form, in the order of the page: one entry each."""

from functools import partial

from odoo.tools.translate import LazyTranslate

from ....policy import tax_number
from .field import FormField

# What one person says of another is nothing that a browser should fill in.
_deal = partial(FormField, card="deal")
_company = partial(FormField, card="company", autocomplete="off")
_contact = partial(FormField, card="contact", autocomplete="off")
_details = partial(FormField, card="details")

_lt = LazyTranslate(__name__)

# The cards of the form and of the reviewer's dialog, in their order.
CARDS = {
    "deal": _lt("The opportunity"),
    "company": _lt("The customer company"),
    "contact": _lt("The contact"),
    # Those of the portal's own.
    "questions": _lt("Questions"),
    "details": _lt("Details and files"),
}

DEAL = (
    _deal(
        name="name",
        order=10,
        label=_lt("Name of the opportunity"),
        required=True,
        searched="name",
    ),
    _deal(
        name="offering_id",
        kind="record",
        order=20,
        label=_lt("Service or product"),
        optional=True,
        choices="offerings",
        listed=True,
        row_order=10,
    ),
)

COMPANY = (
    _company(
        name="is_new_company",
        kind="flag",
        order=10,
        label=_lt("New company"),
        help=_lt("The customer is not in our list yet."),
        flag_label=_lt("New or existing company"),
    ),
    _company(
        name="customer_id",
        kind="lookup",
        part="existing_company",
        order=20,
        label=_lt("Existing company"),
        help=_lt("Not in the list? Tick “New company”."),
        required=True,
        choices="companies",
        after="prm.portal_form_company_search",
        flag_label=_lt("Company"),
    ),
    _company(
        name="customer_name",
        part="new_company",
        order=30,
        label=_lt("Company name"),
        required=True,
        after="prm.portal_form_company_answer",
        searched="customer",
        listed=True,
        row_order=10,
        row_label=_lt("Company"),
    ),
    _company(
        name="customer_website",
        kind="website",
        part="new_company",
        order=40,
        label=_lt("Company website"),
        required=True,
        listed=True,
        row_order=20,
        row_label=_lt("Website"),
        waived=frozenset({"required"}),
    ),
    _company(
        name="customer_vat",
        kind="tax_number",
        part="new_company",
        order=50,
        length=tax_number.LONGEST_NUMBER,
        label=_lt("Company TIN"),
        help=_lt("The tax number. Spaces and dashes do not matter."),
        required=True,
        listed=True,
        row_order=30,
        row_label=_lt("TIN"),
        waived=frozenset({"required", "tin_shape"}),
    ),
)

CONTACT = (
    _contact(
        name="is_new_contact",
        kind="flag",
        order=10,
        label=_lt("New contact"),
        help=_lt("Always set for a new company."),
        flag_label=_lt("New or existing contact"),
    ),
    _contact(
        name="customer_contact_id",
        kind="lookup",
        part="existing_contact",
        order=20,
        label=_lt("Existing contact"),
        help=_lt("Not in the list? Tick “New contact”."),
        required=True,
        choices="contacts",
        flag_label=_lt("Contact"),
    ),
    _contact(
        name="contact_first_name",
        part="new_contact",
        order=30,
        half=True,
        label=_lt("First name"),
        required=True,
        eased=True,
    ),
    _contact(
        name="contact_last_name",
        part="new_contact",
        order=40,
        half=True,
        label=_lt("Last name"),
        required=True,
    ),
    _contact(
        name="contact_middle_name",
        part="new_contact",
        order=50,
        label=_lt("Middle name"),
        optional=True,
    ),
    _contact(
        name="contact_email",
        kind="email",
        part="new_contact",
        order=60,
        half=True,
        label=_lt("Contact email"),
        optional=True,
        required_by="require_contact_email",
        listed=True,
        row_order=20,
        row_label=_lt("Email"),
    ),
    _contact(
        name="contact_phone",
        kind="phone",
        part="new_contact",
        order=70,
        half=True,
        label=_lt("Contact phone"),
        optional=True,
        required_by="require_contact_phone",
        listed=True,
        row_order=30,
        row_label=_lt("Phone"),
    ),
)

DETAILS = (
    _details(
        name="representative_id",
        kind="record",
        order=10,
        label=_lt("Partner representative"),
        help=_lt("Who in your organization leads the deal."),
        required=True,
        choices="representatives",
        listed=True,
        row_order=70,
        row_label=_lt("Representative"),
    ),
    _details(
        name="user_id",
        kind="record",
        order=20,
        label=_lt("Deal owner"),
        help=_lt("Who on our side should look after the deal."),
        optional=True,
        choices="owners",
        only_offered=True,
    ),
    _details(
        name="budget",
        kind="lines",
        order=30,
        length=2000,
        rows=2,
        label=_lt("Budget"),
        help=_lt("Price expectations and budget."),
        optional=True,
        listed=True,
        row_order=30,
    ),
    _details(
        name="date_closing",
        kind="date",
        order=40,
        label=_lt("Estimated closing date"),
        optional=True,
        not_past=True,
        listed=True,
        row_order=20,
        row_label=_lt("Estimated closing"),
    ),
    _details(
        name="partner_reference",
        order=50,
        label=_lt("Your reference"),
        help=_lt("Your own number for this deal."),
        optional=True,
        searched="number",
        listed=True,
        row_order=50,
        flag_label=_lt("Partner's reference"),
    ),
    _details(
        name="requirements",
        kind="lines",
        order=60,
        length=20000,
        rows=4,
        label=_lt("Customer requirements"),
        optional=True,
        listed=True,
        row_order=40,
        row_label=_lt("Requirements"),
    ),
    _details(
        name="visibility",
        kind="choice",
        order=70,
        options=("contact", "organization"),
        label=_lt("Who can see it"),
        help=_lt("Supervisors of your organization can always see it."),
        optional=True,
        choices="visibility",
        listed=True,
        row_order=80,
        row_label=_lt("Who can see it"),
        flagged=False,
    ),
    _details(
        name="comments",
        kind="lines",
        order=80,
        length=20000,
        label=_lt("Additional comments"),
        help=_lt("Will be sent as a message in the conversation."),
        optional=True,
        stored=False,
        seen_by=frozenset({"partner"}),
        flagged=False,
        stays_open=True,
    ),
    _details(
        name="attachments",
        kind="files",
        order=90,
        label=_lt("Attachments"),
        optional=True,
        template="prm.portal_form_attachments",
        stored=False,
        seen_by=frozenset({"partner"}),
    ),
)

ENTRIES = (*DEAL, *COMPANY, *CONTACT, *DETAILS)
