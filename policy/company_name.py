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

import re

from .legal_form import CONNECTORS, without_form
from .letters import folded, respelled, signs

# Longer names are typed by nobody; each costs time.
_LONGEST = 500

# Abbreviations that are as usual as the words.
_IN_FULL = {
    "gebr": "gebruder",
    "bros": "brothers",
    "hnos": "hermanos",
    "intl": "international",
}


# What stands where a name is asked for and none is known, as it looks afterwards.
_NO_NAMES = frozenset(
    """
    none null nil na notapplicable notavailable notknown notgiven notprovided
    notspecified unknown unnamed noname nocompany nocompanyname nil nothing undefined
    anonymous empty blank missing tbd tba tbc tobedetermined tobedefined tobeannounced
    test testing testtest dummy
    foo foobar asdf asdfgh asdfasdf qwerty qwertz private privateperson
    privatecustomer individual selfemployed nobusiness keine keiner keins kein
    keinname keinefirma keineangabe keineangaben ka unbekannt namenlos ohne ohnename
    privat privatperson privatkunde nichtbekannt nichtvorhanden aucun aucune neant
    inconnu sansnom nonrenseigne nondefini particulier nc ninguno ninguna ningun
    sinnombre desconocido desconocida noaplica particular nessuno nessuna sconosciuto
    nondisponibile nonapplicabile privato nenhum nenhuma desconhecido naoaplicavel
    semnome naoinformado geen onbekend nvt particulier brak nieznany nieznana nieznane
    niedotyczy zadny zadna neznamy neznama ingen ingenting okand ukjent ukendt
    ikkeoppgitt eiole tuntematon nincs ismeretlen nimic necunoscut yok bilinmiyor
    bilinmeyen нет нетданных неизвестно неизвестен отсутствует
    неуказано немае невидомо тест няма неизвестна
    nema nepoznato nepoznat άγνωστο αγνωστο κανενα אין לאידוע غيرمعروف
    لايوجد 無 无 なし 不明 未知 未定 暂无 無し 없음 미정 모름 khong khongco
    ไม่มี ไม่ทราบ tidakada
    confidential vertraulich confidentiel confidencial geheim endkunde endcustomer
    newcustomer neukunde nouveauclient nuevocliente nuovocliente
    sansobjet nonapplicable tobeconfirmed
    """.split()
)
_SIGNS_ALONE = re.compile(r"0+|x{2,}|[-–—−.,:;_/\\?*#~=|°]+")


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


def is_no_name(compact: str) -> bool:
    """Tell whether these words, without blanks, stand for no name.

    >>> is_no_name("na"), is_no_name("unbekannt"), is_no_name("xxx"), is_no_name("--")
    (True, True, True, True)
    >>> is_no_name("nakd"), is_no_name("unknownworlds"), is_no_name("x")
    (False, False, False)
    >>> is_no_name("!!!")
    False
    """
    return compact in _NO_NAMES or bool(_SIGNS_ALONE.fullmatch(compact))
