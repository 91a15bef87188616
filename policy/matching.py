"""Whether two descriptions of a customer look like the same customer.

Each is reduced to a fingerprint of keys; what meets adds its weight to the score, which
ends at 100. An empty key meets nothing.

=================  ======  =========================================================
matched on         weight  what meets
=================  ======  =========================================================
``vat``            60      the tax number; countries that are known must be the same
``host``           40      the registered domain of the website
``name``           30      the name without legal form, case, accents and blanks
``email_domain``   10      the domain of the mail address, with that of the other's
                           mail address or website
``close_name``     5       a name that is nearly the same
=================  ======  =========================================================

From 40 points it is the *same* customer, from 30 (an equal name alone) *likely* the
same; everything else is a *hint*.

>>> acme = Fingerprint.of("Acme", "www.acme.example", "DE136695976", "a@acme.example")
>>> acme
Fingerprint(words='acme', host='acme.example', vat='DE136695976', number='136695976', \
email_domain='acme.example')

>>> match(acme, Fingerprint.of(vat="136 695 976"))
Match(matched_on=('vat',), score=60, strength='same')
>>> match(acme, Fingerprint.of(vat="136695976", country="AT")).strength
''
>>> match(acme, Fingerprint.of(website="https://shop.acme.example")).strength
'same'
>>> match(acme, Fingerprint.of("ACME GmbH")).strength
'likely'
>>> match(acme, Fingerprint.of("ACME GmbH", email="ann@acme.example")).matched_on
('name', 'email_domain')
>>> match(Fingerprint.of(email="ceo@acme.example"), acme)
Match(matched_on=('email_domain',), score=10, strength='hint')
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from . import tax_key
from .close_name import is_close
from .company_name import name_words, normalize_name
from .email_address import company_domain
from .website import normalize_host, website_domain

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
    "website_domain",
    "weighs",
]

HIGHEST_SCORE = 100

# How sure it is, and the score from which it is that sure.
SAME, LIKELY, HINT = "same", "likely", "hint"
STRENGTHS: Mapping[str, int] = {SAME: 40, LIKELY: 30, HINT: 1}


class Fingerprint(NamedTuple):
    """What a customer is recognized by, as keys; "" means not known."""

    words: str = ""
    host: str = ""
    vat: str = ""
    number: str = ""
    email_domain: str = ""

    @classmethod
    def of(
        cls,
        name: str | None = "",
        website: str | None = "",
        vat: str | None = "",
        email: str | None = "",
        country: str | None = "",
    ) -> "Fingerprint":
        """Return the fingerprint of values as they were typed.

        :param country: code of the record's country; the number's own prefix wins
        """
        number = tax_key.canonical(vat or "", country or "")
        return cls(
            words=name_words(name or ""),
            host=website_domain(website or ""),
            vat=number.text,
            number=number.number,
            email_domain=company_domain(email or ""),
        )

    @property
    def name(self) -> str:
        """The name without blanks: they, like hyphens, say nothing."""
        return self.words.replace(" ", "")

    @property
    def tax_number(self) -> tax_key.TaxNumber:
        """The tax number with its country, which is "" while it is unknown."""
        return tax_key.TaxNumber(self.vat.removesuffix(self.number), self.number)

    @property
    def numbers(self) -> frozenset[str]:
        """The bare tax numbers that the same taxpayer may have; a search takes all."""
        country, number = self.tax_number
        return tax_key.spellings(number, country)


def weighs(strength: str | bool) -> bool:
    """Tell whether evidence of this strength says that it is the customer.

    A new company is refused for it; a hint is for the vendor alone.
    """
    return strength in (SAME, LIKELY)


class Match(NamedTuple):
    """What two fingerprints have in common, how much that says, and how sure it is."""

    matched_on: tuple[str, ...]
    score: int
    strength: str


def _same_mail(a: Fingerprint, b: Fingerprint) -> bool:
    ends = {a.email_domain, a.host} & {b.email_domain, b.host} - {""}
    return bool(ends & {a.email_domain, b.email_domain})


# What is compared → its weight, and whether it meets; in the order of the answer.
_RULES: Mapping[str, tuple[int, Callable[[Fingerprint, Fingerprint], bool]]] = {
    "vat": (60, lambda a, b: tax_key.is_same(a.tax_number, b.tax_number)),
    "host": (40, lambda a, b: a.host == b.host != ""),
    "name": (30, lambda a, b: a.name == b.name != ""),
    "email_domain": (10, _same_mail),
    "close_name": (5, lambda a, b: a.name != b.name and is_close(a.words, b.words)),
}
WEIGHTS: Mapping[str, int] = {key: weight for key, (weight, _meets) in _RULES.items()}


def match(a: Fingerprint, b: Fingerprint) -> Match:
    """Compare two fingerprints; the order of the two does not count."""
    met = tuple(key for key, (_weight, meets) in _RULES.items() if meets(a, b))
    score = min(sum(WEIGHTS[key] for key in met), HIGHEST_SCORE)
    strength = next((name for name, least in STRENGTHS.items() if score >= least), "")
    return Match(met, score, strength)
