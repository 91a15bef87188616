r"""What a person of a partner changes of the own contact, or of the organization.

Only fields that are open are read, and of these what was sent:

>>> rules = ProfileRules(
...     fields=(
...         FieldRule(name="name", card="contact", required=True),
...         FieldRule(name="phone", card="contact", kind="phone"),
...         FieldRule(name="vat", card="organization", kind="tax_number"),
...     ),
...     country="DE",
... )
>>> form = ProfileForm.parse({"name": " Ann ", "email": "x@y.example"}, rules)
>>> form.values, form.is_valid
({'name': 'Ann'}, True)
>>> ProfileForm.parse({"name": "", "phone": "call me"}, rules).errors
{'name': 'required', 'phone': 'phone_invalid'}
>>> ProfileForm.parse({"vat": "DE136695977"}, rules).errors
{'vat': 'vat_invalid'}
"""

from collections.abc import Set as AbstractSet
from typing import NamedTuple

from ..policy.profile import verdict_own_number
from ..policy.registration_input import FieldRule, code_of
from .field import Field, Value, field_of
from .form import Form, Params


class ProfileRules(NamedTuple):
    """The fields that are open; ``country`` of the organization decides on numbers."""

    fields: tuple[FieldRule, ...]
    country: str = ""


class ProfileForm(Form):
    """Input of a profile; ``values`` are fields of res.partner that were sent."""

    rules: ProfileRules

    def __init__(self, params: Params, rules: ProfileRules) -> None:
        self.asked = {each.name: each for each in rules.fields if each.name in params}
        super().__init__(params, rules)

    def accepted(self) -> tuple[Field, ...]:
        """Return a field for each open one that was sent."""
        return tuple(map(field_of, self.asked.values()))

    def required_fields(self) -> AbstractSet[str]:
        """Return what has to be filled."""
        return {name for name, rule in self.asked.items() if rule.required}

    def check(self, name: str, value: Value) -> str:
        """Return what is wrong with a filled field."""
        if self.asked[name].kind == "tax_number":
            return verdict_own_number(str(value), self.rules.country).code
        return code_of(self.asked[name], str(value))
