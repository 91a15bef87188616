"""What changed on a deal since partners were last told.

Nothing while there is no opportunity, nor when one is seen for the first time and is
open: the approval tells of it.

>>> start, later = date(2026, 3, 1), date(2026, 4, 1)
>>> changes(Deal(), Deal("open", 7, start))
[]
>>> changes(Deal("open", 7, start), Deal("open", 8, later))
['stage', 'closing']

What is won or lost is told once, and no stage with it:

>>> changes(Deal("open", 7), Deal("won", 9)), changes(Deal(), Deal("lost", 7))
(['won'], ['lost'])
>>> changes(Deal("won", 9), Deal("won", 8, later))
[]
>>> changes(Deal("lost", 7), Deal("open", 8))
['reopened', 'stage']
"""

from datetime import date
from typing import NamedTuple

ENDS = ("won", "lost")


class Deal(NamedTuple):
    """How a deal stands: open, won, lost or "" without opportunity."""

    outcome: str = ""
    stage: int = 0
    closing: date | None = None


def changes(told: Deal, now: Deal) -> list[str]:
    """Return the kinds of news between what was told and what is so now."""
    if now.outcome in ENDS:
        return [now.outcome] if told.outcome != now.outcome else []
    if not (now.outcome and told.outcome):
        return []
    kinds = ["reopened"] if told.outcome in ENDS else []
    if now.stage and now.stage != told.stage:
        kinds.append("stage")
    if now.closing and now.closing != told.closing:
        kinds.append("closing")
    return kinds
