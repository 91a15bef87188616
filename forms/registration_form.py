r"""The form with which a partner registers an opportunity.

Its fields are handed over as rules, so that the page, the reviewer and this form ask
the same of each of them:

>>> def company(name, kind="text", part="", required=False):
...     rule = {"name": name, "kind": kind, "part": part, "required": required}
...     return FieldRule(card="company", **rule)
>>> rules = FormRules(
...     fields=(
...         FieldRule(name="name", card="deal", required=True),
...         company("is_new_company", "flag"),
...         company("customer_id", "lookup", "existing_company", required=True),
...         company("customer_name", part="new_company", required=True),
...         company("customer_vat", "tax_number", "new_company", required=True),
...         FieldRule(name="is_new_contact", card="contact", kind="flag"),
...         FieldRule(name="date_closing", card="details", kind="date"),
...     )
... )
>>> typed = {
...     "name": "New press",
...     "is_new_company": "on",
...     "customer_id": "7",
...     "customer_name": "Acme",
...     "customer_vat": "123 456-789",
...     "state": "approved",
... }
>>> form = RegistrationForm.parse(typed, rules)
>>> form.is_valid, form.action
(True, 'submit')

A new company has new contacts; what the page hides then is cleared, and parameters
that are no fields of the form are dropped:

>>> form.values["is_new_contact"], form.values["customer_id"]
(True, False)
>>> form.values["customer_vat"], "state" in form.values
('123456789', False)

Without a new company an existing one must be chosen; a draft may wait with that:

>>> RegistrationForm.parse({"name": "New press"}, rules).errors
{'customer_id': 'required'}
>>> RegistrationForm.parse({"name": "New press", "action": "draft"}, rules).errors
{}

A draft keeps what is half typed, as it was typed:

>>> half = {"name": "New press", "date_closing": "in May", "action": "draft"}
>>> form = RegistrationForm.parse(half, rules)
>>> form.errors, form.values["date_closing"], form.unfinished
({}, False, {'date_closing': 'in May'})
"""

from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple

from ..policy import tax_number
from ..policy.registration_input import FieldRule, clean, code_of
from .field import Date, Field, Flag, Value, field_of, read_token
from .form import Form, Params, as_text

# What is wrong with them is told when they are submitted; a draft keeps them.
_LATER = frozenset(
    {
        "date_invalid",
        "date_past",
        "number_invalid",
        "number_negative",
        "integer_invalid",
        "email_invalid",
        "phone_invalid",
        "website_invalid",
        "tin_shape",
        "tin_dummy",
        "bad_pattern",
    }
)


def is_day(text: str | None) -> bool:
    """Tell whether a field for dates can show ``text``: empty, or a real day.

    >>> is_day(""), is_day("2026-02-28"), is_day("2026-02-30"), is_day("in May")
    (True, True, False, False)
    """
    return not Date("day").clean(text or "")[1]


class FormRules(NamedTuple):
    """The fields of the form, and what program and portal of a partnership say of them.

    ``hidden`` and ``required`` work on the optional fields; hidden ones are never
    required. A closing has to come ``today`` or later, unless it is ``settled_closing``
    which was submitted before. ``closed`` fields stay as they are: whatever is wrong
    with them is not told.
    """

    fields: tuple[FieldRule, ...]
    tin_pattern: str = tax_number.DEFAULT_PATTERN
    hidden: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    today: date | None = None
    settled_closing: date | None = None
    closed: frozenset[str] = frozenset()

    def removed(self) -> frozenset[str]:
        """Return the fields that this portal's form does not have."""
        return self.hidden & self._optional()

    def program_required(self) -> frozenset[str]:
        """Return the optional fields that the settings make mandatory; never files."""
        files = {rule.name for rule in self.fields if rule.kind == "files"}
        return (self.required & self._optional()) - files

    def _optional(self) -> frozenset[str]:
        return frozenset(rule.name for rule in self.fields if rule.optional)


