"""Colleagues: what supervisors do with them, and the life of an invitation.

An invitation may wait for an employee first; it is sent, and ends:

>>> verdict_move("waiting", "sent").allowed, verdict_move("sent", "accepted").allowed
(True, True)
>>> verdict_move("withdrawn", "accepted").code
'move_not_allowed'

Who may be invited at all is not asked: an address is an address, and nobody learns
whether somebody logs in with it. What a portal allows is asked:

>>> portal = dict(state="active", setting="yes", is_shown=True)
>>> verdict_invite(**portal, is_attended=True, is_mailed=True).allowed
True
>>> verdict_invite(**portal, is_attended=False, is_mailed=True).code
'invitation_unattended'
>>> verdict_invite(**portal, is_attended=True, is_mailed=False).code
'invitation_mail_off'

There is always a supervisor who has been here, and nobody shuts themselves out:

>>> ann = Colleague(role="supervisor", state="active", other_supervisors=0)
>>> verdict_role(ann, "partner").code, verdict_end(ann).code
('last_supervisor', 'last_supervisor')
>>> verdict_end(ann._replace(other_supervisors=1)).allowed
True
>>> verdict_end(ann._replace(other_supervisors=1, is_self=True)).code
'colleague_is_self'

Only an access that a supervisor ended is given back by one:

>>> gone = Colleague(role="partner", state="disabled", is_ended_here=True)
>>> verdict_restore(gone).allowed
True
>>> verdict_restore(gone._replace(is_ended_here=False)).code
'access_ended_by_vendor'

An existing login joins when it is a portal user's of this very organization:

>>> verdict_join(is_employee=False, is_open=True, is_own_person=True).allowed
True
>>> verdict_join(is_employee=False, is_open=True, is_own_person=False).code
'invitation_not_for_login'
"""

from collections.abc import Mapping
from typing import NamedTuple

from .life_cycle import verdict_pair
from .verdict import ALLOWED, Verdict, refuse

STATES: tuple[str, ...] = (
    "waiting",
    "sent",
    "accepted",
    "declined",
    "withdrawn",
    "expired",
)
# (state before, state after) → who makes the move.
MOVES: Mapping[tuple[str, str], str] = {
    ("waiting", "sent"): "vendor",
    ("waiting", "declined"): "vendor",
    ("waiting", "withdrawn"): "partner",
    ("sent", "accepted"): "invited",
    ("sent", "withdrawn"): "partner",
    ("sent", "expired"): "system",
    ("expired", "sent"): "partner",
}
OPEN = frozenset({"waiting", "sent"})
SETTINGS = ("no", "approval", "yes")
ROLES = ("partner", "supervisor")
# How long an invitation may be accepted.
DAYS = 7
# After so many days what came to nothing is forgotten, with its address.
KEPT_DAYS = 180


def verdict_move(old: str, new: str) -> Verdict:
    """Tell whether an invitation may go from ``old`` to ``new``.

    Codes: ``unknown_state``, ``already_there``, ``move_not_allowed``.
    """
    return verdict_pair(old, new, MOVES, STATES)


def verdict_invite(
    *, state: str, setting: str, is_shown: bool, is_attended: bool, is_mailed: bool
) -> Verdict:
    """Tell whether a supervisor may invite on a portal; the first obstacle counts.

    :param state: of the partnership
    :param setting: of the portal, one of ``SETTINGS``
    :param is_shown: the portal is open and shows the section
    :param is_attended: an employee is assigned to the partnership
    :param is_mailed: the portal sends login mails

    Codes: ``partnership_not_active``, ``invitations_off``, ``invitation_unattended``,
    ``invitation_mail_off``.
    """
    obstacles = {
        "partnership_not_active": state != "active",
        "invitations_off": not is_shown or setting not in ("approval", "yes"),
        "invitation_unattended": not is_attended,
        "invitation_mail_off": not is_mailed,
    }
    return next((refuse(code) for code, met in obstacles.items() if met), ALLOWED)


def verdict_resend(state: str, *, is_decided: bool, setting: str) -> Verdict:
    """Tell whether an invitation may be sent once more.

    One that has ended without it would pass by the employee who has to approve.

    Codes: ``invitation_waits``, ``invitation_over``.
    """
    if state == "waiting":
        return refuse("invitation_waits")
    may_return = state == "expired" and (is_decided or setting == "yes")
    return ALLOWED if state == "sent" or may_return else refuse("invitation_over")


class Colleague(NamedTuple):
    """A member as its supervisors see it.

    ``other_supervisors``: who beside this one is an active supervisor of the same
    partnership; ``is_ended_here``: a supervisor ended the access, not the vendor.
    """

    role: str
    state: str
    is_self: bool = False
    other_supervisors: int = 0
    is_ended_here: bool = False


def verdict_role(colleague: Colleague, role: str) -> Verdict:
    """Tell whether a supervisor may give a colleague another role.

    Codes: ``choice_invalid``, ``colleague_has_no_access``, ``already_there``,
    ``last_supervisor``, ``colleague_is_self``.
    """
    if role not in ROLES:
        return refuse("choice_invalid")
    if colleague.state == "disabled":
        return refuse("colleague_has_no_access")
    if role == colleague.role:
        return refuse("already_there")
    return ALLOWED if role == "supervisor" else _verdict_lose(colleague)


def verdict_end(colleague: Colleague) -> Verdict:
    """Tell whether a supervisor may end the access of a colleague.

    Codes: ``already_there``, ``last_supervisor``, ``colleague_is_self``.
    """
    if colleague.state == "disabled":
        return refuse("already_there")
    return _verdict_lose(colleague)


def _verdict_lose(colleague: Colleague) -> Verdict:
    """Tell whether a colleague may cease to be a supervisor, or to have access."""
    if colleague.role == "supervisor" and not colleague.other_supervisors:
        return refuse("last_supervisor")
    return refuse("colleague_is_self") if colleague.is_self else ALLOWED


def verdict_restore(colleague: Colleague) -> Verdict:
    """Tell whether a supervisor may give a colleague the access back.

    Codes: ``already_there``, ``access_ended_by_vendor``.
    """
    if colleague.state != "disabled":
        return refuse("already_there")
    return ALLOWED if colleague.is_ended_here else refuse("access_ended_by_vendor")


def verdict_join(*, is_employee: bool, is_open: bool, is_own_person: bool) -> Verdict:
    """Tell whether somebody who logs in already may join by an invitation.

    :param is_open: the login works, and the vendor has not ended an access here
    :param is_own_person: the login is of a person of the inviting organization

    One code for all: ``invitation_not_for_login``.
    """
    may = is_open and is_own_person and not is_employee
    return ALLOWED if may else refuse("invitation_not_for_login")
