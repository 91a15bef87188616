r"""How the tax numbers of a country are written, and what of it is the number.

A format is a pattern over capital letters and digits. Its first group, where it has
one, is what tells the taxpayer; the rest is decoration ("U", "MWST", "B01") or tells a
branch of the same taxpayer:

>>> taxpayer("AT", "U12345675"), taxpayer("NL", "123456782B90")
('12345675', '123456782')
>>> taxpayer("FR", "23334175221"), taxpayer("DE", "12")
('334175221', '')

Zeros in front are dropped by spreadsheets:

>>> taxpayer("IT", "743110157")
'00743110157'
"""

import re
from collections.abc import Mapping
from functools import lru_cache

# Prefixes that are not the code of their country.
PREFIXES: Mapping[str, str] = {"EL": "GR", "XI": "GB", "UK": "GB"}

# Countries and territories whose companies have the numbers of another country.
TERRITORIES: Mapping[str, str] = {
    **dict.fromkeys("BL GF GP MC MF MQ PM RE YT".split(), "FR"),
    **dict.fromkeys("AS GU MP PR UM VI".split(), "US"),
    "AX": "FI",
    "IM": "GB",
    "SJ": "NO",
}

FORMATS: Mapping[str, str] = {
    "AD": r"[A-Z]\d{6}[A-Z]",
    "AE": r"\d{15}",
    "AL": r"[A-Z]\d{8}[A-Z]",
    "AM": r"\d{8}",
    "AR": r"\d{11}",
    "AT": r"U?(\d{8})",
    "AU": r"\d{11}|\d{9}",
    "AZ": r"\d{10}",
    "BA": r"\d{12,13}",
    "BE": r"[01]?\d{9}",
    "BG": r"\d{9,10}|\d{13}",
    "BR": r"\d{14}|\d{11}|[0-9A-Z]{8}0\d{5}",
    "BY": r"\d{9}|[A-Z]{2}\d{7}",
    "CA": r"(\d{9})(?:R[A-Z]\d{4})?",
    "CH": r"(?:CHE|E)?(\d{9})(?:MWST|TVA|IVA|TPV|VAT|HR|RC)*",
    "CL": r"\d{7,8}[0-9K]",
    "CN": r"[0-9A-Z]{18}|\d{15}",
    "CO": r"\d{8,10}",
    "CR": r"\d{9,12}",
    "CY": r"\d{8}[A-Z]",
    "CZ": r"\d{8,10}",
    "DE": r"\d{9}|\d{10,11}|\d{13}",
    "DK": r"\d{8}",
    "DO": r"\d{9}|\d{11}",
    "DZ": r"\d{15}|\d{20}",
    "EC": r"(\d{10})(?:001)?|\d{13}",
    "EE": r"\d{9}|\d{8}",
    "EG": r"\d{9}",
    "ES": r"[A-Z]\d{7}[0-9A-Z]|\d{8}[A-Z]",
    "EU": r"\d{9}",
    "FI": r"\d{8}",
    "FO": r"\d{6}",
    "FR": r"[0-9A-Z]{2}(\d{9})|(\d{9})(?:\d{5})?",
    "GB": r"(\d{9})(?:\d{3})?|(?:GD|HA)\d{3}",
    "GE": r"\d{9}|\d{11}",
    "GH": r"[A-Z]\d{9}[0-9A-Z]",
    "GR": r"\d{9}",
    "GT": r"\d{6,8}[0-9K]",
    "HR": r"\d{11}",
    "HU": r"(\d{8})(?:\d{3})?|\d{10}",
    "ID": r"\d{15,16}",
    "IE": r"\d{7}[A-W][A-I]?|\d[A-Z]\d{5}[A-W]|\d{6}[A-W]",
    "IL": r"\d{9}",
    "IN": r"\d{2}[A-Z]{5}\d{4}[0-9A-Z]{4}|[A-Z]{5}\d{4}[A-Z]",
    "IR": r"\d{11}",
    "IS": r"\d{5,6}|\d{10}",
    "IT": r"\d{11}|[A-Z]{6}[0-9A-Z]{9}[A-Z]",
    "JP": r"T?(\d{13})",
    "KE": r"[A-Z]\d{9}[A-Z]",
    "KR": r"\d{10}",
    "KZ": r"\d{12}",
    "LI": r"\d{5}",
    "LT": r"\d{9}|\d{12}",
    "LU": r"\d{8}",
    "LV": r"\d{11}",
    "MA": r"\d{15}|\d{7,8}",
    "MD": r"\d{13}|\d{7}",
    "ME": r"\d{8}",
    "MK": r"\d{13}",
    "MT": r"\d{8}",
    "MY": r"[A-Z]{1,2}\d{9,14}|\d{12}",
    "NG": r"\d{12}|\d{8}",
    "MX": r"[A-Z\u00d1]{3,4}\d{6}[0-9A-Z]{3}|[A-Z\u00d1]{2}\d{6}[0-9A-Z]{3}",
    "NL": r"(\d{9})(?:B\d{2})?",
    "NO": r"(\d{9})(?:MVA)?",
    "NZ": r"\d{8,9}|\d{13}",
    "PE": r"\d{11}",
    "PH": r"(\d{9})(?:\d{3}|\d{5})?",
    "PK": r"\d{7,8}|\d{13}",
    "PL": r"\d{10}",
    "PT": r"\d{9}",
    "PY": r"\d{6,9}",
    "RO": r"\d{4,10}|\d{13}",
    "RS": r"\d{9}",
    "RU": r"(\d{10})(?:\d{9})?|\d{12}",
    "SA": r"\d{15}|\d{10}",
    "SE": r"(?:16)?(\d{10})(?:01)?",
    "SG": r"\d{8,9}[A-Z]|[RST]\d{2}[A-Z]{2}\d{4}[A-Z]",
    "SI": r"\d{8}",
    "SK": r"\d{10}",
    "SM": r"\d{4,5}",
    "SV": r"\d{14}",
    "TH": r"\d{13}",
    "TN": r"(\d{7}[A-Z])(?:[A-Z]{2}\d{3})?",
    "TR": r"\d{10,11}",
    "TW": r"\d{8}",
    "UA": r"\d{8}|\d{10}|\d{12}",
    "US": r"\d{9}",
    "UY": r"\d{12}",
    "UZ": r"\d{9}",
    "VE": r"[VJEGPC]\d{9}",
    "VN": r"(\d{10})(?:\d{3})?",
    "XK": r"\d{9}",
    "ZA": r"\d{10}",
}

