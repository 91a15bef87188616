"""How many deals of one partner may be open and protected at the same time.

A tier says how many; 0 means any number:

>>> verdict_cap(10, 9).allowed, verdict_cap(0, 99).allowed
(True, True)
>>> verdict_cap(10, 10).code
'cap_reached'

An administrator may approve one more, with a note that says why:

>>> verdict_cap(10, 12, is_administrator=True).code
'cap_without_note'
>>> verdict_cap(10, 12, is_administrator=True, has_note=True).allowed
True
>>> verdict_cap(10, 12, has_note=True).code
'cap_reached'
"""

from .verdict import ALLOWED, Verdict, refuse


def is_reached(cap: int, count: int) -> bool:
    """Tell whether ``count`` deals are as many as ``cap`` allows.

    >>> is_reached(10, 9), is_reached(10, 10), is_reached(0, 10)
    (False, True, False)
    """
    return 0 < cap <= count


def verdict_cap(
    cap: int, count: int, *, is_administrator: bool = False, has_note: bool = False
) -> Verdict:
    """Tell whether one more deal may be protected beside ``count`` open ones.

    :param cap: deals that the tier allows, 0 for any number
    :param is_administrator: who approves is a channel administrator
    :param has_note: the approval says why

    Codes: ``cap_reached``, ``cap_without_note``.
    """
    if not is_reached(cap, count):
        return ALLOWED
    if not is_administrator:
        return refuse("cap_reached")
    return ALLOWED if has_note else refuse("cap_without_note")
