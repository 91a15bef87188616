r"""The name of a company, reduced to what tells it from others.

Case, accents, punctuation, connecting words and the legal form are dropped:

>>> name_words("ACME Müller GmbH & Co. KG"), normalize_name("ACME Müller")
('acme muller', 'acmemuller')
>>> normalize_name("Łódź Søn S.A.") == normalize_name("lodz  son")
True
>>> normalize_name("Johnson & Johnson, Inc.") == normalize_name("johnson and johnson")
True
>>> normalize_name("ООО «Ромашка»") == normalize_name("РОМАШКА")
True
>>> normalize_name("I.B.M. Corp.")
'ibm'

A name that consists of such words alone keeps the last of them:

>>> normalize_name("Company Limited"), normalize_name("GmbH"), normalize_name("!!!")
('company', 'gmbh', '!!!')
>>> normalize_name("")
''
"""

import re
import unicodedata

# Signs that people set or leave out within a word.
_IGNORED = str.maketrans("", "", "'`\u00b4\u2018\u2019\u02bc\u2122\u2120")

# Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i"}
    | {"þ": "th", "æ": "ae", "œ": "oe"}
)

# All words below stand as they look after `_plain`: lower case, without accents.

# Dropped at the end of a name, several in a row as well.
_TRAILING_FORMS = frozenset(
    """
    ab ag aktiebolag aktiengesellschaft ao aps as asa asbl bv bvba cic co company corp
    corporation cv dd doo ead ek eood eu eurl gbr gesmbh gmbh gp inc incorporated ip
    jsc kft kg kgaa kk ks kzrt lda limited llc llp lp ltd ltda mbh nao nv nyrt oao oe
    ohg ojsc ood ooo oy oyj pao pjsc plc pllc pt pte pty pvt rt sa sab sarl sas sasu
    scrl se sia sl sll slu snc spa spj spk sprl spzoo sro srl srls sti uab ug vof zao
    zrt
    ао зао ип нао оао ооо пао тов тоо фоп чп
    """.split()
)

# Dropped at the beginning, where some languages put them.
_LEADING_FORMS = frozenset(
    """
    ab ao as eurl ip nao oao ooo oy pao pt sa sarl sas sasu sia srl uab zao
    ао зао ип нао оао ооо пао тов тоо фоп чп
    """.split()
)

# Forms of several words, at either end of a name; longer ones before their parts.
_PHRASES: tuple[tuple[str, ...], ...] = (
    ("spolka", "z", "oo"),
    ("sp", "z", "oo"),
    ("sp", "zoo"),
    ("z", "oo"),
    ("spol", "sro"),
    ("spol", "s", "ro"),
    ("s", "ro"),
    ("s", "de", "rl", "de", "cv"),
    ("sa", "de", "cv"),
    ("public", "limited", "company"),
    ("gesellschaft", "mit", "beschrankter", "haftung"),
    ("societe", "anonyme"),
    ("общество", "с", "ограниченнои", "ответственностью"),
    ("публичное", "акционерное", "общество"),
    ("акционерное", "общество"),
    ("индивидуальныи", "предприниматель"),
)

_CONNECTORS = frozenset({"and", "und", "et", "och", "og", "и"})

# "S.A.", "s.r.o", "A/S": single letters with a dot or a slash between them.
_ABBREVIATION = re.compile(r"(?<!\w)\w(?:[./]\w)+\.?(?!\w)")


def _plain(text: str) -> str:
    """Return ``text`` in lower case, without accents, each letter in one spelling."""
    apart = unicodedata.normalize("NFKD", text.translate(_IGNORED)).casefold()
    # Only the general accents go: the marks of other scripts are letters of theirs.
    bare = "".join(c for c in apart if not "\u0300" <= c <= "\u036f")
    return unicodedata.normalize("NFC", bare.translate(_LETTERS))


def _words(text: str) -> list[str]:
    """Split ``text`` at everything that is no letter, mark or digit."""
    joined = _ABBREVIATION.sub(lambda found: re.sub("[./]", "", found[0]), text)
    visible = (c for c in joined if unicodedata.category(c) != "Cf")
    kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in visible)
    return "".join(kept).split()


def _join_initials(words: list[str]) -> list[str]:
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


def _length_at_end(words: list[str]) -> int:
    """Return how many words the legal form at the end takes, 0 if there is none."""
    phrase = next((p for p in _PHRASES if tuple(words[-len(p) :]) == p), ())
    return len(phrase) or int(words[-1] in _TRAILING_FORMS)


def _length_at_start(words: list[str]) -> int:
    """Return how many words the legal form at the beginning takes, 0 if none."""
    phrase = next((p for p in _PHRASES if tuple(words[: len(p)]) == p), ())
    return len(phrase) or int(words[0] in _LEADING_FORMS)


def _without_forms(words: list[str]) -> list[str]:
    """Drop the legal forms at both ends, as long as a word remains."""
    while 0 < (length := _length_at_end(words)) < len(words):
        words = words[:-length]
    while 0 < (length := _length_at_start(words)) < len(words):
        words = words[length:]
    return words


def name_words(text: str) -> str:
    """Return the words that identify a company's name; "" only for a blank name."""
    plain = _plain(text or "")
    words = _words(plain)
    if not words:
        return " ".join(plain.split())
    words = [word for word in words if word not in _CONNECTORS] or words
    return " ".join(_without_forms(_join_initials(words)))


def normalize_name(text: str) -> str:
    """Return what identifies a company's name, without blanks."""
    return name_words(text).replace(" ", "")
