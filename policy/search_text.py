r"""Texts that people search for, and texts that differ in their blanks alone.

In a search of the database ``\``, ``%`` and ``_`` are signs; people mean themselves:

>>> pattern("A\\B 50%")
'A\\\\B%50\\%'

Imported names have blanks that nobody sees. A blank stands for any of them:

>>> pattern("  Alder \u00a0 Systems "), plain("Alder \u00a0 Systems ")
('Alder%Systems', 'Alder Systems')
>>> is_same("SAP  Expert ", "sap expert"), is_same("SAP_Expert", "SAP Expert")
(True, False)

Where neither capitals nor accents matter, text and search are folded:

>>> folded("Müller Straße"), folded("ΆΛΦΑ"), folded("Çelik Ångström")
('muller strasse', 'αλφα', 'celik angstrom')
>>> folded("\uff21\uff05 A\\%")
'a\uff05 a\\%'

An index of trigrams reads, for each three letters in a row, all texts that have them.
Of what nearly all texts hold it is not asked:

>>> rare_parts("works 10012", ["alder works 10087", "birch works 10034"])
['0012']
>>> rare_parts("works", ["alder works", "birch works"]), rare_parts("oak", ["birch"])
([], ['oak'])
"""

import re
import unicodedata

_SIGNS = re.compile(r"([\\%_])")
# What trigrams are made of.
_RUN = re.compile(r"[^\W_]{3,}")
# What so many of some texts hold, in parts of all of them, is not rare.
COMMON = 0.25


def plain(text: str) -> str:
    """Return ``text`` with single plain blanks, and none at its ends."""
    return " ".join((text or "").split())


def pattern(text: str) -> str:
    """Return what finds the words of ``text``, in their order, by ``ilike``."""
    return "%".join(_SIGNS.sub(r"\\\1", word) for word in text.split())


def is_same(one: str, other: str) -> bool:
    """Tell whether two names differ at most in blanks and capitals."""
    return plain(one).casefold() == plain(other).casefold()


class _Letters(dict):
    """Code of a sign → what stands for it in a folded text; learnt on the way."""

    def __missing__(self, code):
        sign = chr(code)
        parts = unicodedata.normalize("NFKD", sign)
        plain_parts = "".join(part for part in parts if not unicodedata.combining(part))
        # A wide per cent sign must not become one that a search looks at.
        self[code] = sign if _SIGNS.search(plain_parts) else plain_parts
        return self[code]


_LETTERS = _Letters()


def folded(text: str) -> str:
    """Return ``text`` without capitals, accents and other marks of its letters."""
    return text.translate(_LETTERS).casefold()


def rare_parts(sought: str, texts: list[str]) -> list[str]:
    """Return the parts of ``sought`` all trigrams of which are rare.

    :param sought: folded, as are the texts
    :param texts: some of those that are searched
    """
    most = COMMON * len(texts)
    parts = []
    for run in _RUN.findall(sought):
        is_part = False
        for place in range(len(run) - 2):
            trigram = run[place : place + 3]
            if sum(trigram in text for text in texts) > most:
                is_part = False
            elif is_part:
                parts[-1] += trigram[-1]
            else:
                parts.append(trigram)
                is_part = True
    return parts


def is_common(words: list[str], texts: list[str]) -> bool:
    """Tell whether many of some folded texts hold all of some folded words."""
    found = sum(all(word in text for word in words) for text in texts)
    return found > COMMON * len(texts)
