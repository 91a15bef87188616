"""Letters of names in one spelling: case, accents, widths and marks say nothing.

>>> folded("ＡＣＭＥ Łódź™ Straße"), folded("İSTANBUL"), folded("ΑΛΦΑ Ά")
('acme lodz strasse', 'istanbul', 'αλφα α')

Signs between words become blanks; the few that tell where a legal form ends stay:

>>> folded("Svea Bank AB (publ), «R&D»")
'svea bank ab ( publ ) , " r & d "'

Letters that are written with a second letter as well keep their dots at first, as
legal forms are looked up without them (`plain`), and names in one spelling
(`respelled`), wherever blanks stand:

>>> respelled(["müller"]), respelled(["mueller"]), respelled(["mul", "ler"])
(['muller'], ['muller'], ['mul', 'ler'])
>>> respelled(["ångström"]) == respelled(["aangstroem"]) == respelled(["angstrom"])
True

In very short names one letter counts: "Bär" is "Baer", but not "Bar".

>>> respelled(["bär"]), respelled(["baer"]), respelled(["bar"])
(['baer'], ['baer'], ['bar'])
"""

import re
import unicodedata

from .two_letters import MAY_BE_TWO, kept_letters

# Signs that people set or leave out within a word.
_WITHIN = "'`\u00b4\u2018\u2019\u02bc\u02b9\u02bb\u05f3\u05f4\u00b7\u30fb"
_WITHIN += "\u0640"

# Letters of no width or no shape that Unicode counts as letters or marks.
_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\U000e0000-\U000e01ef]"
)

# Signs that are read later on, in one spelling each.
_READ = {"&": "&", "+": "&", "(": "(", ")": ")", ",": ",", ";": ","}
_READ |= dict.fromkeys("[{\u3010\u3014", "(") | dict.fromkeys("]}\u3011\u3015", ")")
_READ |= dict.fromkeys(
    '"\u00ab\u00bb\u201c\u201d\u201e\u201f\u2039\u203a\u300c\u300d', '"'
)
_READ |= dict.fromkeys("\u3001\uff64\u060c\u061b", ",")

# Letters that Unicode does not take apart, and some that are one letter for readers.
_LETTERS = {"ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "þ": "th"}
_LETTERS |= {"æ": "ae", "œ": "oe", "ə": "e", "ŋ": "n", "ĸ": "k", "ς": "σ"}
_LETTERS |= {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا", "ھ": "ه", "ہ": "ه"}
_LETTERS |= {"ў": "у", "і": "и", "ї": "и", "є": "е", "ґ": "г"}

# Letters that are written as two as well, and what they are without their dots.
_DOTTED = {"ä": "a", "ö": "o", "ü": "u", "å": "a", "ø": "o"}
_TWO_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_WITHOUT_DOTS = str.maketrans(_DOTTED)
_AS_TWO = str.maketrans(_TWO_LETTERS)

_SHORT = 3

# "S.A.", "s.r.o", "A/S": single letters with a dot or a slash between them.
_INITIALS = re.compile(r"(?<!\w)\w(?:[./]\w)+(?!\w)")

# Words with a slash: "M/s" before names in India, "P/L" behind them in Australia.
_MESSRS = re.compile(r"\A\W*m/s\b", re.IGNORECASE)
# Forms that other letters would be without their marks.
_IN_FULL = {"iį": "individuali įmonė", "tūb": "tikroji ūkinė bendrija"}
_MARKED_FORM = re.compile(rf"\b(?:{'|'.join(_IN_FULL)})\b")

_AS_FRONT = re.compile(r"\A\W*a/s(?=\s+\w)", re.IGNORECASE)
_PTY_LTD = re.compile(r"\bp/l(?=\W*\Z)", re.IGNORECASE)

_HEBREW_QUOTE = re.compile('(?<=[\u05d0-\u05ea])["\u201d\u201c](?=[\u05d0-\u05ea])')


def _fold(character: str) -> str:
    """Return one character of lower case as names are compared by it."""
    if character in _DOTTED:
        return character
    if character in _WITHIN or character in _UNSEEN or _is_invisible(character):
        return ""
    if character in _READ:
        return f" {_READ[character]} "
    apart = unicodedata.normalize("NFKD", character)
    bare = unicodedata.normalize("NFC", "".join(c for c in apart if not _is_accent(c)))
    bare = "".join(_LETTERS.get(c, c) for c in bare)
    return "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in bare)


def _is_accent(character: str) -> bool:
    """Tell general accents, and vowel signs that Arabic and Hebrew may leave out.

    The marks of other scripts are letters of theirs.
    """
    return (
        "\u0300" <= character <= "\u036f"
        or "\u064b" <= character <= "\u065f"
        or "\u0591" <= character <= "\u05c7"
    )


def _is_invisible(character: str) -> bool:
    return (
        unicodedata.category(character) == "Cf"
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
        or "\u180b" <= character <= "\u180f"
    )


class _Folding(dict[int, str]):
    """What becomes of a character, worked out when it is met first."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold(chr(code))
        return self[code]


_FOLDING = _Folding()
_DROPPED_FIRST = str.maketrans("", "", "\u2122\u2120\u00ae\u00a9")


def folded(text: str) -> str:
    """Return ``text`` in one spelling, words and the signs that are read by blanks."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_DROPPED_FIRST))
        text = unicodedata.normalize("NFKC", text.casefold())
        text = _INVISIBLE.sub("", text)
        text = _MARKED_FORM.sub(lambda found: _IN_FULL[found[0]], text)
        text = _HEBREW_QUOTE.sub("", text)
    if "/" in text:
        text = _PTY_LTD.sub("Pty Ltd", _MESSRS.sub("Messrs ", text))
        text = _AS_FRONT.sub("Aktieselskabet", text)
    if "." in text or "/" in text:
        text = _INITIALS.sub(_without_dots, text)
    return " ".join(text.lower().translate(_FOLDING).split())


def _without_dots(found: re.Match[str]) -> str:
    return found[0].replace(".", "").replace("/", "")


def signs(text: str) -> str:
    """Return what people see of a text, for names that consist of signs alone."""
    seen = unicodedata.normalize("NFKC", text)
    return "".join(
        character
        for character in "".join(seen.split())
        if character.isprintable()
        and character not in _UNSEEN
        and not _is_invisible(character)
    )


def plain(word: str) -> str:
    """Return a folded word without the dots that `folded` left."""
    return word if word.isascii() else word.translate(_WITHOUT_DOTS)


def as_two_letters(word: str) -> str:
    """Return a folded word with its dotted letters written as two."""
    return word.translate(_AS_TWO)


def respelled(words: list[str]) -> list[str]:
    """Write letters that may be written as two in one way; blanks say nothing."""
    compact = "".join(words)
    bare = plain(compact)
    if bare is compact and not MAY_BE_TWO.search(compact):
        return words
    kept = kept_letters(bare)
    if len(kept) <= _SHORT:
        return [as_two_letters(word) for word in words]
    result, start = [], 0
    for word in words:
        end = start + len(word)
        result.append("".join(bare[at] for at in range(start, end) if at in kept))
        start = end
    return [word for word in result if word]