class RegistrationForm(Form):
    """Input of the registration page; ``values`` are fields of prm.registration.

    What the portal does not show at all (deal owner, fields it hides) is absent from
    ``values``, so that saving a returned registration does not empty it.
    """

    rules: FormRules

    def __init__(self, params: Params, rules: FormRules) -> None:
        self.submission_token = read_token(as_text(params.get("submission_token")))
        self.action = "draft" if params.get("action") == "draft" else "submit"
        self.asked = {each.name: each for each in rules.fields if each.kind != "files"}
        self.typed = {
            name: clean(rule, as_text(params.get(f"{name}_typed")))[:255]
            for name, rule in self.asked.items()
            if rule.kind == "lookup"
        }
        super().__init__(params, rules)
        self.unfinished: dict[str, str] = {}
        if self.action == "draft":
            self._keep_unfinished()
        self.comments = str(self.values.pop("comments", "") or "")
        self.ask_review = bool(self.values.pop("ask_review"))
        self._settle()

    def accepted(self) -> tuple[Field, ...]:
        """Return a field for each rule, and the wish for a review."""
        return (*map(field_of, self.asked.values()), Flag("ask_review"))

    def derive(self) -> None:
        """Give a new company a new contact, and the tax number its plain spelling."""
        if self.values["is_new_company"]:
            self.values["is_new_contact"] = True
        for name, rule in self.asked.items():
            if rule.kind == "tax_number":
                number = tax_number.clean(str(self.values[name] or ""))
                self.values[name] = number or False

    def hidden_fields(self) -> AbstractSet[str]:
        """Return what the two checkboxes and the settings hide."""
        company = "existing" if self.values["is_new_company"] else "new"
        contact = "existing" if self.values["is_new_contact"] else "new"
        parts = {f"{company}_company", f"{contact}_contact"}
        unseen = {name for name, rule in self.asked.items() if rule.part in parts}
        return unseen | self.rules.removed()

    def required_fields(self) -> AbstractSet[str]:
        """Return what a submission needs; a draft needs its name alone."""
        if self.action == "draft":
            return {"name"}
        needed = {name for name, rule in self.asked.items() if rule.required}
        return needed | self.rules.program_required()

    def check(self, name: str, value: Value) -> str:
        """Return what is wrong with a filled field by the rules of the program."""
        if name not in self.asked or (
            name == "date_closing" and value == self.rules.settled_closing
        ):
            return ""
        rules = {"tin_pattern": self.rules.tin_pattern, "today": self.rules.today}
        return code_of(self.asked[name], value, **rules)

    def _code_of(self, name: str, required: AbstractSet[str]) -> str:
        """Tell in its own word that a box has to be ticked."""
        code = super()._code_of(name, required)
        is_flag = name in self.asked and self.asked[name].kind == "flag"
        return "tick_required" if is_flag and code == "required" else code

    def _keep_unfinished(self) -> None:
        """Keep what a draft has half typed, and forget what is wrong with it.

        Texts stay in their fields; what these cannot hold stands in ``unfinished``.
        """
        for name in [name for name, code in self.errors.items() if code in _LATER]:
            del self.errors[name]
            typed = clean(self.asked[name], self.raw[name])
            if self.asked[name].is_text:
                self.values[name] = typed
            elif not self.values[name]:
                self.unfinished[name] = typed
        hidden = self.hidden_fields()
        for name, typed in self.typed.items():
            if typed and name not in hidden and not self.values[name]:
                self.unfinished[f"{name}_typed"] = typed

    def _settle(self) -> None:
        """Take out of values and errors what must not be written or told."""
        # An empty choice is no change of it: the model has a default.
        absent = {
            name
            for name, rule in self.asked.items()
            if rule.kind == "choice" and not rule.question and not self.values.get(name)
        }
        for name in absent | self.rules.removed():
            self.values.pop(name, None)
        for name in self.rules.closed:
            self.errors.pop(name, None)
        # The text is there, the choice is not.
        for name, typed in self.typed.items():
            if typed and self.errors.get(name) == "required":
                self.errors[name] = "match_missing"
