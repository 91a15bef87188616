"""Whether two descriptions of a customer speak of the same customer.

Each is reduced to a fingerprint of canonical values; values that are equal and not
empty meet. Points add up to 100 at most:

================  ======  ==========================================================
what meets        points  what is compared
================  ======  ==========================================================
``vat``           60      tax number, with its country where both know it
``host``          40      registrable domain of the website
``name``          30      name without its legal form
``email_domain``  10      mail domain, also with the domain of the other's website
``close_name``    5       a name that is close, where it is not equal
================  ======  ==========================================================

From 40 points it is the *same* customer, from 30 *likely*, with fewer a *hint*.

>>> typed = Fingerprint.of(name="Acme, Inc.", website="https://www.acme.example/en")
>>> typed.name, typed.host
('acme', 'acme.example')
>>> match(typed, Fingerprint.of(name="ACME GmbH", website="acme.example"))
Match(matched_on=('host', 'name'), score=70, strength='same')
>>> match(typed, Fingerprint.of(vat="12-345"))
Match(matched_on=(), score=0, strength='')
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
    "HINT",
    "LIKELY",
    "SAME",
    "WEIGHTS",
    "Fingerprint",
    "Match",
    "match",
    "normalize_host",
    "normalize_name",
    "normalize_vat",
]

# What matched → what it adds to the score, in the order of the answer.
WEIGHTS: Mapping[str, int] = {
    "vat": 60,
    "host": 40,
    "name": 30,
    "email_domain": 10,
    "close_name": 5,
}
HIGHEST_SCORE = 100
SAME, LIKELY, HINT = "same", "likely", "hint"
# From how many points, the strongest first.
STRENGTHS = ((40, SAME), (30, LIKELY), (1, HINT), (0, ""))

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
    """What a customer is recognised by, canonical; "" means not known."""

    words: str = ""
    host: str = ""
    vat: str = ""
    number: str = ""
    email_domain: str = ""

    @property
    def name(self) -> str:
        """The name without blanks: they say nothing."""
        return self.words.replace(" ", "")

    @classmethod
    def of(
        cls,
        name: str | None = "",
        website: str | None = "",
        vat: str | None = "",
        email: str | None = "",
        country: str | None = "",
    ) -> "Fingerprint":
        """Return the fingerprint of values as they were typed."""
        mail_domain = domain(email or "")
        return cls(
            words=normalize_name(name or ""),
            host=normalize_host(website or ""),
            vat="",
            number=normalize_vat(vat or ""),
            email_domain="" if mail_domain in FREE_MAIL else mail_domain,
        )


class Match(NamedTuple):
    """What two fingerprints have in common, and how much that says."""

    matched_on: tuple[str, ...]
    score: int
    strength: str


def match(a: Fingerprint, b: Fingerprint) -> Match:
    """Compare two fingerprints; empty values never meet."""
    matched_on = tuple(key for key in WEIGHTS if _MEETS[key](a, b))
    total = min(sum(WEIGHTS[key] for key in matched_on), HIGHEST_SCORE)
    strength = next(name for least, name in STRENGTHS if total >= least)
    return Match(matched_on, total, strength)


def _numbers_meet(a: Fingerprint, b: Fingerprint) -> bool:
    countries_differ = a.vat and b.vat and a.vat != b.vat
    return a.number == b.number != "" and not countries_differ


def _mails_meet(a: Fingerprint, b: Fingerprint) -> bool:
    pairs = (
        (a.email_domain, b.email_domain),
        (a.email_domain, b.host),
        (a.host, b.email_domain),
    )
    return any(one == other != "" for one, other in pairs)


_MEETS = {
    "vat": _numbers_meet,
    "host": lambda a, b: a.host == b.host != "",
    "name": lambda a, b: a.name == b.name != "",
    "email_domain": _mails_meet,
    "close_name": lambda a, b: False,
}
