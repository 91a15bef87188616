r"""A tax number as a key: whose it is, however it was written.

A prefix of its country says the same as the country of the record; blanks, points,
words around it and zeros in front say nothing:

>>> canonical("DE 136.695.976")
TaxNumber(country='DE', number='136695976')
>>> canonical("136695976", "DE") == canonical("USt-IdNr.: DE136695976", "AT")
True
>>> canonical("BE0477472701").number, canonical("0477 472 701").number
('477472701', '477472701')
>>> canonical("CHE-123.456.788 MWST"), canonical("123.456.788", "CH").text
(TaxNumber(country='CH', number='123456788'), 'CH123456788')

Two letters that are no prefix belong to the number; no number stands for nobody:

>>> canonical("XQ123456").number
'XQ123456'
>>> canonical("FR999999999999") == canonical("n/a", "DE") == NONE
True

One taxpayer may have several numbers that follow from each other:

>>> sorted(spellings("334175221", "FR"))
['23334175221', '334175221']
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from . import tax_relation
from .tax_format import FORMATS, anywhere, code_of, prefix_of, taxpayer, unmistakable
from .tax_number import FEWEST_SIGNIFICANT, LONGEST_NUMBER, LONGEST_TYPED, is_nobody

# Shorter numbers identify nobody, and zeros in front count from there on.
_SHORTEST = 5

_SEPARATORS = re.compile(r"[;,|\n(]")
# Words that stand before a number; "NO" and "ID" are prefixes, too.
_LABEL = re.compile(
    r"\A\W*(?:VAT|TAX|TIN|UST|USTID\w*|UID|MWST|TVA|P\.? ?IVA|IVA|PARTITA|BTW|MOMS|NIF"
    r"|CIF|NIP|NIT|RUC|RUT|CUIT|CNPJ|CPF|ABN|ACN|GSTIN?|FEIN|EIN|UEN|CUI|CVR|OIB|PIB"
    r"|DIC|ICO|KVK|RSIN|ORG|ORGNR|NPWP|SIREN|SIRET|BRN|RFC|INN|REG|REGISTRATION|NUM"
    r"|NUMBER|NUMMER|NUM[E\u00c9]RO|CODE|IDNR|STEUER\w*|N\u00b0|N[OR](?=[.:])"
    r"|ID(?=[.:-]|NR| N[OR]\b|ENT))"
    r"(?![A-Z0-9])(?:\W*\b(?:N[OR]|ID|IDENT\w*|NUM(?:BER|MER)?|CODE|REG)\b)*[^A-Z0-9]*"
)
_GREEK_PREFIX = re.compile("\\A\\W*\u0395\u039b(?=\\W*[0-9])")
_NOT_OF_A_NUMBER = re.compile("[^A-Z0-9\u00d1]")


class TaxNumber(NamedTuple):
    """Whose number: a country, "" when unknown, and what tells the taxpayer there."""

    country: str = ""
    number: str = ""

    @property
    def text(self) -> str:
        """The number with its country in front, "" while that is unknown."""
        return self.country + self.number if self.country and self.number else ""


NONE = TaxNumber()


def _capitals(text: str) -> str:
    """Return ``text`` in capitals, its digits as ASCII writes them."""
    if text.isascii():
        return text.upper()
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() and not c.isascii() else c
        for c in plain
    )


def _compact(text: str) -> str:
    """Return the letters and digits of a number without the words before it."""
    plain = _GREEK_PREFIX.sub("EL", text)
    while label := _LABEL.match(plain):
        plain = plain[label.end() :]
    return _NOT_OF_A_NUMBER.sub("", plain)


def _without_zeros(number: str) -> str:
    """Return digits without zeros in front, but not fewer than the shortest."""
    if not number.isdecimal():
        return number
    return number.lstrip("0").zfill(_SHORTEST)


def _with_prefix(text: str, home: str) -> Iterator[TaxNumber]:
    """Yield what ``text`` means if it begins with the prefix of a country."""
    prefix, rest = prefix_of(text), text[2:]
    if not prefix or not any(map(str.isdecimal, rest)):
        return
    if found := taxpayer(prefix, rest):
        yield TaxNumber(prefix, found)
    # The country of the record is believed, whatever its numbers look like. Some
    # wrote the prefix twice.
    if prefix == home:
        own = rest[2:] if prefix_of(rest) == home else rest
        yield TaxNumber(home, taxpayer(home, own) or own)


def _with_slip(text: str) -> Iterator[TaxNumber]:
    """Yield what ``text`` means if one digit after its prefix is missing or too much.

    The rules of the library speak for countries without a format here.
    """
    prefix, rest = prefix_of(text), text[2:]
    near = (rest + "0", rest[:-1]) if rest.isdecimal() else ()
    if prefix in FORMATS:
        is_number = any(taxpayer(prefix, number) for number in near)
    else:
        is_number = bool(prefix) and tax_relation.is_valid(prefix, rest)
    if is_number:
        yield TaxNumber(prefix, rest)


def _readings(text: str, home: str) -> Iterator[TaxNumber]:
    """Yield what ``text`` may mean, the likeliest first.

    :param home: the country of the record, "" when unknown
    """
    at_home = [TaxNumber(home, number)] if (number := taxpayer(home, text)) else []
    abroad = list(_with_prefix(text, home))
    if not any(reading.country == home for reading in abroad):
        yield from at_home
    yield from abroad
    yield from at_home
    yield from _with_slip(text)
    if own := unmistakable(text):
        yield TaxNumber(own, taxpayer(own, text))
    yield TaxNumber(home, text)


def _key(text: str, home: str) -> TaxNumber:
    """Return the key of one number that stands alone in ``text``."""
    kept = _compact(text)
    if not _SHORTEST <= len(kept) <= LONGEST_NUMBER or is_nobody(kept):
        return NONE
    country, number = next(_readings(kept, home))
    number = _without_zeros(number)
    digits = sum(map(str.isdecimal, number.lstrip("0")))
    if digits < FEWEST_SIGNIFICANT or is_nobody(number):
        return NONE
    return TaxNumber(country, number)


@lru_cache(maxsize=8192)
def canonical(text: str | None, country: str | None = "") -> TaxNumber:
    """Return the key of a tax number as it was typed, ``NONE`` when it is none.

    :param country: the country of the record; a prefix of the number itself wins
    """
    typed = _capitals((text or "")[:LONGEST_TYPED])
    parts = [*_SEPARATORS.split(typed), typed]
    keys = (_key(part, code_of(country)) for part in parts)
    return next((key for key in keys if key.number), NONE)


@lru_cache(maxsize=8192)
def spellings(number: str, country: str = "") -> frozenset[str]:
    """Return the bare numbers under which the taxpayer may be stored; to search for.

    :param number: the number of a key, with its country where known
    """
    if not number:
        return frozenset()
    others = tax_relation.related(number, country)
    shorter = frozenset() if country else anywhere(number)
    return frozenset({number, *map(_without_zeros, others | shorter)})


def is_same(a: TaxNumber, b: TaxNumber) -> bool:
    """Tell whether two keys are one taxpayer's; an unknown country may be any.

    >>> is_same(canonical("SE556000000101"), canonical("556000000101"))
    True
    >>> is_same(canonical("136695976", "DE"), canonical("136695976", "PT"))
    False
    """
    countries = {a.country, b.country} - {""}
    if not a.number or not b.number or len(countries) > 1:
        return False
    country = next(iter(countries), "")
    return a.number == b.number or any(
        _follows(one.number, other.number, country) for one, other in ((a, b), (b, a))
    )


def _follows(number: str, other: str, country: str) -> bool:
    """Tell whether ``number`` can be made of ``other`` by the rules of a country."""
    as_there = _without_zeros(taxpayer(country, other))
    related = map(_without_zeros, tax_relation.related(other, country))
    return number == as_there or number in related
