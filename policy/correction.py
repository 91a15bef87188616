"""What a partner may change in a registration that came back: what was flagged.

>>> def company(name, part=""):
...     return FieldRule(name=name, card="company", part=part)
>>> rules = (
...     FieldRule(name="name", card="deal"),
...     company("is_new_company"),
...     company("customer_id", "existing_company"),
...     company("customer_name", "new_company"),
...     FieldRule(name="is_new_contact", card="contact"),
...     FieldRule(name="budget", card="details"),
... )
>>> read_flags("budget, nonsense,name", rules)
('name', 'budget')
>>> sorted(open_fields(("budget",), rules, new_company=True, new_contact=True))
['budget']

Without a flag everything is open:

>>> len(open_fields((), rules, new_company=True, new_contact=True)) == len(rules)
True

Who may choose another company may also name a new one, with its contact:

>>> sorted(open_fields(("customer_id",), rules, new_company=False, new_contact=False))
['customer_id', 'customer_name', 'is_new_company', 'is_new_contact']
"""

from collections.abc import Collection, Iterable

from .registration_input import FieldRule


def read_flags(text: str | None, rules: Iterable[FieldRule]) -> tuple[str, ...]:
    """Return the flagged fields of a stored text in the order of ``rules``."""
    names = {name.strip() for name in (text or "").split(",")}
    return tuple(rule.name for rule in rules if rule.name in names)


def open_fields(
    flags: Collection[str],
    rules: Collection[FieldRule],
    *,
    new_company: bool,
    new_contact: bool,
) -> frozenset[str]:
    """Return the fields that the partner may change.

    A flagged field that the two checkboxes hide now opens its checkbox as well;
    nobody is asked to correct what cannot be reached.
    """
    if not flags:
        return frozenset(rule.name for rule in rules)
    opened = frozenset(flags)
    company, contact = _of_card(rules, "company"), _of_card(rules, "contact")
    if opened & _choices(company, "new_company", new_company):
        opened |= {rule.name for rule in (*company, *contact)}
    if opened & _choices(contact, "new_contact", new_contact):
        opened |= {rule.name for rule in contact}
    return opened


def _of_card(rules: Iterable[FieldRule], card: str) -> list[FieldRule]:
    return [rule for rule in rules if rule.card == card]


def _choices(rules: Iterable[FieldRule], part: str, is_shown: bool) -> set[str]:
    """Return the fields of a card that open the card; not a ``part`` that is shown."""
    return {rule.name for rule in rules if not (is_shown and rule.part == part)}
