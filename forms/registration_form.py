r"""The form with which a partner registers an opportunity.

>>> typed = {
...     "name": "New press",
...     "is_new_company": "on",
...     "customer_id": "7",
...     "customer_name": "Acme",
...     "customer_website": "acme.example",
...     "customer_vat": "123 456-789",
...     "contact_first_name": "Ann",
...     "contact_last_name": "Lee",
...     "representative_id": "5",
...     "state": "approved",
... }
>>> form = RegistrationForm.parse(typed, FormRules())
>>> form.is_valid, form.action
(True, 'submit')

A new company has new contacts; what the page hides then is cleared, and parameters
that are no fields of the form are dropped:

>>> form.values["is_new_contact"], form.values["customer_id"]
(True, False)
>>> form.values["customer_vat"], "state" in form.values
('123456789', False)

Without a new company an existing one must be chosen; a draft may wait with that:

>>> list(RegistrationForm.parse({"name": "New press"}).errors)
['customer_id', 'customer_contact_id', 'representative_id']
>>> RegistrationForm.parse({"name": "New press", "action": "draft"}).errors
{}

A draft keeps what is half typed, as it was typed:

>>> half = {"name": "New press", "date_closing": "in May", "action": "draft"}
>>> form = RegistrationForm.parse(half)
>>> form.errors, form.values["date_closing"], form.unfinished
({}, False, {'date_closing': 'in May'})
"""

from collections.abc import Set as AbstractSet
from datetime import date
from typing import ClassVar, NamedTuple

from ..policy import tax_number
from ..policy.registration_input import TEXTS, clean, code_of
from .field import Choice, Date, Email, Field, Flag, Id, Phone, Text, Value, read_token
from .form import Form, Params, as_text

_NEW_COMPANY = frozenset({"customer_name", "customer_website", "customer_vat"})
_NEW_CONTACT_NEEDS = frozenset({"contact_first_name", "contact_last_name"})
_NEW_CONTACT = _NEW_CONTACT_NEEDS | {
    "contact_middle_name",
    "contact_email",
    "contact_phone",
}

# What a submission needs, as far as it is shown.
_NEEDED = (
    frozenset({"name", "customer_id", "customer_contact_id", "representative_id"})
    | _NEW_COMPANY
    | _NEW_CONTACT_NEEDS
)

# The lookups: what was typed there without choosing a match is kept, too.
LOOKUPS = ("customer_id", "customer_contact_id")

# What is wrong with them is told when they are submitted; a draft keeps them.
_LATER = frozenset(
    {
        "date_invalid",
        "date_past",
        "email_invalid",
        "phone_invalid",
        "website_invalid",
        "tin_shape",
        "tin_dummy",
        "bad_pattern",
    }
)

# The fields that a portal's configuration may hide.
OPTIONAL = frozenset(
    {
        "offering_id",
        "contact_middle_name",
        "contact_email",
        "contact_phone",
        "user_id",
        "budget",
        "date_closing",
        "requirements",
        "partner_reference",
        "visibility",
        "comments",
    }
)


def is_day(text: str | None) -> bool:
    """Tell whether a field for dates can show ``text``: empty, or a real day.

    >>> is_day(""), is_day("2026-02-28"), is_day("2026-02-30"), is_day("in May")
    (True, True, False, False)
    """
    return not Date("day").clean(text or "")[1]


class FormRules(NamedTuple):
    """What the program and the portal of a partnership say about the form.

    ``hidden`` and ``required`` work on the optional fields; hidden ones are never
    required. A closing has to come ``today`` or later, unless it is ``settled_closing``
    which was submitted before. ``closed`` fields stay as they are: whatever is wrong
    with them is not told.
    """

    tin_pattern: str = tax_number.DEFAULT_PATTERN
    require_contact_email: bool = False
    require_contact_phone: bool = False
    owner_choice: bool = False
    hidden: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    today: date | None = None
    settled_closing: date | None = None
    closed: frozenset[str] = frozenset()

    def removed(self) -> frozenset[str]:
        """Return the fields that this portal's form does not have."""
        owner = set() if self.owner_choice else {"user_id"}
        return (self.hidden & OPTIONAL) | owner

    def program_required(self) -> frozenset[str]:
        """Return the optional fields that the settings make mandatory."""
        email = {"contact_email"} if self.require_contact_email else set()
        phone = {"contact_phone"} if self.require_contact_phone else set()
        return (self.required & OPTIONAL) | email | phone


