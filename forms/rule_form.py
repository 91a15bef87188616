r"""A form whose fields are given by rules, as registries of fields tell them.

Only fields that are asked for are read:

>>> rules = (
...     FieldRule(name="product", card="items", kind="lookup", needs="number"),
...     FieldRule(name="number", card="items", kind="quantity", needs="product"),
...     FieldRule(name="wish", card="wish", required=True),
... )
>>> form = RuleForm.parse({"product": "7", "number": "2", "user_id": "1"}, rules)
>>> form.values, form.errors
({'product': 7, 'number': 2.0, 'wish': False}, {'wish': 'required'})

Texts are tidied, and have the shape of their kind:

>>> contact = (
...     FieldRule(name="name", card="contact", required=True),
...     FieldRule(name="email", card="contact", kind="email"),
...     FieldRule(name="website", card="contact", kind="website"),
... )
>>> form = RuleForm.parse({"name": " Ann ", "user_id": "1"}, contact)
>>> form.values, form.is_valid
({'name': 'Ann', 'email': False, 'website': False}, True)
>>> RuleForm.parse({"email": "ann@", "website": "none"}, contact).errors
{'name': 'required', 'email': 'email_invalid', 'website': 'website_invalid'}

What has to be ticked is said otherwise:

>>> tick = FieldRule(name="agreed", card="end", kind="flag", required=True)
>>> RuleForm.parse({}, (tick,)).errors
{'agreed': 'tick_required'}

A field may need another one beside it:

>>> RuleForm.parse({"number": "2", "wish": "soon"}, rules).errors
{'product': 'required'}
>>> RuleForm.parse({"wish": "soon"}, rules).is_valid
True
"""

from collections.abc import Set as AbstractSet

from ..policy.registration_input import FieldRule, code_of
from .field import Field, Value, field_of
from .form import Form, Params


class RuleForm(Form):
    """Input of the fields of some rules."""

    rules: tuple[FieldRule, ...]

    def __init__(self, params: Params, rules: tuple[FieldRule, ...]) -> None:
        self.asked = {rule.name: rule for rule in rules}
        super().__init__(params, rules)

    def accepted(self) -> tuple[Field, ...]:
        """Return a field for each rule."""
        return tuple(map(field_of, self.rules))

    def required_fields(self) -> AbstractSet[str]:
        """Return what has to be filled, also because of what is filled."""
        needed = {rule.needs for rule in self.rules if self._is_filled(rule.name)}
        return needed | {rule.name for rule in self.rules if rule.required}

    def check(self, name: str, value: Value) -> str:
        """Return what is wrong with a filled field."""
        return code_of(self.asked[name], value)

    def _code_of(self, name: str, required: AbstractSet[str]) -> str:
        code = super()._code_of(name, required)
        is_tick = self.asked[name].kind == "flag"
        return "tick_required" if is_tick and code == "required" else code

    def _is_filled(self, name: str) -> bool:
        return self.values[name] is not False
