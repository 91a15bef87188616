"""Rows of one file that speak of the same customer, or are the same deal.

>>> acme = Fingerprint.of("Acme GmbH", "acme.example", "DE136695976")
>>> other = Fingerprint.of("ACME", "", "")
>>> birch = Fingerprint.of("Birch", "birch.example", "")
>>> rows = [Entry(2, "Press", acme), Entry(3, "Mill", other), Entry(4, "Mill", birch)]
>>> doubles(rows)
{2: ('sheet_customer_twice', 3), 3: ('sheet_customer_twice', 2)}

Who is a known choice, or for whom a review is asked, may have several deals:

>>> doubles([entry._replace(several=True) for entry in rows])
{}
>>> doubles([Entry(2, "Press", customer=7), Entry(3, " PRESS", customer=7)])
{2: ('sheet_deal_twice', 3), 3: ('sheet_deal_twice', 2)}
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from .matching import Fingerprint, match, weighs
from .sheet_table import key


class Entry(NamedTuple):
    """A row: its number, the name of the deal, and its customer as typed or chosen.

    ``several``: the customer may have more than one deal in the file.
    """

    line: int
    name: str
    typed: Fingerprint | None = None
    customer: int = 0
    several: bool = False


def doubles(entries: Iterable[Entry]) -> dict[int, tuple[str, int]]:
    """Return the number of a row → code, and the row that is the same."""
    found: dict[int, tuple[str, int]] = {}
    groups = defaultdict(list)
    for entry in entries:
        for each in _keys(entry):
            groups[each].append(entry)
    for group in groups.values():
        for place, entry in enumerate(group):
            for other in group[place + 1 :]:
                if code := _code(entry, other):
                    found.setdefault(entry.line, (code, other.line))
                    found.setdefault(other.line, (code, entry.line))
                    break
    return dict(sorted(found.items()))


def _keys(entry: Entry) -> Iterable[tuple[str, object]]:
    """Return what two rows of the same customer have in common."""
    if entry.customer:
        yield "customer", entry.customer
    if entry.typed:
        found = (("name", entry.typed.name), ("host", entry.typed.host))
        yield from (each for each in found if each[1])
        yield from (("number", number) for number in entry.typed.numbers if number)


def _code(one: Entry, other: Entry) -> str:
    """Return what is wrong with two rows that have something in common, or ""."""
    if one.typed and other.typed:
        if not weighs(match(one.typed, other.typed).strength):
            return ""
        if not (one.several and other.several):
            return "sheet_customer_twice"
    return "sheet_deal_twice" if key(one.name) == key(other.name) else ""
