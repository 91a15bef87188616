"""Whether two names that are not equal are close: a typing error, another order.

It is a hint for people who look at both; words come from `company_name.name_words`.

>>> is_close("nordwind logistics", "nordwnid logistics")
True
>>> is_close("robert bosch", "bosch robert"), is_close("nordwind", "nordwind group")
(True, True)

Short names, numbers and another word for the business tell companies apart:

>>> is_close("industries 12", "industries 13"), is_close("klm", "kpm")
(False, False)
>>> is_close("delta air", "delta pharma"), is_close("nordwind", "nordwind energie")
(False, False)
"""

import re

from rapidfuzz.distance import DamerauLevenshtein

# A name of fewer letters is close to too many others.
_SHORTEST = 5

# So many letters must there be for each that differs: in a name of one word or with
# other blanks, in a word among others, and in scripts where a letter is a word.
_IN_NAME, _IN_WORD, _IN_SIGNS = 7, 5, 10
_MOST = 2

# A word that companies of one family, or one company at times, add to their name.
_ADDED = frozenset(
    """
    group gruppe groupe grupo gruppo grupp holding holdings international global
    worldwide europe europa deutschland germany usa america uk india france italia
    espana polska schweiz austria osterreich nederland belgium canada japan china asia
    enterprises industries solutions services systems technologies company corporation
    cooperative the and nigeria kenya malaysia singapore thailand indonesia vietnam
    pakistan bangladesh lanka mexico brasil argentina colombia chile peru turkiye
    romania iberia nordic baltic africa arabia gulf benelux stichting stiftung
    association fondation fundacion fondazione verein vereniging
    """.split()
)
# What is a legal form in front of some names, and a part of others ("NV Energy").
_IN_FRONT = frozenset("nv ik tu fie phu za".split())

_SIGNS = "\u2e80"  # from here on: Chinese, Japanese and Korean writing
_NUMBER = re.compile(r"\d+")


def is_close(one: str, other: str) -> bool:
    """Tell whether two names, as their words, are close without being equal."""
    a, b = one.replace(" ", ""), other.replace(" ", "")
    if a == b or min(len(a), len(b)) < _SHORTEST:
        return False
    if _NUMBER.findall(one) != _NUMBER.findall(other):
        return False
    words, others = one.split(), other.split()
    if len(words) == len(others) > 1:
        return sorted(words) == sorted(others) or _is_one_mistyped(words, others)
    return (
        _is_added(words, others)
        or _is_added(others, words)
        or _is_mistyped(a, b, _IN_NAME)
    )


def _is_added(words: list[str], more: list[str]) -> bool:
    """Tell whether ``more`` has one word beside ``words``, and a usual one."""
    if len(more) != len(words) + 1:
        return False
    left = list(more)
    for word in words:
        if word not in left:
            return False
        left.remove(word)
    if left[0] == more[0] in _IN_FRONT and len(words) > 1:
        return True
    return left[0] in _ADDED and not _ADDED.issuperset(words)


def _is_mistyped(one: str, other: str, letters: int) -> bool:
    """Tell whether so few letters differ that one may be the other."""
    if one[0] >= _SIGNS:
        letters = _IN_SIGNS
    most = min(_MOST, min(len(one), len(other)) // letters)
    distance = DamerauLevenshtein.distance(one, other, score_cutoff=most)
    return distance <= most


def _is_one_mistyped(words: list[str], others: list[str]) -> bool:
    """Tell whether the names differ in one word, and that may be mistyped."""
    different = [word for word in words if word not in others]
    meant = [word for word in others if word not in words]
    return len(different) == len(meant) == 1 and _is_mistyped(
        different[0], meant[0], _IN_WORD
    )
