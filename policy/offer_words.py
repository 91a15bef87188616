"""Whether words that partners read before they accept give the customer away.

>>> given_away(["A mill near Bremen"], ["Oak Mills", "olga@oak.example"])
[]
>>> given_away(["Move of OAK  mills to the cloud"], ["Oak Mills", "", None])
['Oak Mills']

Short words say nothing by themselves:

>>> given_away(["An IT project"], ["IT"])
[]
"""

from collections.abc import Iterable

SHORTEST = 3


def given_away(texts: Iterable[str | None], secrets: Iterable[str | None]) -> list[str]:
    """Return those of ``secrets`` that stand in one of ``texts``, in their order."""
    read = [_tidy(text) for text in texts if text]
    return [
        secret
        for secret in dict.fromkeys(secrets)
        if secret and len(_tidy(secret)) >= SHORTEST
        if any(_tidy(secret) in text for text in read)
    ]


def _tidy(text: str) -> str:
    return " ".join(text.split()).casefold()
