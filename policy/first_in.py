"""Who was first in: a registration keeps its place as long as its customer is the same.

The customer is the company that was chosen, or the one that was typed: its name, its
website and its tax number (with or without its country), compared as customers are.

>>> acme = Fingerprint.of("Acme GmbH", "www.acme.example.com", "DE 123456789")
>>> typed = identity(acme)
>>> identity(Fingerprint.of("ACME", "https://acme.example.com/", "123456789")) == typed
True
>>> identity(Fingerprint.of("Acme", "www.acme.example.com", "DE987654321")) == typed
False

Of a company that was chosen nothing else counts:

>>> identity(acme, 7) == identity(Fingerprint.of("Acme Holding"), 7)
True

Another customer begins anew, unless the reviewer asked for just that:

>>> other = identity(Fingerprint.of("Birch"))
>>> begins_anew(typed, other), begins_anew(typed, typed)
(True, False)
>>> begins_anew(typed, other, asked=("customer_name", "budget"))
False
>>> begins_anew(None, other)
False
"""

from collections.abc import Collection, Sequence

from .matching import Fingerprint

# The fields of the form that say who the customer is.
CUSTOMER = ("is_new_company", "customer_id", "customer_name")
CUSTOMER += ("customer_website", "customer_vat")


def identity(fingerprint: Fingerprint, chosen: int = 0) -> list[str]:
    """Return who the customer is, as plain texts that can be kept and compared.

    :param chosen: id of the company that was chosen, 0 of one that was typed
    """
    if chosen:
        return [f"id:{chosen}"]
    return [fingerprint.name, fingerprint.host, fingerprint.number]


def begins_anew(
    before: Sequence[str] | None,
    now: Sequence[str],
    asked: Collection[str] = (),
) -> bool:
    """Tell whether a registration that is sent again comes in anew.

    :param before: the customer when it came back to the partner; None: not known
    :param now: the customer that is sent
    :param asked: names of the fields that the reviewer asked to correct
    """
    if before is None or list(before) == list(now):
        return False
    return not set(CUSTOMER) & set(asked)
