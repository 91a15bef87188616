"""Whether a person may ask for another address to log in with.

>>> verdict_wish("ann@new.example", "ann@old.example").allowed
True
>>> verdict_wish("", "ann@old.example").code
'required'
>>> verdict_wish("ann@", "ann@old.example").code
'email_invalid'

An address is the same however it is spelled:

>>> verdict_wish("Ann@Old.Example", "ann@old.example").code
'login_same'
"""

from .email_address import clean, is_same, is_valid_email
from .verdict import ALLOWED, Verdict, refuse

# How long the link to the new address works.
HOURS = 24


def verdict_wish(address: str, *own: str) -> Verdict:
    """Tell whether somebody may ask to log in with ``address``.

    :param own: login and email address as they are
    """
    if not clean(address):
        return refuse("required")
    if not is_valid_email(clean(address)):
        return refuse("email_invalid")
    if all(is_same(address, each) for each in own):
        return refuse("login_same")
    return ALLOWED
