"""Words that people type where a name is asked for and they know none.

They come without blanks and signs, as `letters.folded` leaves them:

>>> is_no_name("na"), is_no_name("unbekannt"), is_no_name("xxx"), is_no_name("--")
(True, True, True, True)
>>> is_no_name("nakd"), is_no_name("unknownworlds"), is_no_name("x"), is_no_name("!!!")
(False, False, False, False)
"""

import re

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
_MEANINGLESS = re.compile(r"0+|x{2,}|[-–—−.,:;_/\\?*#~=|°]+")


def is_no_name(compact: str) -> bool:
    """Tell whether these words, without blanks, stand for no name."""
    return compact in _NO_NAMES or bool(_MEANINGLESS.fullmatch(compact))
