"""The legal form in a company's name, at its end, in front or before an addition.

Names come as the words that `letters.folded` leaves:

>>> [" ".join(without_form(folded(name).split())) for name in (
...     "Zorblax GmbH & Co. KG", "OOO Zorblax", "Svea Bank AB (publ)", "Zorblax株式会社"
... )]
['zorblax', 'zorblax', 'svea bank', 'zorblax']

What follows a legal form says where or what part of the company is meant:

>>> [" ".join(without_form(folded(name).split())) for name in (
...     "Zorblax Inc. (Canada)", "Zorblax AG, Werk Süd", "Zorblax Sp. z o.o. Oddział 2"
... )]
['zorblax', 'zorblax', 'zorblax']

A word that looks like a form but is a part of the name stays:

>>> [" ".join(without_form(folded(name).split())) for name in (
...     "AS Roma", "AB InBev", "LP Gas Co", "Grand Hotel & Spa", "The Limited"
... )]
['as roma', 'ab inbev', 'lp gas company', 'grand hotel & spa', 'the limited']
"""

import re

from .legal_form_table import Forms, forms
from .letters import folded, plain

__all__ = ["CONNECTORS", "folded", "without_form"]

CONNECTORS = frozenset("& and und u et y och og e en ja и i ve ir та και".split())
_SIGNS = frozenset('(),"')
_ARTICLE = "the"
_YEAR = re.compile(r"(?:19|20)\d\d")
_OWNED_BY = frozenset("inh inhaber inhaberin".split())

# Letters of scripts whose words stand without blanks between them.
_GLUED = ("\u0e00", "\u0eff"), ("\u3005", "\u9fff"), ("\uac00", "\ud7a3")
_SIGNS_OF_WORDS = "\u2e80"  # Chinese and Japanese writing begins here
_NO_BLANKS = ("\u0e00", "\u0eff"), ("\u3005", "\u9fff")


def without_form(tokens: list[str]) -> list[str]:
    """Return the words of a name that are no legal form; at least one stays."""
    table = forms()
    words = _without_both_ends(_without_owner(_words(tokens, table)), table)
    shorter: list[str] | None = words
    while shorter:
        words = shorter
        shorter = _without_end(words, table) or _without_front(words, table)
    last = table.kept_at_end.get(words[-1]) if len(words) > 1 else None
    return [*words[:-1], last] if last else words


def _without_both_ends(words: list[str], table: Forms) -> list[str]:
    """Drop a form in front that is one only together with the form at the end."""
    if len(words) > 2 and (plain(words[0]), plain(words[-1])) in table.both_ends:
        is_kept = plain(words[0] + words[1]) in table.kept_at_beginning
        return words if is_kept else words[1:-1]
    return words


def _without_owner(words: list[str]) -> list[str]:
    """Drop the owner between a name and its form ("Bar Po di Rossi Mario & C. Snc")."""
    tail = words[-3:]
    if len(words) < 7 or tail[0] not in ("&", "e") or tail[1] not in ("c", "co"):
        return words
    places = [place for place in range(2, len(words) - 4) if words[place] == "di"]
    owned = tail[2] in ("sas", "snc") and places and places[-1] > len(words) - 8
    return [*words[: places[-1]], tail[2]] if owned else words


def _words(tokens: list[str], table: Forms) -> list[str]:
    """Return the words before an addition, without brackets, commas and quotes."""
    if not _SIGNS.isdisjoint(tokens):
        tokens = _without_quoted_front(_without_place(tokens, table), table)
        tokens = _before_sign(tokens, table)
    if len(tokens) > 2 and not table.before_addition.isdisjoint(map(plain, tokens)):
        tokens = _before_addition(tokens, table)
    foreign = (token for token in tokens if not token.isascii())
    if any(_is_within(token, _GLUED) for token in foreign):
        tokens = _without_glued(tokens, table)
    return tokens


def _without_place(tokens: list[str], table: Forms) -> list[str]:
    """Drop a place in brackets at the end or before a form: "(M) Sdn Bhd".

    Before a form, the year when it was founded as well.
    """
    if "(" not in tokens[1:] or ")" not in tokens[2:]:
        return tokens
    start, end = tokens.index("(", 1), tokens.index(")", 2)
    form = plain("".join(token for token in tokens[end:] if token not in _SIGNS))
    is_at_end = not form or form in table.end or form in table.weak
    inside = plain("".join(tokens[start + 1 : end]))
    is_place = inside in table.places or (form and _YEAR.fullmatch(inside))
    return tokens[:start] + tokens[end + 1 :] if is_place and is_at_end else tokens


def _without_quoted_front(tokens: list[str], table: Forms) -> list[str]:
    """Drop a short form in front of a name that stands in quotation marks.

    An addition after them goes as well.
    """
    quoted = len(tokens) > 2 and tokens[1] == '"' and '"' in tokens[3:]
    if quoted and table.is_in_front(plain(tokens[0])):
        end = tokens.index('"', 3)
        is_added = tokens[end + 1 : end + 2] in ([","], ["("])
        tokens = tokens[1:end] if is_added else tokens[1:]
    return [token for token in tokens if token != '"']


def _before_sign(tokens: list[str], table: Forms) -> list[str]:
    """Return what stands before the bracket or comma that follows a legal form."""
    words: list[str] = []
    for place, token in enumerate(tokens):
        if token in _SIGNS:
            is_last = token == "(" and ")" not in tokens[place:-1]
            if len(words) > 1 and _without_end(words, table, weak=is_last):
                return words
        else:
            words.append(token)
    return words or tokens


