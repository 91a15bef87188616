r"""Numbers that follow from another number of the same taxpayer.

A taxpayer is known by a short number and, with check digits, a key or a suffix, by a
longer one. Where the country is not known, the check digits have to be right:

>>> sorted(related("556036079301", "")), sorted(related("5560360793", "SE"))
(['5560360793'], ['556036079301'])
>>> "213123432" in related("2131234321", "CO"), related("123456789012", "")
(True, frozenset())

The rules of a country decide whether a number can be one of it:

>>> is_valid("CU", "91021527775"), is_valid("DE", "136695976"), is_valid("QQ", "1")
(False, True, False)
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from types import ModuleType

_RESERVED = {"in": "in_", "is": "is_"}


@lru_cache(maxsize=512)
def _module(country: str, name: str = "vat") -> ModuleType | None:
    """Return the rules of a country's number from the library, None without."""
    package = _RESERVED.get(country.lower(), country.lower())
    try:
        found = getattr(import_module(f"stdnum.{package}"), name, None)
        return found or import_module(f"stdnum.{package}.{name}")
    except ImportError:
        return None


def is_valid(country: str, number: str, name: str = "vat") -> bool:
    """Tell whether ``number`` keeps the rules that ``country`` has for ``name``."""
    rules = _module(country, name) if country.isalpha() and country.isascii() else None
    try:
        return bool(rules and rules.is_valid(number))
    except Exception:  # The library was not written for whatever people type.
        return False


def has_rules(country: str) -> bool:
    """Tell whether the rules that ``country`` has for tax numbers are known."""
    known = country.isalpha() and country.isascii()
    return known and any(_module(country, name) for name in ("vat", "tin"))


def _sweden(number: str, *, sure: bool) -> Iterator[str]:
    if len(number) == 12 and number.endswith("01") and is_valid("se", number):
        yield number[:10]
    if len(number) == 10 and (sure or is_valid("se", number, "orgnr")):
        yield f"{number}01"


def _colombia(number: str, *, sure: bool) -> Iterator[str]:
    if len(number) == 10 and (sure or is_valid("co", number)):
        yield number[:9]
    if len(number) == 9:
        digits = (f"{number}{digit}" for digit in range(10))
        yield from (full for full in digits if is_valid("co", full))


def _france(number: str, *, sure: bool) -> Iterator[str]:
    if len(number) == 11 and is_valid("fr", number):
        yield number[2:]
    if len(number) == 14 and is_valid("fr", number, "siret"):
        yield number[:9]
    if len(number) == 9 and (sure or is_valid("fr", number, "siren")):
        key = (12 + 3 * (int(number) % 97)) % 97
        yield f"{key:02d}{number}"


def _australia(number: str, *, sure: bool) -> Iterator[str]:
    if len(number) == 11 and (sure or is_valid("au", number)):
        yield number[2:]
    if len(number) == 9 and is_valid("au", number, "acn"):
        full = (f"{key}{number}" for key in range(10, 100))
        yield from (abn for abn in full if is_valid("au", abn))


def _ecuador(number: str, *, sure: bool) -> Iterator[str]:
    if len(number) == 13 and number.endswith("001") and is_valid("ec", number):
        yield number[:10]
    if len(number) == 10 and (sure or is_valid("ec", f"{number}001")):
        yield f"{number}001"


def _hungary(number: str, *, sure: bool) -> Iterator[str]:
    if len(number) == 11 and (sure or is_valid("hu", number[:8])):
        yield number[:8]


def _britain(number: str, *, sure: bool) -> Iterator[str]:
    if len(number) == 12 and (sure or is_valid("gb", number)):
        yield number[:9]


def _vietnam(number: str, *, sure: bool) -> Iterator[str]:
    if len(number) == 13 and (sure or is_valid("vn", number)):
        yield number[:10]


def _philippines(number: str, *, sure: bool) -> Iterator[str]:
    if len(number) == 12 and number.endswith("000"):
        yield number[:9]
    if len(number) == 9 and sure:
        yield f"{number}000"


def _india(number: str, *, sure: bool) -> Iterator[str]:
    if len(number) == 15 and (sure or is_valid("in", number)):
        yield number[2:12]


_RELATIONS: dict[str, Callable[..., Iterator[str]]] = {
    "AU": _australia,
    "CO": _colombia,
    "EC": _ecuador,
    "FR": _france,
    "GB": _britain,
    "HU": _hungary,
    "IN": _india,
    "PH": _philippines,
    "SE": _sweden,
    "VN": _vietnam,
}


@lru_cache(maxsize=8192)
def related(number: str, country: str) -> frozenset[str]:
    """Return other numbers of the same taxpayer, without their country.

    :param country: where the number comes from; "" tries all countries
    """
    widths = range(len(number), len(number) + (4 if number.isdecimal() else 1))
    padded = {number.zfill(width) for width in widths}
    known = [_RELATIONS[country]] if country in _RELATIONS else []
    rules = known if country else list(_RELATIONS.values())
    found = (
        other
        for text in padded
        for rule in rules
        for other in rule(text, sure=bool(country))
    )
    return frozenset(found) - {number}
