r"""Words that people write where they have nothing to say.

>>> words = ("none", "N/A", "k. A.", "- ? -", "xxxx", "нет", "無し")
>>> all(map(is_dummy, words))
True
>>> is_dummy("None Such Ltd"), is_dummy("Nova"), is_dummy("")
(False, False, False)
"""

import unicodedata

# As they look after `_folded`: small letters and digits, no accents, no blanks.
WORDS = frozenset(
    """
    none no non nil null nul nothing nothere na nan nd notapplicable notavailable
    notknown unknown notprovided notgiven notset notyet noneyet notregistered
    unregistered undefined unspecified blank empty missing pending tbd tba tbc todo
    tobedefined tobedetermined tobeconfirmed tobeannounced appliedfor inprogress
    exempt private test testing dummy fake sample example placeholder default anonymous
    notax notaxid notaxnumber novat novatnumber notvatregistered novatno nowebsite
    noemail nomail nophone noname asdf qwerty foo bar foobar abc
    keine keiner kein keines ka keineangabe keineangaben unbekannt nichtvorhanden
    entfallt fehlt folgt offen leer nichtbekannt nv privat ohne
    aucun aucune neant inconnu sansobjet so nonapplicable nonrenseigne nc pasde vide
    ninguno ninguna nada sin sindato sindatos desconocido noaplica nodisponible
    notiene pendiente sinnit sinruc consumidorfinal cf
    nenhum nenhuma naotem naoaplicavel naoinformado semnumero desconhecido isento
    nessuno nessuna sconosciuto nondisponibile nonapplicabile assente
    geen onbekend nvt nietbekend nietvantoepassing leeg ntb
    ingen inget okand ukendt ukjent saknas ingenting eioletiedossa eiole tuntematon
    puuttuu puudub teadmata nav nezinams nera nezinoma
    brak niemam nieznany nieznane niedotyczy zadne zadny nema neni neznamy neznama
    neuvedeno chybi nepozna nepoznato ni nincs ismeretlen nincsadat
    niciunul necunoscut nuare faranumar fara lipsa nuseaplica
    yok bilinmiyor belirtilmemis mevcutdegil tidakada tidakdiketahui tiada belumada
    khong khongco khongbiet chuaco wala
    нет нетданных неуказано неизвестно неизвестен неприменимо нд отсутствует немає
    невідомо няма непознато
    κανενα καμια αγνωστο αγνωστη δενυπαρχει
    אין לאידוע לארלוונטי
    لايوجد غيرمعروف غيرمتوفر مجهول لاينطبق ندارد نامشخص
    नहीं कोईनहीं अज्ञात
    无 無 没有 沒有 未知 不明 暂无 暫無 不适用 不適用 不详 不詳 待定
    なし 無し ナシ 該当なし 未定 未登録 未設定
    없음 없다 모름 미정 해당없음 미등록
    ไม่มี ไม่ทราบ ไม่ระบุ
    """.split()
)


def _folded(text: str) -> str:
    """Return the letters, marks and digits of ``text``, small and without accents."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    bare = (c for c in apart if not "\u0300" <= c <= "\u036f")
    kept = (c for c in bare if unicodedata.category(c)[0] in "LMN")
    return unicodedata.normalize("NFC", "".join(kept))


_FOLDED = frozenset(map(_folded, WORDS))


def is_dummy(text: str | None) -> bool:
    """Tell whether ``text`` says nothing: such a word, signs, or one letter repeated.

    An empty text is no dummy: nobody pretends anything.
    """
    plain = (text or "").strip()
    if not plain or len(plain) > 255:
        return False
    word = _folded(plain)
    repeated = word.isalpha() and len(set(word)) == 1 and len(word) > 2
    return not word or word in _FOLDED or repeated
