r"""What partners type of a contact, and why they decline one.

Only fields that are asked for are read:

>>> rules = (
...     FieldRule(name="name", card="contact", required=True),
...     FieldRule(name="email", card="contact", kind="email"),
...     FieldRule(name="website", card="contact", kind="website"),
... )
>>> form = ContactForm.parse({"name": " Ann ", "user_id": "1"}, rules)
>>> form.values, form.is_valid
({'name': 'Ann', 'email': False, 'website': False}, True)
>>> ContactForm.parse({"email": "ann@", "website": "none"}, rules).errors
{'name': 'required', 'email': 'email_invalid', 'website': 'website_invalid'}

A reason is needed:

>>> DeclineForm.parse({"reason": "  "}).errors
{'reason': 'contact_reason_missing'}
>>> DeclineForm.parse({"reason": "Not our region"}).values
{'reason': 'Not our region'}
"""

from collections.abc import Set as AbstractSet
from typing import ClassVar

from ..policy.registration_input import FieldRule, code_of
from .field import Field, Text, Value, field_of
from .form import Form, Params

LONGEST_REASON = 500


class ContactForm(Form):
    """Input of a contact; ``values`` are texts of prm.contact."""

    rules: tuple[FieldRule, ...]

    def __init__(self, params: Params, rules: tuple[FieldRule, ...]) -> None:
        self.asked = {rule.name: rule for rule in rules}
        super().__init__(params, rules)

    def accepted(self) -> tuple[Field, ...]:
        """Return a field for each rule."""
        return tuple(map(field_of, self.rules))

    def required_fields(self) -> AbstractSet[str]:
        """Return what has to be filled."""
        return {rule.name for rule in self.rules if rule.required}

    def check(self, name: str, value: Value) -> str:
        """Return what is wrong with a filled field."""
        return code_of(self.asked[name], str(value))


class DeclineForm(Form):
    """Why a contact is declined, in words."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        Text("reason", max_length=LONGEST_REASON, multiline=True),
    )

    def _code_of(self, name: str, required: AbstractSet[str]) -> str:
        return "" if self.values[name] else "contact_reason_missing"
