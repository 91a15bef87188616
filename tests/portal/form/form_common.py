"""Parameters of the registration form, complete or wrong, and the form of them."""

from ....forms.registration_form import FormRules, RegistrationForm
from ....models.portal.form.entries import ENTRIES

EXISTING = {
    "name": "New press",
    "customer_id": "7",
    "customer_contact_id": "8",
    "representative_id": "5",
}

NEW_COMPANY = {
    "name": "New press",
    "is_new_company": "on",
    "customer_name": "Acme",
    "customer_website": "https://acme.example",
    "customer_vat": "123 456-789",
    "contact_first_name": "Ann",
    "contact_last_name": "Lee",
    "representative_id": "5",
}

NEW_CONTACT = EXISTING | {
    "is_new_contact": "1",
    "customer_contact_id": "",
    "contact_first_name": "Ann",
    "contact_last_name": "Lee",
}

# Field, what was typed, code.
WRONG_SHAPE = (
    ("offering_id", "x", "choice_invalid"),
    ("offering_id", "-1", "choice_invalid"),
    ("offering_id", "0", "choice_invalid"),
    ("offering_id", "1.5", "choice_invalid"),
    ("offering_id", "2147483648", "choice_invalid"),
    ("offering_id", "9" * 65, "too_long"),
    ("representative_id", "me", "choice_invalid"),
    ("user_id", "١", "choice_invalid"),
    ("date_closing", "31.12.2026", "date_invalid"),
    ("date_closing", "2026-02-29", "date_invalid"),
    ("date_closing", "20260101", "date_invalid"),
    ("date_closing", "0001-01-01", "date_invalid"),
    ("visibility", "everybody", "choice_invalid"),
    ("name", "a" * 256, "too_long"),
    ("budget", "a" * 2001, "too_long"),
    ("requirements", "a" * 20001, "too_long"),
    ("comments", "a" * 20001, "too_long"),
    ("customer_website", "no website", "website_invalid"),
    ("customer_website", "javascript://acme.example/", "website_invalid"),
    ("customer_vat", "12345678", "tin_shape"),
    ("customer_vat", "12345678901", "tin_shape"),
    ("customer_vat", "1234567890123", "tin_shape"),
    ("customer_vat", "12345678A", "tin_shape"),
    ("contact_email", "ann@", "email_invalid"),
    ("contact_phone", "call me", "phone_invalid"),
)


def parse(params, owner_choice=False, required=(), hidden=(), **rules):
    """Return the form under these rules, and settings of the program by their names."""
    settings = {entry.required_by for entry in ENTRIES} & rules.keys()
    asked = {name for name in settings if rules.pop(name)}
    needed = {entry.name for entry in ENTRIES if entry.required_by in asked}
    rules["required"] = frozenset(required) | needed
    rules["hidden"] = frozenset(hidden) | (set() if owner_choice else {"user_id"})
    return RegistrationForm.parse(params, FormRules(ENTRIES, **rules))
