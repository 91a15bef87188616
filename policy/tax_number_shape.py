r"""Shapes of tax numbers by country, so that nobody has to write a pattern.

>>> from .tax_number import verdict_tax_number
>>> bool(verdict_tax_number("DE 136 695 976", SHAPES["DE"].pattern))
True
>>> shape_of(SHAPES["FR"].pattern), shape_of(r"\d{5}")
('FR', 'other')

Each example is a number that its own shape takes:

>>> [key for key, shape in SHAPES.items()
...  if not verdict_tax_number(shape.example, shape.pattern)]
[]
"""

from typing import NamedTuple

from .tax_number import DEFAULT_PATTERN

OTHER = "other"


class Shape(NamedTuple):
    """A pattern, and a number that fits it; the numbers may be written with blanks."""

    pattern: str
    example: str


# Shapes of no country, then of countries by their ISO code.
GENERAL = {
    "digits": Shape(DEFAULT_PATTERN, "123456789"),
    "any": Shape(r"[A-Za-z0-9./]{4,20}", "AB123456"),
}
COUNTRIES = {
    "AT": Shape(r"(ATU)?\d{8}", "ATU13585627"),
    "AU": Shape(r"\d{11}", "83 914 571 673"),
    "BE": Shape(r"(BE)?[01]\d{9}", "BE0428759497"),
    "BR": Shape(r"\d{2}\.?\d{3}\.?\d{3}/?\d{6}", "16.727.230/0001-97"),
    "CA": Shape(r"\d{9}(RT\d{4})?", "12302 6635 RT0001"),
    "CH": Shape(r"(CHE)?\d{3}\.?\d{3}\.?\d{3}(MWST|TVA|IVA)?", "CHE-107.787.577 MWST"),
    "CN": Shape(r"[0-9A-Z]{18}", "91110000600037341L"),
    "CZ": Shape(r"(CZ)?\d{8,10}", "CZ25123891"),
    "DE": Shape(r"(DE)?\d{9}", "DE136695976"),
    "DK": Shape(r"(DK)?\d{8}", "DK13585628"),
    "ES": Shape(r"(ES)?[A-Z0-9]\d{7}[A-Z0-9]", "ESB58378431"),
    "FR": Shape(r"(FR)?[A-Z0-9]{2}\d{9}", "FR40303265045"),
    "GB": Shape(r"(GB)?\d{9}(\d{3})?", "GB980780684"),
    "IN": Shape(r"\d{2}[A-Z]{5}\d{4}[A-Z][A-Z0-9]Z[A-Z0-9]", "27AAPFU0939F1ZV"),
    "IT": Shape(r"(IT)?\d{11}", "IT00743110157"),
    "JP": Shape(r"T?\d{13}", "T5835678256246"),
    "MX": Shape(r"[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}", "GODE561231GR8"),
    "NL": Shape(r"(NL)?\d{9}B\d{2}", "NL004495445B01"),
    "NO": Shape(r"(NO)?\d{9}(MVA)?", "NO 995 525 828 MVA"),
    "PL": Shape(r"(PL)?\d{10}", "PL8567346215"),
    "PT": Shape(r"(PT)?\d{9}", "PT501964843"),
    "RU": Shape(r"\d{10}|\d{12}", "7707083893"),
    "SE": Shape(r"(SE)?\d{12}", "SE123456789701"),
    "US": Shape(r"\d{9}", "91-1144442"),
}
SHAPES: dict[str, Shape] = {**GENERAL, **COUNTRIES}
_KEYS = {shape.pattern: key for key, shape in SHAPES.items()}


def shape_of(pattern: str) -> str:
    """Return the key of the shape that a pattern is, ``other`` for one of its own."""
    return _KEYS.get(pattern or DEFAULT_PATTERN, OTHER)