def _before_addition(words: list[str], table: Forms) -> list[str]:
    """Return the words up to a legal form that an addition follows, if there is one.

    After some forms everything is one, after others the name of a part or a country.
    """
    if _without_end(words, table) or _without_front(words, table):
        return words
    for place in range(1, len(words) - 1):
        if words[place] in _OWNED_BY:
            return words[:place]
        if _is_before_addition(plain(words[place]), plain(words[place + 1]), table):
            head = words[: place + 1]
            rest = _without_end(head, table, weak=False)
            if rest and _tells(rest, table):
                return head
    return words


def _is_before_addition(word: str, following: str, table: Forms) -> bool:
    """Tell whether a form that ends with ``word`` would end the name here."""
    if following in table.addition or word + following in table.addition:
        return True
    return word in table.middle and (len(word) > 2 or following not in table.generic)


def _without_end(words: list[str], table: Forms, weak: bool = True) -> list[str] | None:
    """Drop the longest legal form at the end, or return None."""
    joined, found = "", None
    for place in range(len(words) - 1, 0, -1):
        joined = plain(words[place]) + joined
        if len(joined) > table.longest:
            break
        if _is_end(joined, words[place], words[:place], table, weak):
            found = words[:place]
    while found and len(found) > 1 and found[-1] in CONNECTORS:
        found = found[:-1]
    return found


def _is_end(form: str, first: str, rest: list[str], table: Forms, weak: bool) -> bool:
    """Tell whether ``form``, of this first word, is a legal form after ``rest``."""
    if rest[-1] in CONNECTORS:
        return form in table.connected and len("".join(rest[:-1])) > 2
    if len(first) == len(rest[-1]) == 1 and rest[-1] < _SIGNS_OF_WORDS:
        return False  # in a row of initials: "I. B. M."
    if form in table.end:
        return rest != [_ARTICLE] and not _is_short(form, rest, table)
    return weak and _is_weak_end(form, rest, table)


def _is_weak_end(form: str, rest: list[str], table: Forms) -> bool:
    """Tell whether ``form``, which may be a word, is a legal form after ``rest``."""
    if form in table.after_two and (len(rest) < 2 or rest[-1] in table.goes_on):
        return False
    is_weak = form in table.weak or form in table.after_two
    return is_weak and rest[-1] not in table.articles and _is_name(rest, table)


def _without_front(words: list[str], table: Forms) -> list[str] | None:
    """Drop the longest legal form in front, or the article; else return None."""
    joined, found = "", words[1:] if words[0] in table.in_full else None
    for place in range(1, len(words)):
        joined += plain(words[place - 1])
        if len(joined) > table.longest or _are_initials(words, place):
            break
        if _is_front(joined, words[place:], table):
            found = words[place:]
    return found


def _are_initials(words: list[str], place: int) -> bool:
    """Tell whether the words around ``place`` are initials in a row ("A B Zorblax")."""
    return len(words[place - 1]) == len(words[place]) == 1 and (
        words[place] < _SIGNS_OF_WORDS
    )


def _is_front(form: str, rest: list[str], table: Forms) -> bool:
    """Tell whether ``form`` is a legal form or the article before ``rest``."""
    if form == _ARTICLE:
        return _tells(rest, table)
    following = plain(rest[0])
    ordinary = {following, following.removesuffix("s")} & table.generic
    if rest[0] in CONNECTORS or form + following in table.kept_at_beginning:
        return False
    if form in table.beside_local:
        return not table.local.isdisjoint(map(plain, rest))
    return form in table.front or (
        form in table.careful and (not ordinary or following in table.articles)
    )


def _tells(words: list[str], table: Forms) -> bool:
    """Tell whether one of these words is neither ordinary nor a legal form."""
    return any(
        word not in table.generic
        and word not in CONNECTORS
        and not _is_form(word, table)
        for word in map(plain, words)
    )


def _is_name(words: list[str], table: Forms) -> bool:
    """Tell whether a name remains: one word that tells something, or two at all."""
    bare = [word for word in words if word != _ARTICLE and word not in CONNECTORS]
    other = [word for word in map(plain, bare) if not _is_form(word, table)]
    return len(other) > 1 or _tells(words, table)


def _is_form(word: str, table: Forms) -> bool:
    return word in table.end or word in table.weak


def _is_short(form: str, rest: list[str], table: Forms) -> bool:
    """Tell names of two short words that could both be forms ("NA-KD")."""
    return len(rest) == 1 and len(rest[0] + form) < 5 and _is_form(rest[0], table)


def _is_within(word: str, ranges: tuple[tuple[str, str], ...]) -> bool:
    return any(
        low <= word[-1] <= high or low <= word[0] <= high for low, high in ranges
    )


def _without_glued(words: list[str], table: Forms) -> list[str]:
    """Drop forms that stand in one word with the name, where scripts have no blanks."""
    for place, word in enumerate(words[:-1]):
        if table.glued_end.search(word) and word not in table.front:
            words = words[: place + 1]
            break
    shorter = _without_end(words, table) or _without_front(words, table)
    if shorter:
        return shorter
    joined = _joined(words)
    joined[-1] = _cut(table.glued_end, _cut(table.glued_middle, joined[-1], True))
    joined[0] = table.glued_front.sub("", joined[0])
    return joined


def _cut(pattern, word: str, rest: bool = False) -> str:
    """Return ``word`` before what the pattern finds, or without it."""
    found = pattern.search(word)
    if not found:
        return word
    return word[: found.end()] if rest else word[: found.start()]


def _joined(words: list[str]) -> list[str]:
    """Write words of scripts without blanks as one."""
    joined: list[str] = []
    for word in words:
        glued = _is_within(word, _NO_BLANKS)
        if joined and glued and _is_within(joined[-1], _NO_BLANKS):
            joined[-1] += word
        else:
            joined.append(word)
    return joined
