"""Whether two descriptions of a customer look like the same customer.

Each is reduced to a fingerprint of normalised values; equal values that are not empty
match. Every match adds its weight to the score, which ends at 100:

========================  =======  ==================================================
matched on                weight   what is compared
========================  =======  ==================================================
``vat``                   60       tax number: letters and digits, upper case
``host``                  40       website without scheme, ``www.``, port and path
``name``                  30       name without accents, punctuation and legal form
``email_domain``          10       part after the ``@``, unless free mail
========================  =======  ==================================================

>>> typed = Fingerprint.of(name="Acme, Inc.", website="https://www.acme.example/en")
>>> typed
Fingerprint(name='acme', host='acme.example', vat='', email_domain='')
>>> match(typed, Fingerprint.of(name="ACME GmbH", website="acme.example"))
Match(matched_on=('host', 'name'), score=70)
>>> match(typed, Fingerprint.of(vat="12-345"))
Match(matched_on=(), score=0)
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from .company_name import normalize_name
from .email_address import FREE_MAIL, domain
from .host_name import normalize_host_name

__all__ = [
    "HIGHEST_SCORE",
    "WEIGHTS",
    "Fingerprint",
    "Match",
    "match",
    "normalize_host",
    "normalize_name",
    "normalize_vat",
]

# What matched → what it adds to the score, in the order of the answer.
WEIGHTS: Mapping[str, int] = {"vat": 60, "host": 40, "name": 30, "email_domain": 10}
HIGHEST_SCORE = 100

_SCHEME = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_PORT = re.compile(r":[0-9]*\Z")


def normalize_host(url: str) -> str:
    """Return the host of a website in lower case ASCII, "" when there is none.

    Only http and https are websites; a missing scheme is allowed.

    >>> normalize_host("HTTP://ann@WWW.Example.com:8080/shop?x=1#top")
    'example.com'
    >>> normalize_host("javascript://example.com/"), normalize_host("no website")
    ('', '')
    """
    address = _SCHEME.sub("", (url or "").strip(), count=1)
    authority = re.split(r"[/?#\\]", address, maxsplit=1)[0]
    host = normalize_host_name(_PORT.sub("", authority.rpartition("@")[2]))
    shorter = host.removeprefix("www.")
    return shorter if "." in shorter else host


def normalize_vat(text: str) -> str:
    """Return the letters and digits of a tax number, in upper case.

    >>> normalize_vat("de 123.456-789")
    'DE123456789'
    """
    plain = unicodedata.normalize("NFKC", text or "").upper()
    return "".join(c for c in plain if c.isalnum())


class Fingerprint(NamedTuple):
    """What a customer is recognised by, normalised; "" means not known."""

    name: str = ""
    host: str = ""
    vat: str = ""
    email_domain: str = ""

    @classmethod
    def of(
        cls,
        name: str | None = "",
        website: str | None = "",
        vat: str | None = "",
        email: str | None = "",
    ) -> "Fingerprint":
        """Return the fingerprint of values as they were typed."""
        mail_domain = domain(email or "")
        return cls(
            name=normalize_name(name or ""),
            host=normalize_host(website or ""),
            vat=normalize_vat(vat or ""),
            email_domain="" if mail_domain in FREE_MAIL else mail_domain,
        )


class Match(NamedTuple):
    """What two fingerprints have in common and how much that says, up to 100."""

    matched_on: tuple[str, ...]
    score: int


def match(a: Fingerprint, b: Fingerprint) -> Match:
    """Compare two fingerprints; empty values never match."""
    matched_on = tuple(
        key for key in WEIGHTS if getattr(a, key) == getattr(b, key) != ""
    )
    total = sum(WEIGHTS[key] for key in matched_on)
    return Match(matched_on, min(total, HIGHEST_SCORE))
