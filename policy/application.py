"""A company applies to become a partner: the life of an application, and its days.

Nobody sees one before the applicant has confirmed the email address:

>>> verdict_move("new", "confirmed").allowed, verdict_move("new", "accepted").code
(True, 'move_not_allowed')
>>> verdict_move("confirmed", "declined").allowed
True

It is decided once:

>>> verdict_move("declined", "accepted").code
'move_not_allowed'

A question waits for one answer at a time, and while nothing is decided:

>>> verdict_ask("confirmed", is_asked=False).allowed
True
>>> verdict_ask("confirmed", is_asked=True).code
'application_asked'
>>> verdict_ask("accepted", is_asked=False).code
'not_in_this_state'

Networks are what is counted, not computers. Of a long address the first half is the
network, as one customer gets it:

>>> network("192.0.2.7"), network("2001:db8:1:2:3:4:5:6")
('192.0.2.7', '2001:db8:1:2::')
>>> network("::ffff:192.0.2.7"), network(None), network("somewhere")
('192.0.2.7', 'unknown', 'unknown')
"""

import ipaddress
from collections.abc import Mapping

from .life_cycle import verdict_pair
from .verdict import ALLOWED, Verdict, refuse

STATES: tuple[str, ...] = ("new", "confirmed", "accepted", "declined")
# (state before, state after) → who makes the move.
MOVES: Mapping[tuple[str, str], str] = {
    ("new", "confirmed"): "applicant",
    ("confirmed", "accepted"): "vendor",
    ("confirmed", "declined"): "vendor",
}
# How long the email address may be confirmed; then the application is forgotten.
CONFIRM_DAYS = 7
# How long a question may be answered by its link.
ANSWER_DAYS = 30
# After so many days a declined application is forgotten, with all that was typed.
KEPT_DAYS = 365
LONGEST_TEXT = 5000


def verdict_move(old: str, new: str) -> Verdict:
    """Tell whether ``new`` may follow ``old``."""
    return verdict_pair(old, new, MOVES, STATES)


def verdict_ask(state: str, *, is_asked: bool) -> Verdict:
    """Tell whether the applicant may be asked something now."""
    if state != "confirmed":
        return refuse("not_in_this_state")
    return refuse("application_asked") if is_asked else ALLOWED


def network(address: str | None) -> str:
    """Return the network of a visitor's address, as visits are counted by it."""
    try:
        parsed = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        whole = ipaddress.IPv6Network((parsed, 64), strict=False)
        return str(whole.network_address)
    return str(parsed)
