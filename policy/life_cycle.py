"""What every life cycle answers: may this state follow that one, and what may follow.

A life cycle is a table of pairs; the modules that own one ask these functions.

>>> lamp = {("off", "on"), ("on", "off"), ("on", "broken")}
>>> verdict_pair("off", "on", lamp, ("off", "on", "broken")).allowed
True
>>> verdict_pair("broken", "on", lamp, ("off", "on", "broken")).code
'move_not_allowed'
>>> verdict_pair("on", "on", lamp, ("off", "on", "broken")).code
'already_there'
>>> verdict_pair("on", "gone", lamp, ("off", "on", "broken")).code
'unknown_state'
>>> followers("on", lamp, ("off", "on", "broken"))
('off', 'broken')
"""

from collections.abc import Collection

from .verdict import ALLOWED, Verdict, refuse

Pairs = Collection[tuple[str, str]]


def verdict_pair(old: str, new: str, pairs: Pairs, states: tuple[str, ...]) -> Verdict:
    """Tell whether ``new`` may follow ``old`` in the life cycle of these ``pairs``."""
    if old not in states or new not in states:
        return refuse("unknown_state")
    if old == new:
        return refuse("already_there")
    return ALLOWED if (old, new) in pairs else refuse("move_not_allowed")


def followers(state: str, pairs: Pairs, states: tuple[str, ...]) -> tuple[str, ...]:
    """Return what may follow ``state``, in the order of ``states``."""
    return tuple(new for new in states if (state, new) in pairs)
