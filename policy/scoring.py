"""What a partner has reached of a tier, and which tier follows from it.

Silver asks for 4 deals (60 points) and 2 certified people (40 points), and needs 80.

>>> silver = Tier(2, 80, (Obligation("deals", 4, 60), Obligation("people", 2, 40)))
>>> bronze = Tier(1, 0)
>>> score([bronze, silver], 1, {"deals": 3, "people": 1})
Score(level=1, rises=(), points=65, points_target=80, keep_points=0, is_kept=True)

All four deals: 60 + 20 = 80 points, Silver is reached. It is the top: from now on the
points over its own obligations show what keeps it.

>>> score([bronze, silver], 1, {"deals": 4, "people": 1})
Score(level=2, rises=(2,), points=80, points_target=80, keep_points=80, is_kept=True)
>>> score([bronze, silver], 2, {"deals": 1, "people": 1}).is_kept
False
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Obligation:
    """What a tier asks of one parameter: a target, and points for reaching it."""

    parameter: Hashable
    target: float
    points: int


@dataclass(frozen=True)
class Tier:
    """A level with the obligations in force on the day (:mod:`validity`)."""

    level: int
    target_points: int = 0
    obligations: tuple[Obligation, ...] = ()


@dataclass(frozen=True)
class Score:
    """What was reached.

    ``level`` is the one after all ``rises``; ``points`` of ``points_target`` are those
    of the tier above it, or of the tier itself at the top; ``keep_points`` those over
    its own obligations.
    """

    level: int
    rises: tuple[int, ...]
    points: int
    points_target: int
    keep_points: int
    is_kept: bool


# --------------------------------------------------------------- one obligation


def points_of(points: int, target: float, current: float) -> int:
    """Return the points for ``current`` of ``target``: the exact share, half up.

    1 of 3 of 10 points are 3.33; 1 of 8 of 20 are 2.5; what is more gives no more.

    >>> points_of(10, 3, 1), points_of(20, 8, 1), points_of(10, 3, 4)
    (3, 3, 10)

    Exact in decimals: 0.29 of 1 of 50 points are 14.5, and not a little less.

    >>> points_of(50, 1, 0.29), round(50 * 0.29)
    (15, 14)

    A target of zero is reached by everybody; less than nothing counts as nothing.

    >>> points_of(10, 0, 0), points_of(10, 5, -3)
    (10, 0)
    """
    wanted, reached = _exact(target), max(_exact(current), Decimal(0))
    if reached >= wanted:
        return points
    return int((2 * points * reached + wanted) // (2 * wanted))


def ratio(target: float, current: float) -> float:
    """Return the reached part of the target, from 0 to 1.

    >>> ratio(4, 3), ratio(4, 9), ratio(0, 0), ratio(4, -1)
    (0.75, 1.0, 1.0, 0.0)
    """
    if current >= target:
        return 1.0
    return max(float(_exact(current) / _exact(target)), 0.0)


def missing(target: float, current: float) -> float:
    """Return what is missing to the target.

    >>> missing(5, 2), missing(0.3, 0.1), missing(5, 7)
    (3.0, 0.2, 0.0)
    """
    return max(float(_exact(target) - _exact(current)), 0.0)


def _exact(number: float) -> Decimal:
    """Return the number that is meant by a float: 0.1 is a tenth."""
    return Decimal(str(number))


# --------------------------------------------------------------------- one tier


def tier_points(tier: Tier, currents: Mapping[Hashable, float]) -> int:
    """Return the sum over the tier's obligations; what is not measured is zero.

    >>> silver = Tier(2, 9, (Obligation("a", 4, 6), Obligation("b", 1, 4)))
    >>> tier_points(silver, {"a": 2})
    3
    """
    return sum(
        points_of(asked.points, asked.target, currents.get(asked.parameter, 0))
        for asked in tier.obligations
    )


def is_reached(tier: Tier, currents: Mapping[Hashable, float]) -> bool:
    """Tell whether the score gives this tier; nobody gets one that asks for nothing.

    >>> is_reached(Tier(2, 5, (Obligation("a", 2, 10),)), {"a": 1})
    True
    >>> is_reached(Tier(2, 5), {"a": 1})
    False

    Nor one without target points: everybody would have them.

    >>> is_reached(Tier(2, 0, (Obligation("a", 2, 10),)), {"a": 2})
    False
    """
    return _asks(tier) and tier_points(tier, currents) >= tier.target_points


def _asks(tier: Tier) -> bool:
    """Tell whether points decide about this tier; else somebody gives it."""
    return bool(tier.obligations) and tier.target_points > 0


# -------------------------------------------------------------------- all tiers
# ``tiers`` are those of a program in ascending order of their levels.


def next_tier(tiers: Sequence[Tier], level: int) -> Tier | None:
    """Return the tier above ``level``, None at the top.

    >>> next_tier([Tier(1), Tier(5)], 1).level, next_tier([Tier(1), Tier(5)], 5)
    (5, None)
    """
    return next((tier for tier in tiers if tier.level > level), None)


def own_tier(tiers: Sequence[Tier], level: int) -> Tier | None:
    """Return the tier of this level.

    >>> own_tier([Tier(1), Tier(5)], 5).level, own_tier([], 0)
    (5, None)
    """
    return next((tier for tier in tiers if tier.level == level), None)


def climb(
    tiers: Sequence[Tier],
    level: int,
    currents: Mapping[Hashable, float],
    kept_level: int = 0,
) -> tuple[int, ...]:
    """Return the levels that are reached, one after the other.

    >>> tiers = [Tier(n, 10, (Obligation("deals", n, 10),)) for n in (1, 2, 3, 4)]
    >>> climb(tiers, 1, {"deals": 3}), climb(tiers, 3, {"deals": 3})
    ((2, 3), ())

    The one that asks for nothing is not reached, and nothing above it.

    >>> climb([tiers[0], Tier(2), tiers[2]], 1, {"deals": 3})
    ()

    Levels up to ``kept_level`` were reached in the former term, which still counts.

    >>> climb(tiers, 1, {}, kept_level=2), climb(tiers, 1, {"deals": 3}, kept_level=2)
    ((2,), (2, 3))
    """
    rises = []
    above = next_tier(tiers, level)
    while above and (above.level <= kept_level or is_reached(above, currents)):
        rises.append(above.level)
        above = next_tier(tiers, above.level)
    return tuple(rises)


def is_kept(
    tiers: Sequence[Tier],
    level: int,
    currents: Mapping[Hashable, float],
    kept_level: int = 0,
) -> bool:
    """Tell whether a tier is kept.

    The lowest always is, as are one that asks for nothing or has no target points, and
    those up to ``kept_level``, which was earned in the former term.

    >>> tiers = [Tier(n, 10, (Obligation("deals", n, 10),)) for n in (1, 2, 3)]
    >>> [is_kept(tiers, n, {"deals": 2}) for n in (1, 2, 3)]
    [True, True, False]
    >>> is_kept(tiers, 1, {}), is_kept([Tier(1), Tier(2, 5)], 2, {})
    (True, True)
    >>> is_kept([Tier(1), Tier(2, 0, (Obligation("deals", 2, 10),))], 2, {})
    True
    >>> is_kept(tiers, 3, {}, kept_level=3), is_kept(tiers, 3, {}, kept_level=2)
    (True, False)
    """
    own = own_tier(tiers, level)
    if not own or own == tiers[0] or level <= kept_level or not _asks(own):
        return True
    return is_reached(own, currents)


def fall_back(
    tiers: Sequence[Tier],
    level: int,
    currents: Mapping[Hashable, float],
    kept_level: int = 0,
) -> int:
    """Return the highest lower level that is kept; the lowest one at least.

    >>> tiers = [Tier(n, 10, (Obligation("deals", n, 10),)) for n in (1, 2, 3, 4)]
    >>> fall_back(tiers, 4, {"deals": 2}), fall_back(tiers, 4, {})
    (2, 1)
    >>> fall_back(tiers, 4, {}, kept_level=3)
    3
    """
    lower = [tier.level for tier in tiers if tier.level < level]
    kept = (n for n in reversed(lower) if is_kept(tiers, n, currents, kept_level))
    return next(kept, level)


def earned(
    tiers: Sequence[Tier], level: int, currents: Mapping[Hashable, float]
) -> int:
    """Return the highest level up to ``level`` that the points of this term give.

    >>> tiers = [Tier(n, 10, (Obligation("deals", n, 10),)) for n in (1, 2, 3)]
    >>> earned(tiers, 3, {"deals": 2}), earned(tiers, 2, {"deals": 9})
    (2, 2)
    """
    if is_kept(tiers, level, currents):
        return level
    return fall_back(tiers, level, currents)


def score(
    tiers: Sequence[Tier],
    level: int,
    currents: Mapping[Hashable, float],
    kept_level: int = 0,
    rise: bool = True,
) -> Score:
    """Return what ``currents`` give, seen from ``level``.

    With ``rise`` off the level stays, and the points of the tier above are shown.

    >>> tiers = [Tier(n, 10, (Obligation("deals", n, 10),)) for n in (1, 2, 3)]
    >>> score(tiers, 1, {"deals": 2})
    Score(level=2, rises=(2,), points=7, points_target=10, keep_points=10, is_kept=True)
    >>> score(tiers, 1, {"deals": 2}, rise=False)
    Score(level=1, rises=(), points=10, points_target=10, keep_points=10, is_kept=True)
    >>> score([], 0, {})
    Score(level=0, rises=(), points=0, points_target=0, keep_points=0, is_kept=True)
    """
    rises = climb(tiers, level, currents, kept_level) if rise else ()
    level = rises[-1] if rises else level
    nothing = Tier(level)
    own = own_tier(tiers, level) or nothing
    scored = next_tier(tiers, level) or own
    return Score(
        level=level,
        rises=rises,
        points=tier_points(scored, currents),
        points_target=scored.target_points,
        keep_points=tier_points(own, currents),
        is_kept=is_kept(tiers, level, currents, kept_level),
    )
