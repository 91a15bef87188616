"""Whom to offer a lead to: partners ranked, each with the reasons in codes.

>>> near = Candidate(level=3, top=4, city="Bremen", country=1, won=6, lost=2)
>>> far = Candidate(level=1, top=4, country=2, open=9)
>>> place = Place(city="bremen ", country=1)
>>> [code for code, _n in reasons(near, place)]
['tier', 'same_city', 'win_rate', 'no_open']
>>> [code for code, _n in reasons(far, place)]
['no_results', 'busy']
>>> points(near, place) > points(far, place)
True

Few deals say little: a rate is told, and counts in full, from five deals on.

>>> win_rate(Candidate(won=1, lost=1)), win_rate(Candidate(won=6, lost=2))
(None, 75)

Who did not answer the last offers is asked later:

>>> silent = near._replace(silent=3)
>>> points(silent, place) < points(near, place)
True
>>> reasons(silent, place)[-1]
('silent', 3)
"""

from typing import NamedTuple

ENOUGH = 5  # closed deals, before a rate says something
BUSY = 8  # open deals


class Place(NamedTuple):
    """Where the customer is; ids of state and country."""

    city: str = ""
    state: int = 0
    country: int = 0


class Candidate(NamedTuple):
    """What is known of a partner: tier of so many, place, deals and answers."""

    level: int = 0
    top: int = 0
    city: str = ""
    state: int = 0
    country: int = 0
    offering: int = 0
    open: int = 0
    won: int = 0
    lost: int = 0
    waiting: int = 0
    silent: int = 0


def win_rate(candidate: Candidate) -> int | None:
    """Return the won deals in percent of the closed ones; None where they are few."""
    closed = candidate.won + candidate.lost
    return round(100 * candidate.won / closed) if closed >= ENOUGH else None


def region(candidate: Candidate, place: Place) -> str:
    """Return how near the partner is: ``same_city``, ``…state``, ``…country``, ``""``.

    >>> region(Candidate(state=5, country=1), Place("Kiel", 5, 1))
    'same_state'
    """
    if place.city and _tidy(candidate.city) == _tidy(place.city):
        return "same_city"
    if place.state and candidate.state == place.state:
        return "same_state"
    same = place.country and candidate.country == place.country
    return "same_country" if same else ""


def points(candidate: Candidate, place: Place) -> float:
    """Return what speaks for a partner as a number; only the order means something."""
    rate = win_rate(candidate)
    near = {"same_city": 30, "same_state": 20, "same_country": 10}
    total = 20.0 * candidate.level / candidate.top if candidate.top else 0.0
    total += near.get(region(candidate, place), 0)
    total += min(candidate.offering, ENOUGH) * 5
    total += 30 * (50 if rate is None else rate) / 100
    total -= min(candidate.open, BUSY) * 2
    return total - 5 * candidate.waiting - 5 * min(candidate.silent, ENOUGH)


def reasons(candidate: Candidate, place: Place) -> list[tuple[str, int]]:
    """Return why a partner stands where it does: codes, each with its number.

    Codes: ``tier``, ``same_city``, ``same_state``, ``same_country``, ``offering``,
    ``win_rate``, ``no_results``, ``no_open``, ``open``, ``busy``, ``waiting``,
    ``silent``.
    """
    rate, near = win_rate(candidate), region(candidate, place)
    load = "busy" if candidate.open >= BUSY else "open" if candidate.open else "no_open"
    told = [
        ("tier", candidate.level, candidate.level > 1),
        (near, 0, near),
        ("offering", candidate.offering, candidate.offering),
        ("win_rate", rate or 0, rate is not None),
        ("no_results", 0, rate is None),
        (load, candidate.open, True),
        ("waiting", candidate.waiting, candidate.waiting),
        ("silent", candidate.silent, candidate.silent),
    ]
    return [(code, number) for code, number, is_told in told if is_told]


def _tidy(text: str) -> str:
    return " ".join((text or "").split()).casefold()