# What only one country writes tells the country without a prefix.
UNMISTAKABLE: Mapping[str, str] = {
    "AT": r"U\d{8}",
    "CA": r"\d{9}R[CMNPRTZ]\d{4}",
    "CH": r"CHE\d{9}(?:MWST|TVA|IVA|TPV|VAT|HR|RC)*|\d{9}(?:MWST|TVA|IVA|TPV)+",
    "JP": r"T\d{13}",
    "NL": r"\d{9}B\d{2}",
    "NO": r"\d{9}MVA",
}

# How many zeros in front are put back to make a number fit.
_MOST_ZEROS = 3


@lru_cache(maxsize=256)
def _pattern(country: str) -> re.Pattern[str]:
    return re.compile(FORMATS[country], re.ASCII)


def prefix_of(text: str) -> str:
    """Return the country that the two letters before a number stand for, or "".

    >>> prefix_of("EL123456783"), prefix_of("DE136695976"), prefix_of("136695976")
    ('GR', 'DE', '')
    """
    letters = text[:2]
    known = len(letters) == 2 and letters.isascii() and letters.isalpha()
    return PREFIXES.get(letters, letters) if known else ""


def code_of(country: str | None) -> str:
    """Return the country whose numbers ``country`` has, "" when it is no code.

    >>> code_of("el"), code_of("RE"), code_of("DE"), code_of("Germany"), code_of(None)
    ('GR', 'FR', 'DE', '', '')
    """
    code = (country or "").strip().upper()
    return TERRITORIES.get(code) or (prefix_of(code) if len(code) == 2 else "")


def taxpayer(country: str, text: str) -> str:
    """Return what of ``text`` tells the taxpayer, "" when it does not fit."""
    if country not in FORMATS:
        return ""
    zeros = range(_MOST_ZEROS + 1 if text.isdigit() else 1)
    for filled in ("0" * count + text for count in zeros):
        if found := _pattern(country).fullmatch(filled):
            return next(filter(None, found.groups()), filled)
    return ""


@lru_cache(maxsize=1)
def _longer() -> tuple[str, ...]:
    """Return the countries whose numbers hold more than what tells the taxpayer."""
    return tuple(
        code for code, pattern in FORMATS.items() if re.search(r"\((?!\?)", pattern)
    )


def anywhere(text: str) -> frozenset[str]:
    """Return what of ``text`` would tell the taxpayer, by country after country.

    >>> {"123456789", "1234567897"} <= anywhere("123456789701")
    True
    """
    found = (taxpayer(country, text) for country in _longer())
    return frozenset(number for number in found if 0 < len(number) < len(text))


def unmistakable(text: str) -> str:
    """Return the country that alone writes numbers like ``text``, or "".

    >>> unmistakable("123456785MVA"), unmistakable("123456785")
    ('NO', '')
    """
    fits = (c for c, pattern in UNMISTAKABLE.items() if re.fullmatch(pattern, text))
    return next(fits, "")
