"""What a partner proposes to change of an approved deal.

>>> rules = ProposalRules(
...     fields=(
...         FieldRule(name="date_closing", card="details", kind="date", not_past=True),
...         FieldRule(name="contact_first_name", card="contact"),
...         FieldRule(name="contact_last_name", card="contact"),
...         FieldRule(name="customer_name", card="company"),
...         FieldRule(name="customer_vat", card="company", kind="tax_number"),
...     ),
...     today=date(2026, 2, 1),
...     current={"contact_last_name": "Wells", "customer_name": "Acme"},
... )
>>> typed = {"date_closing": "2026-03-01", "contact_last_name": "Wells", "state": "x"}
>>> form = ProposalForm.parse({**typed, "customer_name": "Acme"}, rules)
>>> form.errors, form.values["date_closing"], "state" in form.values
({}, datetime.date(2026, 3, 1), False)

A day in the past, a person and a company without a name are told at the field:

>>> form = ProposalForm.parse({"date_closing": "2020-01-01"}, rules)
>>> sorted(form.errors), form.errors["date_closing"]
(['contact_last_name', 'customer_name', 'date_closing'], 'date_past')

What stood there before is never wrong:

>>> old = rules._replace(current={"date_closing": date(2020, 1, 1)})
>>> ProposalForm.parse({"date_closing": "2020-01-01"}, old).errors
{}
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any, NamedTuple

from ..policy import tax_number
from ..policy.registration_input import FieldRule, code_of
from .field import Field, Text, Value, field_of
from .form import Form

# What cannot be taken away: a person and a company have a name.
_NAMES = frozenset({"contact_last_name", "customer_name"})


class ProposalRules(NamedTuple):
    """The fields that may be proposed, and what stands in them now."""

    fields: tuple[FieldRule, ...]
    tin_pattern: str = tax_number.DEFAULT_PATTERN
    today: date | None = None
    current: Mapping[str, Any] = {}


class ProposalForm(Form):
    """Values as fields of prm.registration, and the partner's reason."""

    rules: ProposalRules

    def accepted(self) -> tuple[Field, ...]:
        """Return a field for each rule, and the reason."""
        reason = Text("reason", max_length=2000, multiline=True)
        return (*map(field_of, self.rules.fields), reason)

    def derive(self) -> None:
        """Give tax numbers their plain spelling."""
        for rule in self.rules.fields:
            if rule.kind == "tax_number":
                number = tax_number.clean(str(self.values[rule.name] or ""))
                self.values[rule.name] = number or False

    def required_fields(self) -> AbstractSet[str]:
        """Return the names that stand there, and may not be emptied."""
        named = {name for name in _NAMES if self.rules.current.get(name)}
        return named & {rule.name for rule in self.rules.fields}

    def check(self, name: str, value: Value) -> str:
        """Return what is wrong with a field that was changed."""
        rule = next((each for each in self.rules.fields if each.name == name), None)
        if rule is None or value == self.rules.current.get(name):
            return ""
        rules = {"tin_pattern": self.rules.tin_pattern, "today": self.rules.today}
        return code_of(rule, value, **rules)
