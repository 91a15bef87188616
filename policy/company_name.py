r"""The name of a company, reduced to what tells it from others.

Case, accents, punctuation, connecting words and the legal form are dropped, and letters
that are written as two in some places are written in one way:

>>> name_words("ACME Müller GmbH & Co. KG"), name_words("The Coca-Cola Company")
('acme muller', 'coca cola')
>>> name_words("Łódź Søn S.A.") == name_words("lodz  soen")
True
>>> name_words("Johnson & Johnson, Inc.") == name_words("johnson and johnson")
True
>>> name_words("ООО «Ромашка»"), name_words("I.B.M. Corp."), name_words("（株）トヨタ")
('ромашка', 'ibm', 'トヨタ')

As a key, the words stand without blanks; blanks and hyphens say nothing:

>>> normalize_name("CocaCola Bottling Ltd") == normalize_name("Coca-Cola Bottling")
True

A name that consists of such words alone keeps one of them:

>>> name_words("Company Limited"), name_words("GmbH"), name_words("!!!")
('company', 'gmbh', '!!!')

What people type where they know no name is none, and neither is what nobody sees:

>>> name_words(""), name_words(None), name_words("\u200b"), name_words("N/A")
('', '', '', '')
"""

from .legal_form import CONNECTORS, without_form
from .letters import folded, respelled, signs
from .no_name import is_no_name

# Longer names are typed by nobody; each costs time.
_LONGEST = 500

# Abbreviations that are as usual as the words.
_IN_FULL = {
    "gebr": "gebruder",
    "bros": "brothers",
    "hnos": "hermanos",
    "intl": "international",
}


def name_words(text: str | None) -> str:
    """Return the words that identify a company's name, by one blank; "" for none."""
    words, shorter = "", _reduced(text or "")
    while words != shorter:
        words, shorter = shorter, _reduced(shorter)
    return words


def normalize_name(text: str | None) -> str:
    """Return the key of a company's name: its words without blanks; "" for none."""
    return name_words(text).replace(" ", "")


def _reduced(text: str) -> str:
    """Drop once what does not identify a company; more may come to light by it."""
    tokens = folded(text[:_LONGEST])[:_LONGEST].split()
    if is_no_name("".join(tokens)):
        return ""
    if not any(token[0].isalnum() or len(token) > 1 for token in tokens):
        alone = signs(text)
        return "" if is_no_name(alone) else alone
    words = [_IN_FULL.get(word, word) for word in without_form(tokens)]
    spelled = respelled(_joined_initials(_connected(words)))
    if spelled != words and without_form(spelled) != spelled:
        return "".join(spelled)  # "A B Stone" is no "AB Stone": its "AB" is no form
    return " ".join(spelled)


def _connected(words: list[str]) -> list[str]:
    """Drop what connects two words ("&", "und", "et" …), or write it in one way.

    It stays where without it the name would seem to end with a legal form ("C&A").
    """
    if CONNECTORS.isdisjoint(words):
        return words
    last = len(words) - 1
    one_way = [
        "and" if _is_connector(words, place) else word
        for place, word in enumerate(words)
        if word != "&" or 0 < place < last
    ]
    kept = [word for word in one_way if word != "and"]
    is_plain = len(kept) > 1 and without_form(kept) == kept
    return kept if is_plain else one_way or words


def _is_connector(words: list[str], place: int) -> bool:
    """Tell whether the word at ``place`` connects its neighbours."""
    word = words[place]
    return (
        word in CONNECTORS
        and 0 < place < len(words) - 1
        and (len(word) != 1 or word == "&" or len(words[place - 1]) > 1)
    )


def _joined_initials(words: list[str]) -> list[str]:
    """Write initials that stand in a row as one word: ``j p`` becomes ``jp``."""
    joined: list[str] = []
    in_row = False
    for word in words:
        single = len(word) == 1
        if single and in_row:
            joined[-1] += word
        else:
            joined.append(word)
        in_row = single
    return joined
