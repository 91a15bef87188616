"""The shortest ways to the points that are missing: true by the rules of the scorecard.

Gold asks for 8 deals (30 points) and 2 certified people (20). Two deals and nobody give
8 points; 15 more are missing: four deals do it alone, and so do two people.

>>> deals, people = Asked("deals", 8, 2, 30), Asked("people", 2, 0, 20)
>>> shortest([deals, people], 15)
[('deals', 4.0), ('people', 2.0)]

Where nothing does it alone, what gives most is taken, and of the last as little as will
do: all six deals that are missing give 22 points, one person 10 more.

>>> combined([deals, people], 30)
[('deals', 6.0), ('people', 1.0)]
>>> shortest([deals, people], 30), combined([deals, people], 43)
([], [])
"""

import math
from collections.abc import Hashable, Sequence
from decimal import Decimal
from typing import NamedTuple

from .scoring import missing, points_of

Way = tuple[Hashable, float]


class Asked(NamedTuple):
    """What a tier asks of one parameter, and what is there."""

    parameter: Hashable
    target: float
    current: float
    points: int


def gain(asked: Asked) -> int:
    """Return the points that reaching the target adds.

    >>> gain(Asked("deals", 8, 2, 30)), gain(Asked("deals", 8, 9, 30))
    (22, 0)
    """
    return asked.points - points_of(asked.points, asked.target, asked.current)


def least(asked: Asked, wanted: int) -> float:
    """Return how much more gives ``wanted`` points: whole ones, and never beyond.

    Points are rounded half up, so less than the share may do.

    >>> least(Asked("deals", 8, 2, 30), 1), least(Asked("deals", 8, 2, 30), 22)
    (1.0, 6.0)
    >>> least(Asked("sales", 200, 0, 30), 1), least(Asked("share", 0.5, 0, 10), 4)
    (4.0, 0.5)
    """
    reached = points_of(asked.points, asked.target, asked.current) + wanted
    target = Decimal(str(asked.target))
    needed = target * (2 * reached - 1) / (2 * asked.points)
    more = math.ceil(needed - max(Decimal(str(asked.current)), Decimal(0)))
    return min(float(more), missing(asked.target, asked.current))


def shortest(rows: Sequence[Asked], lacking: int, most: int = 2) -> list[Way]:
    """Return what gives the ``lacking`` points alone, the smallest step first.

    A step is measured by the target: one of two people is more than two of eight deals.

    :param most: no more than so many
    """
    enough = [(row, least(row, lacking)) for row in rows if gain(row) >= lacking > 0]
    enough.sort(key=lambda way: way[1] / way[0].target)
    return [(row.parameter, more) for row, more in enough[:most]]


def combined(rows: Sequence[Asked], lacking: int) -> list[Way]:
    """Return what gives the ``lacking`` points together; nothing where nothing does."""
    ways = []
    for row in sorted(rows, key=gain, reverse=True):
        if lacking <= 0 or gain(row) <= 0:
            break
        wanted = min(gain(row), lacking)
        ways.append((row.parameter, least(row, wanted)))
        lacking -= wanted
    return [] if lacking > 0 else ways
