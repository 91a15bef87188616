r"""Email addresses as people paste them: from a mail, a sheet or a list.

>>> [(each.name, each.email) for each in read("Ann Lee <ann@a.example>; bob@b.example")]
[('Ann Lee', 'ann@a.example'), ('', 'bob@b.example')]
>>> [each.email for each in read('"Lee, Ann" <ANN@a.example>,\n\nbob@b.example')]
['ann@a.example', 'bob@b.example']
>>> [each.email for each in read("ann@a.example bob@b.example\tcy@c.example")]
['ann@a.example', 'bob@b.example', 'cy@c.example']

Each is judged by itself; who stands there twice is one person:

>>> [(each.text, each.code) for each in read("ann@a.example, ann@, Bob")]
[('ann@a.example', ''), ('ann@', 'email_invalid'), ('Bob', 'email_invalid')]
>>> len(read("ann@a.example\nAnn <Ann@A.example>\n\uff41nn@\uff21.example"))
1
"""

import re
from typing import NamedTuple

from .email_address import canonical, is_valid_email
from .visible_text import tidy

LONGEST_NAME = 100
LONGEST_EMAIL = 254

# Text in quotes or angle brackets is one piece, whatever stands in it.
_PIECE = re.compile(r'(?:"[^"\n]*"|<[^<>\n]*>|[^,;\n"<]|["<])+')
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<email>[^<>]*)>")


class Address(NamedTuple):
    """What somebody typed, and what it says; ``code`` tells what is wrong with it."""

    text: str
    name: str = ""
    email: str = ""
    code: str = ""


def read(text: str) -> tuple[Address, ...]:
    """Return the addresses of a text, each once, in their order."""
    found: dict[str, Address] = {}
    for piece in _pieces(tidy(text, multiline=True)):
        address = _address(piece)
        found.setdefault(address.email or address.text, address)
    return tuple(found.values())


def _pieces(text: str) -> list[str]:
    """Return the parts of a text between its separators, empty ones left out."""
    pieces = (each.strip() for each in _PIECE.findall(text))
    return [part for piece in pieces if piece for part in _by_blanks(piece)]


def _by_blanks(piece: str) -> list[str]:
    """Return what stands between blanks, where all of it are bare addresses."""
    words = piece.split()
    is_row = len(words) > 1 and all("@" in word and "<" not in word for word in words)
    return words if is_row else [piece]


def _address(piece: str) -> Address:
    """Return what one piece says."""
    named = _NAMED.fullmatch(piece)
    typed = named["email"] if named else piece
    email = canonical(typed)
    name = " ".join(named["name"].strip(" \"'").split()) if named else ""
    if not is_valid_email(email) or len(email) > LONGEST_EMAIL:
        return Address(piece, code="email_invalid")
    return Address(piece, name[:LONGEST_NAME], email)
