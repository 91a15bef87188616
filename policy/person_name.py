"""The name of a person in parts.

>>> split("Carl Gustav Customer"), split("  Cher ")
(('Carl Gustav', 'Customer'), ('', 'Cher'))

An address in Odoo needs no name:

>>> split(False), split(" ")
(('', ''), ('', ''))
"""


def split(name: str | None) -> tuple[str, str]:
    """Return first names and last name; a single word is a last name."""
    first, _blank, last = " ".join((name or "").split()).rpartition(" ")
    return first, last
