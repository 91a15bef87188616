r"""Whether two descriptions of a person mean the same one, at one customer.

The same mail address, or the same name: accents, titles, the order of first and last
name and middle names do not count. Initials need the telephone beside them.

>>> ann = Person("Dr. Ann Mary M\u00fcller", "Ann.Mue@acme.example", "+49 89 1234567")
>>> same_person(ann, Person("Mueller, Ann"))
True
>>> same_person(ann, Person("A. Muller")), same_person(ann, Person("Eva M\u00fcller"))
(False, False)
>>> same_person(ann, Person("A. Muller", phone="0049 89 1234567"))
True
>>> same_person(ann, Person("Anna M.", "ann.mue+crm@acme.example"))
True

Mail addresses of an office belong to several people:

>>> office = "info@acme.example"
>>> same_person(Person("Ann Lee", office), Person("Bob Ray", office))
False
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from . import phone_number
from .email_address import clean, domain, is_valid_email
from .visible_text import tidy

_TITLES = frozenset(
    """
    mr mrs ms miss mx sir dame madam dr drs prof professor phd md mba msc bsc ba ma esq
    jr sr ii iii iv dipl ing dipling mag bakk habil med jur rer nat pol herr frau hr fr
    frl doktor doctor m mme mlle monsieur madame mademoiselle maitre me sr sra srta don
    dona senor senora senorita dra lic sig sigra dott dottssa dottoressa avv arch geom
    rag dhr mevr mw mevrouw drs ir pan pani panna mgr inz mudr judr bay bayan sn
    g-n г-н г-жа господин госпожа гн гжа пан пани
    κ κος κα κυριος κυρια מר גב
    """.split()
)
_HONORIFICS = re.compile(
    "(?:\u69d8|\u3055\u3093|\u6c0f|\u5148\u751f|\u5973\u58eb|\ub2d8|\uc528)\\Z"
)
# Parts of a mail address that a desk has, not a person.
_DESKS = frozenset(
    """
    info office mail email contact contacto contato contatto kontakt hello hallo hola
    sales vertrieb verkauf ventas vendas vendite commercial comercial service support
    help admin administration team post postmaster webmaster purchasing purchase einkauf
    compras acquisti achats orders order bestellung billing invoice invoices accounts
    accounting buchhaltung rechnung finance marketing hr jobs karriere reception
    empfang secretary sekretariat inquiries inquiries all it zentrale company buero
    """.split()
)
_LONGEST_NAME = 255


class Person(NamedTuple):
    """How somebody is described; "" means not known."""

    name: str = ""
    email: str = ""
    phone: str = ""


@lru_cache(maxsize=2048)
def _mail(text: str) -> str:
    """Return a mail address as a key: small letters, without what follows a plus."""
    plain = clean(text[:_LONGEST_NAME])
    local, _at, _host = plain.rpartition("@")
    if not is_valid_email(plain):
        return ""
    return f"{local.partition('+')[0].casefold()}@{domain(plain)}"


def _is_desk(mail: str) -> bool:
    return re.sub(r"[-._0-9]", "", mail.partition("@")[0]) in _DESKS


def _folded(text: str) -> list[str]:
    """Return the words of a name without titles, accents and capitals."""
    apart = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    bare = "".join(c for c in apart if not "\u0300" <= c <= "\u036f")
    joined = re.sub(r"['\u2019\u02bc\u00b4`]", "", unicodedata.normalize("NFC", bare))
    words = re.findall(r"[^\W\d_]+", _HONORIFICS.sub("", joined))
    return [word for word in words if word not in _TITLES] or words


_LETTERS = str.maketrans(
    {
        "\u00f8": "o",
        "\u0142": "l",
        "\u0111": "d",
        "\u00f0": "d",
        "\u0131": "i",
        "\u00e6": "ae",
        "\u0153": "oe",
        "\u00fe": "th",
    }
)
_UMLAUTS = str.maketrans(
    {"\u00e4": "ae", "\u00f6": "oe", "\u00fc": "ue", "\u00f8": "oe", "\u00e5": "aa"}
)


@lru_cache(maxsize=2048)
def _names(text: str) -> tuple[tuple[str, ...], ...]:
    """Return a name in words, by each way to write its umlauts without dots."""
    plain = unicodedata.normalize("NFC", tidy(text[:_LONGEST_NAME])).casefold()
    ways = (plain, plain.translate(_UMLAUTS))
    return tuple(dict.fromkeys(tuple(_folded(way)) for way in ways))


def _is_initial(a: str, b: str) -> bool:
    return min(len(a), len(b)) == 1 and a[0] == b[0]


def _meet(a: tuple[str, ...], b: tuple[str, ...], *, initials: bool) -> bool:
    """Tell whether the words of the shorter name all stand in the longer one."""
    if "".join(a) == "".join(b):
        return bool(a)
    short, long = (Counter(words) for words in sorted((a, b), key=len))
    equal, rest, others = short & long, short - long, long - short
    full = sum(count for word, count in equal.items() if len(word) > 1)
    if full < (1 if initials and rest else 2):
        return False
    return all(any(_is_initial(word, other) for other in others) for word in rest)


def same_name(a: str, b: str, *, initials: bool = False) -> bool:
    """Tell whether two names of people are one name.

    :param initials: whether an initial may stand for the only first name

    >>> same_name("Lee, Ann", "ann lee"), same_name("Ann Lee", "Ann Marie Lee")
    (True, True)
    >>> same_name("Ann B. Lee", "Ann Barbara Lee"), same_name("Ann", "Ann Lee")
    (True, False)
    """
    pairs = ((x, y) for x in _names(a or "") for y in _names(b or ""))
    return any(_meet(x, y, initials=initials) for x, y in pairs)


def same_person(a: Person, b: Person) -> bool:
    """Tell whether two people at one customer are one person."""
    mails = _mail(a.email or ""), _mail(b.email or "")
    if mails[0] and mails[0] == mails[1] and not _is_desk(mails[0]):
        return True
    known = phone_number.is_same(a.phone, b.phone)
    return same_name(a.name, b.name, initials=known)
