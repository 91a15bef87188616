r"""Texts that people search for, and texts that differ in their blanks alone.

In a search of the database ``\``, ``%`` and ``_`` are signs; people mean themselves:

>>> pattern("A\\B 50%")
'A\\\\B%50\\%'

Imported names have blanks that nobody sees. A blank stands for any of them:

>>> pattern("  Alder \u00a0 Systems "), plain("Alder \u00a0 Systems ")
('Alder%Systems', 'Alder Systems')
>>> is_same("SAP  Expert ", "sap expert"), is_same("SAP_Expert", "SAP Expert")
(True, False)
"""

import re

_SIGNS = re.compile(r"([\\%_])")


def plain(text: str) -> str:
    """Return ``text`` with single plain blanks, and none at its ends."""
    return " ".join((text or "").split())


def pattern(text: str) -> str:
    """Return what finds the words of ``text``, in their order, by ``ilike``."""
    return "%".join(_SIGNS.sub(r"\\\1", word) for word in text.split())


def is_same(one: str, other: str) -> bool:
    """Tell whether two names differ at most in blanks and capitals."""
    return plain(one).casefold() == plain(other).casefold()
