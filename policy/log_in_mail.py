"""Whether a mail that lets a person in may go out: invitation, forgotten password.

A person of a partner gets none while no membership of theirs gives access:

>>> verdict_reset(is_member=True, is_live=False).code
'access_ended'
>>> verdict_reset(is_member=True, is_live=True).allowed
True

Whoever was never a member is a portal user as any other:

>>> verdict_reset(is_member=False, is_live=False).allowed
True

A mail for the first login also needs an employee who looks after the partner, and a
portal that sends such mails. For who is no member yet, the organization decides:

>>> here = dict(is_member=False, is_live=False, is_partner=True)
>>> verdict_log_in(**here, is_active=False, is_attended=True, is_told=True).code
'partnership_not_active'
>>> verdict_log_in(**here, is_active=True, is_attended=False, is_told=True).code
'no_assigned_user'
>>> verdict_log_in(**here, is_active=True, is_attended=True, is_told=False).code
'mail_is_off'
>>> verdict_log_in(**here, is_active=True, is_attended=True, is_told=True).allowed
True
>>> here["is_partner"] = False
>>> verdict_log_in(**here, is_active=False, is_attended=False, is_told=False).allowed
True
"""

from .verdict import ALLOWED, Verdict, refuse


def verdict_reset(*, is_member: bool, is_live: bool) -> Verdict:
    """Tell whether a person may get the mail for a forgotten password.

    :param is_member: has a membership, whatever its state
    :param is_live: one of them gives access now

    Code: ``access_ended``.
    """
    return refuse("access_ended") if is_member and not is_live else ALLOWED


def verdict_log_in(
    *,
    is_member: bool,
    is_live: bool,
    is_partner: bool,
    is_active: bool,
    is_attended: bool,
    is_told: bool,
) -> Verdict:
    """Tell whether a person may get a mail for the first login.

    :param is_partner: the organization has a partnership that has not ended
    :param is_active: one of the partnerships that count is active
    :param is_attended: an employee is assigned to one of these
    :param is_told: the portal of one of these sends such mails

    Codes, in this order: ``access_ended``, ``partnership_not_active``,
    ``no_assigned_user``, ``mail_is_off``.
    """
    obstacles = {
        "access_ended": is_member and not is_live,
        "partnership_not_active": not is_active,
        "no_assigned_user": not is_attended,
        "mail_is_off": not is_told,
    }
    if not (is_member or is_partner):
        return ALLOWED
    return next((refuse(code) for code, met in obstacles.items() if met), ALLOWED)
