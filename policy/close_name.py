"""Whether two names of companies are close to each other, word by word.

>>> is_close("rosenbauer international", "rosenbauer internatonal")
True
>>> is_close("rosenbauer", "steel works"), is_close("", "")
(False, False)
"""

from rapidfuzz.fuzz import ratio

_CLOSE = 90


def is_close(a_words: str, b_words: str) -> bool:
    """Tell whether two names, as ``name_words`` gives them, are nearly the same."""
    return bool(a_words and b_words) and ratio(a_words, b_words) >= _CLOSE
