"""Is a goal reached? Plain arithmetic over what was measured."""

from statistics import median
from typing import NamedTuple

from bench.client import Cost

REACHED, MISSED, NOT_MEASURED = "reached", "missed", "not measured"


class Goal(NamedTuple):
    """What a case may cost: times the cost of another one, queries, bytes."""

    times: float | None = None
    queries: int | None = None
    size: int | None = None
    seconds: int | None = None
    # A number that is counted: lost, or there twice.
    exactly: int | None = None
    # The more the better, as of requests per second.
    is_least: bool = False

    def __str__(self):
        sign = "≥" if self.is_least else "≤"
        parts = [
            f"{sign} {self.times:g} ×" if self.times is not None else "",
            f"≤ {self.queries} queries" if self.queries is not None else "",
            f"≤ {self.size // 1000} KB" if self.size is not None else "",
            f"≤ {self.seconds} s" if self.seconds is not None else "",
            f"{self.exactly}" if self.exactly is not None else "",
        ]
        return ", ".join(filter(None, parts))


def middle(costs):
    """Return the medians of some costs, each number by itself.

    >>> middle([Cost(1, 2, 9, 3, 4), Cost(3, 2, 7, 3, 4), Cost(9, 9, 8, 3, 4)])
    Cost(python=3, postgres=2, wall=8, queries=3, size=4)
    """
    return Cost(*(median(numbers) for numbers in zip(*costs, strict=True)))


def ratio(cost, base):
    """Return how many times the CPU of another one it takes; None where unknown.

    >>> ratio(Cost(6, 4, 0, 0, 0), Cost(4, 1, 0, 0, 0))
    2.0
    >>> ratio(Cost(6, 4, 0, 0, 0), None), ratio(Cost(6, 4, 0, 0, 0), Cost(*[0] * 5))
    (None, None)
    """
    if not cost or not base or not base.cpu:
        return None
    return cost.cpu / base.cpu


def verdict(goal, times, cost):
    """Return whether all of a goal is reached; what is unknown is no verdict.

    >>> page = Cost(10, 5, 20, 21, 39_000)
    >>> verdict(Goal(1.0), 1.0, page), verdict(Goal(1.0), 1.004, page)
    ('reached', 'missed')
    >>> verdict(Goal(0.9, size=40_000), 0.8, page)
    'reached'
    >>> verdict(Goal(queries=20), None, page), verdict(Goal(size=38_000), None, page)
    ('missed', 'missed')
    >>> verdict(Goal(2, is_least=True), 1.9, page)
    'missed'
    >>> verdict(Goal(1.0), None, page)
    'not measured'
    >>> verdict(Goal(1.0), None, None), verdict(Goal(), None, page)
    ('not measured', '')
    """
    if not cost or (goal.times is not None and times is None):
        return NOT_MEASURED
    found = {
        "times": times,
        "queries": cost.queries,
        "size": cost.size,
        "seconds": cost.cpu / 1000,
        "exactly": times,
    }
    asked = [name for name in found if getattr(goal, name) is not None]
    if not asked:
        return ""
    is_reached = all(_holds(goal, name, found[name]) for name in asked)
    return REACHED if is_reached else MISSED


def _holds(goal, name, number):
    """Tell whether a number is within what a goal says of it."""
    limit = getattr(goal, name)
    if name == "exactly":
        return number == limit
    return number >= limit if name == "times" and goal.is_least else number <= limit