class RegistrationForm(Form):
    """Input of the registration page; ``values`` are fields of prm.registration.

    What the portal does not show at all (deal owner, fields it hides) is absent from
    ``values``, so that saving a returned registration does not empty it.
    """

    rules: FormRules

    FIELDS: ClassVar[tuple[Field, ...]] = (
        Text("name"),
        Id("offering_id"),
        Flag("is_new_company"),
        Id("customer_id"),
        Text("customer_name"),
        Text("customer_website"),
        Text("customer_vat", max_length=tax_number.LONGEST_NUMBER),
        Flag("is_new_contact"),
        Id("customer_contact_id"),
        Text("contact_first_name"),
        Text("contact_last_name"),
        Text("contact_middle_name"),
        Email("contact_email"),
        Phone("contact_phone"),
        Id("representative_id"),
        Id("user_id"),
        Text("budget", max_length=2000, multiline=True),
        Date("date_closing"),
        Text("requirements", max_length=20000, multiline=True),
        Text("partner_reference"),
        Choice("visibility", options=("contact", "organization")),
        Text("comments", max_length=20000, multiline=True),
        Flag("ask_review"),
    )

    def __init__(self, params: Params, rules: FormRules | None = None) -> None:
        self.submission_token = read_token(as_text(params.get("submission_token")))
        self.action = "draft" if params.get("action") == "draft" else "submit"
        self.typed = {
            name: clean(name, as_text(params.get(f"{name}_typed")))[:255]
            for name in LOOKUPS
        }
        super().__init__(params, rules or FormRules())
        self.unfinished: dict[str, str] = {}
        if self.action == "draft":
            self._keep_unfinished()
        self.comments = str(self.values.pop("comments") or "")
        self.ask_review = bool(self.values.pop("ask_review"))
        self._settle()

    def derive(self) -> None:
        """Give a new company a new contact, and the tax number its plain spelling."""
        if self.values["is_new_company"]:
            self.values["is_new_contact"] = True
        number = tax_number.clean(str(self.values["customer_vat"] or ""))
        self.values["customer_vat"] = number or False

    def hidden_fields(self) -> AbstractSet[str]:
        """Return what the two checkboxes and the settings hide."""
        new_company = self.values["is_new_company"]
        new_contact = self.values["is_new_contact"]
        company = {"customer_id"} if new_company else _NEW_COMPANY
        contact = {"customer_contact_id"} if new_contact else _NEW_CONTACT
        return company | contact | self.rules.removed()

    def required_fields(self) -> AbstractSet[str]:
        """Return what a submission needs; a draft needs its name alone."""
        if self.action == "draft":
            return {"name"}
        return _NEEDED | self.rules.program_required()

    def check(self, name: str, value: Value) -> str:
        """Return what is wrong with a filled field by the rules of the program."""
        if name == "date_closing" and value == self.rules.settled_closing:
            return ""
        rules = {"tin_pattern": self.rules.tin_pattern, "today": self.rules.today}
        return code_of(name, value, **rules)

    def _keep_unfinished(self) -> None:
        """Keep what a draft has half typed, and forget what is wrong with it.

        Texts stay in their fields; what these cannot hold stands in ``unfinished``.
        """
        for name in [name for name, code in self.errors.items() if code in _LATER]:
            del self.errors[name]
            typed = clean(name, self.raw[name])
            if name in TEXTS:
                self.values[name] = typed
            elif not self.values[name]:
                self.unfinished[name] = typed
        hidden = self.hidden_fields()
        for name, typed in self.typed.items():
            if typed and name not in hidden and not self.values[name]:
                self.unfinished[f"{name}_typed"] = typed

    def _settle(self) -> None:
        """Take out of values and errors what must not be written or told."""
        absent = set(self.rules.removed())
        # No choice of visibility is no change of it: the model has a default.
        if not self.values["visibility"]:
            absent.add("visibility")
        for name in absent:
            self.values.pop(name, None)
        for name in self.rules.closed:
            self.errors.pop(name, None)
        # The text is there, the choice is not.
        for name, typed in self.typed.items():
            if typed and self.errors.get(name) == "required":
                self.errors[name] = "match_missing"
