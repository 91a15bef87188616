"""What people of a partner see and change of themselves and of their organization.

A portal has three switches for each field. What is not shown is not changed either:

>>> Switches(visible=False, editable=True).settled
Switches(visible=False, editable=False, required=False)

A contact stands on all portals of its person. What one of them closes is closed, what
one of them asks for is asked for:

>>> strictest([Switches(editable=True), Switches(required=True)])
Switches(visible=True, editable=False, required=True)
>>> strictest([Switches(editable=True), Switches(visible=False)])
Switches(visible=False, editable=False, required=False)

Without any portal nothing is open:

>>> strictest([])
Switches(visible=False, editable=False, required=False)
"""

from collections.abc import Iterable
from typing import NamedTuple

from .life_cycle import verdict_pair
from .tax_key import canonical
from .tax_number import LONGEST_NUMBER, clean, is_nobody
from .tax_relation import has_rules, is_valid
from .verdict import ALLOWED, Verdict, refuse

STATES = ("pending", "accepted", "declined", "withdrawn", "closed")
MOVES = frozenset(("pending", after) for after in STATES[1:])


class Switches(NamedTuple):
    """Whether a field is shown, may be changed, and has to be filled."""

    visible: bool = True
    editable: bool = False
    required: bool = False

    @property
    def settled(self) -> "Switches":
        """The same, with nothing open or asked for that is not shown."""
        return self if self.visible else Switches(visible=False)


def strictest(switches: Iterable[Switches]) -> Switches:
    """Return what all of these allow together."""
    several = [each.settled for each in switches]
    if not several:
        return Switches(visible=False)
    return Switches(
        visible=all(each.visible for each in several),
        editable=all(each.editable for each in several),
        required=any(each.required for each in several),
    ).settled


def verdict_move(old: str, new: str) -> Verdict:
    """Tell whether a change that was asked for may go from ``old`` to ``new``.

    >>> verdict_move("pending", "accepted").allowed
    True
    >>> verdict_move("declined", "accepted").code
    'move_not_allowed'
    """
    return verdict_pair(old, new, MOVES, STATES)


def verdict_own_number(text: str, country: str = "") -> Verdict:
    """Tell whether an organization may have this tax number: its own, of ``country``.

    Where the rules of the country are known, they decide; a placeholder is none:

    >>> verdict_own_number("DE 136 695 976", "DE").allowed
    True
    >>> verdict_own_number("DE136695977", "DE").code
    'vat_invalid'
    >>> verdict_own_number("000 000 000").code, verdict_own_number("none").code
    ('tin_dummy', 'tin_dummy')
    >>> verdict_own_number("123456789").allowed, verdict_own_number("x").code
    (True, 'vat_invalid')
    """
    number = clean(text)
    if is_nobody(number):
        return refuse("tin_dummy")
    key = canonical(number, country)
    if len(number) > LONGEST_NUMBER or not key.number:
        return refuse("vat_invalid")
    home = key.country or country
    if has_rules(home) and not _is_of(home, number):
        return refuse("vat_invalid")
    return ALLOWED


def _is_of(country: str, number: str) -> bool:
    """Tell whether a number keeps the rules of a country, or its other ones."""
    return any(is_valid(country, number, name) for name in ("vat", "tin"))
