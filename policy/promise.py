"""How a vendor keeps its word: the decisions of a deal, and how long each one took.

The moves of a deal tell when it was with the vendor. The clock runs from the
submission to the decision, and stands still while the registration is with the partner:

>>> noon = datetime(2026, 3, 2, 12)
>>> hour = datetime(2026, 3, 2, 13) - noon
>>> sent = Move(1, "draft", "submitted", noon, noon + 8 * hour)
>>> back = Move(2, "submitted", "action_required", noon + hour)
>>> again = Move(3, "action_required", "submitted", noon + 50 * hour, noon + 58 * hour)
>>> look = Move(4, "submitted", "in_review", noon + 51 * hour)
>>> done = Move(5, "in_review", "approved", noon + 52 * hour)
>>> [one] = decisions([sent, back, again, look, done])
>>> one.key, [(stop - start) / hour for start, stop in one.spans]
(5, [1.0, 2.0])
>>> one.due == noon + 58 * hour
True

What was reopened is decided a second time, with a clock of its own:

>>> no = Move(2, "submitted", "rejected", noon + hour)
>>> reopened = Move(3, "rejected", "in_review", noon + 70 * hour, noon + 78 * hour)
>>> yes = Move(4, "in_review", "approved", noon + 73 * hour)
>>> [[(stop - start) / hour for start, stop in each.spans]
...  for each in decisions([sent, no, reopened, yes])]
[[1.0], [3.0]]

A withdrawal is no decision of the vendor. A cancellation is one, unless the partner was
asked for something; the end of a protection is none. Of what has no beginning in the
log nobody knows how long it took:

>>> list(decisions([sent, Move(2, "submitted", "withdrawn", noon + hour)]))
[]
>>> [each.new for each in decisions([sent, Move(2, "submitted", "cancelled", noon)])]
['cancelled']
>>> list(decisions([sent, back, Move(3, "action_required", "cancelled", noon)]))
[]
>>> list(decisions([Move(5, "in_review", "approved", noon)]))
[]

Decided in time is what was decided by the moment that was promised; where the log holds
none, what took no longer than the program allows:

>>> is_on_time(one, hours=3.0, allowed=2)
True
>>> is_on_time(one._replace(due=None), hours=3.0, allowed=2)
False

Nothing is shown from which single deals could be guessed: there have to be enough
decisions, for enough partners, and not nearly all of them for one:

>>> is_enough(count=10, partners=3, largest=5)
True
>>> is_enough(9, 3, 3), is_enough(10, 2, 5), is_enough(20, 3, 16)
(False, False, False)

Shares are told in steps of five, "all" and "none" only of all and none; small numbers
not at all:

>>> rounded_share(17, 20), rounded_share(99, 100), rounded_share(1, 100)
(85, 95, 5)
>>> rounded_share(20, 20), rounded_share(0, 20), rounded_share(0, 0)
(100, 0, 0)
>>> rounded_count(10), rounded_count(37), rounded_count(1234)
(10, 30, 1230)
>>> few(0), few(2), few(3)
('none', 'few', '')
>>> rounded_hours(0.04), rounded_hours(5.26), rounded_hours(18.7)
(0.5, 5.5, 19.0)
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from math import floor
from typing import NamedTuple

Span = tuple[datetime, datetime]

# States in which a deal is with the vendor, and what the vendor decides there.
WITH_US = frozenset({"submitted", "in_review"})
DECIDED = ("approved", "rejected", "cancelled")

# Fewer are not shown: decisions, partners, decisions for others than the biggest one.
LEAST_DECISIONS = 10
LEAST_PARTNERS = 3
LEAST_OF_OTHERS = 5
# Smaller numbers of deals are told as "fewer than".
FEW = 3


class Move(NamedTuple):
    """One line of the log of a deal."""

    key: int
    old: str
    new: str
    at: datetime
    due: datetime | None = None  # what was promised then


class Decision(NamedTuple):
    """A decision, and when the deal was with the vendor until then."""

    key: int  # of the move
    new: str
    at: datetime
    spans: tuple[Span, ...]
    due: datetime | None = None


class _Clock:
    """Runs while a deal is with the vendor."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.since: datetime | None = None
        self.due: datetime | None = None

    def run(self, move: Move) -> None:
        """Start with a move to the vendor, or go on; what is new begins at nothing."""
        if move.old not in WITH_US and move.old != "action_required":
            self.spans = []
        self.since = self.since or move.at
        self.due = move.due or self.due

    def stop(self, at: datetime) -> bool:
        """Stop, and tell whether it ran."""
        if self.since:
            self.spans.append((self.since, at))
        was_running, self.since = bool(self.since), None
        return was_running


def decisions(moves: Iterable[Move]) -> Iterator[Decision]:
    """Yield the decisions of one deal.

    :param moves: all moves of the deal, in their order
    """
    clock = _Clock()
    for move in moves:
        if move.new in WITH_US:
            clock.run(move)
            continue
        was_running = clock.stop(move.at)
        if was_running and move.old in WITH_US and move.new in DECIDED:
            yield Decision(move.key, move.new, move.at, tuple(clock.spans), clock.due)
        if move.new != "action_required":
            clock = _Clock()


def is_on_time(decision: Decision, hours: float, allowed: float) -> bool:
    """Tell whether a decision was made by the moment that was promised.

    :param hours: that it took
    :param allowed: hours that the program leaves, where the log has no promise
    """
    if decision.due:
        return decision.at <= decision.due
    return hours <= allowed


def is_enough(count: int, partners: int, largest: int) -> bool:
    """Tell whether figures of so many decisions tell nothing of single deals.

    :param partners: for whose deals they were made
    :param largest: how many of them were made for one partner, at most
    """
    return (
        count >= LEAST_DECISIONS
        and partners >= LEAST_PARTNERS
        and count - largest >= LEAST_OF_OTHERS
    )


def percent(part: int, whole: int) -> float:
    """Return a share in hundredths, 0 of nothing."""
    return 100 * part / whole if whole else 0.0


def rounded_share(part: int, whole: int) -> int:
    """Return a share in hundredths, in steps of five."""
    if part == whole or not part:
        return 100 if part else 0
    return min(max(5 * floor(percent(part, whole) / 5 + 0.5), 5), 95)


def rounded_count(count: int) -> int:
    """Return a number without its last digit."""
    return count - count % 10


def rounded_hours(hours: float) -> float:
    """Return hours in steps of a half below ten, whole ones above, a half at least."""
    steps = 2 if hours < 10 else 1
    return max(floor(hours * steps + 0.5) / steps, 0.5)


def few(count: int) -> str:
    """Return "none" or "few" for small numbers, "" for those that are told."""
    if not count:
        return "none"
    return "few" if count < FEW else ""
