r"""Text as people see it: what leaves no trace on paper is not typed text.

>>> tidy("  Acme\x00\tproject ")
'Acme project'
>>> tidy("ann@ac\u200bme.example")
'ann@acme.example'
>>> tidy("\u200b \u3164"), tidy("one\r\ntwo\n", multiline=True)
('', 'one\ntwo')

Joiners and variants stay where they change how letters or pictures look:

>>> tidy("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645")
'\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'
"""

import re
import unicodedata

# Characters that are drawn as nothing, though Unicode calls some of them letters.
_NEVER_SEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# They join letters or choose a variant: only beside such scripts and pictures.
_JOINERS = re.compile("[\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f]")
# The scripts before this one know no joiners.
_FIRST_JOINING = "\u0600"

_LINE_BREAKS = re.compile(r"\r\n?|[\u0085\u2028\u2029]")


def _is_wanted(character: str) -> bool:
    """Tell whether ``character`` is more than a control or no character at all."""
    if ord(character) & 0xFFFE == 0xFFFE:
        return False
    return character == "\n" or unicodedata.category(character) not in {"Cc", "Cs"}


def _without_idle_joiners(text: str) -> str:
    """Return ``text`` without the joiners that join nothing."""

    def keep(match: re.Match[str]) -> str:
        before = text[match.start() - 1 : match.start()]
        return match.group() if before >= _FIRST_JOINING else ""

    return _JOINERS.sub(keep, text)


def _plain_blanks(line: str) -> str:
    """Return ``line`` with its blanks of typesetting made plain."""
    return "".join(" " if unicodedata.category(c) == "Zs" else c for c in line)


def tidy(text: str | None, *, multiline: bool = False) -> str:
    """Trim ``text``, make its blanks plain and drop what nobody can see.

    Line breaks, and the blanks of typesetting, stay only where there may be several
    lines.
    """
    if text and text.isascii() and text.isprintable():
        return text.strip()
    lines = _LINE_BREAKS.sub("\n", text or "")
    blanks = re.sub(r"[\t\v\f]" if multiline else r"[\t\v\f\n]+", " ", lines)
    seen = "".join(c for c in _NEVER_SEEN.sub("", blanks) if _is_wanted(c))
    joined = _without_idle_joiners(seen if multiline else _plain_blanks(seen))
    return joined.strip()
