"""The table of legal forms, read once: legal_forms.txt, made by `make forms`.

A form is kept as it is compared, in one word:

>>> "gmbh" in forms().end, "sadecv" in forms().end, "ооо" in forms().front
(True, True, True)
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .letters import as_two_letters, folded, plain

_TABLE = Path(__file__).with_name("legal_forms.txt")


_SHORT = 3  # letters of a form whose "ü" nobody writes as "ue"
_NO_SIGNS = str.maketrans("", "", '(),"')


class Forms(NamedTuple):
    """Legal forms by how much they need to be taken for one; see legal_forms.txt."""

    end: frozenset[str]
    connected: frozenset[str]
    weak: frozenset[str]
    front: frozenset[str]
    careful: frozenset[str]
    quoted: frozenset[str]
    in_full: frozenset[str]
    beside_local: frozenset[str]
    local: frozenset[str]
    after_two: frozenset[str]
    goes_on: frozenset[str]
    places: frozenset[str]
    both_ends: frozenset[tuple[str, str]]
    middle: frozenset[str]
    addition: frozenset[str]
    before_addition: frozenset[str]
    articles: frozenset[str]
    generic: frozenset[str]
    kept_at_beginning: frozenset[str]
    kept_at_end: dict[str, str]
    glued_end: re.Pattern[str]
    glued_front: re.Pattern[str]
    glued_middle: re.Pattern[str]
    longest: int

    def is_in_front(self, form: str) -> bool:
        """Tell whether a form stands before names in quotation marks."""
        return form in self.quoted or form in self.front or form in self.careful


def key(text: str) -> str:
    """Return a form in one word, without the signs around it."""
    return plain(_joined(folded(text)))


def _joined(folded_text: str) -> str:
    return "".join(folded_text.split()).translate(_NO_SIGNS)


def _keys(lines: list[str]) -> frozenset[str]:
    """Return the forms of these lines, in each way their letters may be written."""
    found = {_joined(folded(line)) for line in lines}
    long = (form for form in found if len(form) > _SHORT)
    return frozenset({*map(plain, found), *map(as_two_letters, long)})


def _words(lines: list[str]) -> frozenset[str]:
    return frozenset(plain(folded(" ".join(lines))).split())


def _pattern(shape: str, lines: list[str]) -> re.Pattern[str]:
    """Return what finds one of these forms, longer ones first."""
    found = {form for form in map(key, lines) if len(form) > 1}
    return re.compile(shape % "|".join(sorted(found, key=len, reverse=True)))


def _sections() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections


@cache
def forms() -> Forms:
    """Return the table, read when it is needed first."""
    sections = _sections()
    weak = _keys(sections["weak"])
    connected = _keys(sections["connected"])
    end = _keys(sections["end"] + sections["glued end"]) - weak
    middle, addition = _keys(sections["middle"]), _keys(sections["addition"])
    articles = _words(sections["articles"])
    pairs = (line.split(" = ") for line in sections["both ends"])
    kept = (line.split(" = ") for line in sections["kept at the end"])
    return Forms(
        end=end,
        connected=connected,
        weak=weak,
        front=_keys(sections["front"] + sections["glued front"]),
        careful=_keys(sections["careful"]),
        both_ends=frozenset((key(form), key(end)) for form, end in pairs),
        quoted=_keys(sections["quoted"]),
        in_full=frozenset(map(folded, sections["in full"])),
        beside_local=_keys(sections["beside local words"]),
        local=_words(sections["local words"]),
        after_two=_keys(sections["after two words"]),
        goes_on=articles | _words(sections["goes on"]),
        places=_keys(sections["places"]),
        middle=middle,
        addition=addition,
        before_addition=middle | addition | {"di", "au", "inh", "inhaber", "inhaberin"},
        articles=articles,
        generic=articles | _words(sections["generic"]),
        kept_at_beginning=_keys(sections["kept at the beginning"]),
        kept_at_end={key(form): word for form, word in kept},
        glued_end=_pattern(r"(?<=.)(?:%s)$", sections["glued end"]),
        glued_front=_pattern(r"^(?:%s)(?=.)", sections["glued front"]),
        glued_middle=_pattern(
            r"(?<=.)(?:%s)(?=.+(?:支店|分公司|支社|工場|营业部|營業部)$)",
            sections["glued end"],
        ),
        longest=max(map(len, end | connected | weak)),
    )
