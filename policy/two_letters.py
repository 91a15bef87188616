r"""Where "ae", "oe", "ue", "aa" in a name may stand for "ä", "ö", "ü", "å".

In German and Nordic names they do; in other words the two letters are two:

>>> [without_second(name) for name in ("mueller", "aarhus", "malmoe", "schoenherr")]
['muller', 'arhus', 'malmo', 'schonherr']
>>> [name for name in ("boeing", "samuel", "phoenix", "puerto", "isaac", "novaelectric")
...  if without_second(name) != name]
[]

Words come without blanks, so that blanks say nothing; where one word ends with a vowel
and an English one begins with "e", each keeps its own:

>>> without_second("malmoeenergi") == without_second("malmoenergi") == "malmoenergi"
True
"""

import re

# Words, and parts of words, whose letters are two. What follows in brackets tells them
# from German and Nordic words that begin in the same way.
_WORDS_AE = r"""
    maersk ^aevis ^aerl aaron aardv aareal aachen aavas aalto(?=n|$) aamal aamir
    aadi(?=l|t|$) aadh aakash aarti aarav aash baader bazaar baaz baal baan(?!d)
    baas(?!t) caa xaa yaa zaa waa qaa canaan isaac isaak haan(?!d) haas(?!e) maas(?!e)
    kaas klaas kraan maad naam saad(?!v) saab salaam islaam daal(?!e) daan graaf
    haag(?!e) haapa haara haavi laakso maat(?!t) paard naant paav vaara saar(?=i|l|b)
    saatchi masdaa shaa khaa dhaa bhaa kaart raam straat (?<!s)taal(?!m) taar(?!n) vaart
    zaal staat saal(?=e) maan(?!e|s) jaak naar gaas ^aa(?=[aeiou]) (?<![sk])cae
    (?<!aeg)ae(?=[aio]) aer(?=o) aeru aesth aesop algae anaer brae$ daed(?=al) daewoo
    daech(?!er|l) dae(?=il|ha|ky|sa|yo|y|woo|j) vandae dael(?=$|e$|s$) faenz gael(?!l|t)
    graec israel ezrael ismael (?<!s)chael mikael laet(?=iti) maestr maese natanael
    nathanael (?<!s|c)hae(?=l$|ls$) (?<!f)jael(?!l) yae paell paesa phae raefa raffael
    rafael raphael rael(?=$|[^lt]) reggae sundae saec(?!k|h) saemaul saenz (?<!r)aez
    taek(?!e) taey taej taeg(?!l|e) vitae israe micae rael kaes(?!e|t|s) ^ae(?=[iouajw])
    ^aeventure ^aec(?!h|k) ^aed(?!el) ^aef(?!f) ^aeg(?!y|aei|g) ^ael(?=[aou])
    ^aem(?!t|n) ^aen(?=[aeo]) ^aep(?!f|l|p) ^aer(?=[cdnv]) ^aes(?!ch|k|e|p) ^aet(?!h|z)
    ^aeb(?!t|i) ^bae(?=s|$) chaeb daegu mael(?=st|$) misael ishmael raeburn ^praeto naan
    (?<!s)kaab saat(?=v) raasta ^maaf ^paan
"""
_WORDS_OE = r"""
    goethe ^joet(?=he) (?<![mjsd])oei
    (?<!malm)(?<!bod)(?<!roms)(?<!xj)(?<!sj)oe(?=[aou]) ^joey hoey cloey stoey moey
    boeing moeit aloe(?=$|v) amoeb (?<!s)coe oboe bloem(?!e[kr]) boek(?!e|h|l)
    boels(?![ekt]) boer(?=$|[abceopvz&]) broek(?!e) cloett canoe (?<!s)chloe crusoe
    defoe tahoe ivanhoe monroe (?<!bo)doe(?=run|s(?![sce])) ^doe$ johndoe janedoe echoe
    floe$ goed(?!s|d|e[ckl]) goenk goert(?!z) goes(?![set]) heroe(?=s|$) hoek(?![ne])
    hoes$ hoev(?=en|e$|es$) (?<![bdfhkmrstvx])joe(?=$|y|b|d|s(?![ts])|l(?!lenb))
    ^joe(?=$|y|b|d|s(?![ts])|l(?!lenb)) koek(?!e|k) loes$ moen$ moet(?=$|h|&|c|i) moelis
    moerd noel(?!l(?:e(?!e)|i(?!n)|k)|ke|ti|de) phoe poem(?![ep]) poet(?!t|z|e|k) poetry
    poeti poesi poesy poe$ proe(?![fhlsbtp]) potatoe tomatoe cargoes volcanoe mosquitoe
    shoe(?![hfrlnpv]) snoeck soest stoel(?![tzb]) toes(?![st]) toe$ twoe voet(?!t|e|h)
    vroe yoe zoet zoe(?=$|y|s|i) zoek ^oe(?=[aeiouw]) ^oeventu ^oen(?!n|s|o) ^oep(?!p)
    ^oec(?!h|k) ^oed(?!e) ^oem(?!i) ^oet(?![tzkiks]) ^oes(?![te]) ^oeb(?!e|l) ^oeg(?!g)
    doers minoes ^joem ^poec(?!k|h) ^zoe(?=b) oboes
"""
_WORDS_UE = r"""
    (?<!s)cue cue(?!h|l|t|s|r|n|b|c|p|m|f) ue(?=[aiouy]) uez(?!t)
    (?<!ch)(?<!sp)(?<!j)(?<!g)uel(?=[aeio]|$) (?<!sch)uec(?![kh]) ueg[oa] ue$ ues$ xue
    yue(?!k) alue issue inue venue statue virtue samuel manuel emanuel emmanuel
    fuel(?!l[eush](?!n|d|y)) duel(?![mkl]) cruel consuel gruel noguer
    gue(?!hr|n[nstz]|t(?:e[rs]|lic|zl|t[le]i)|r[ts](?!y)|l[dtlz]|lich|strow|ss[im]|g[gel]|de)
    due(?=$|dil|dat|pro|s$) duet(?![schz]) duen[ao] duero duett fluen influe clue(?!v)
    glue(?!c?k|h) flue(?![ghscrtel]) blue(?!h|t|m(?!o)|te) true(?!b(?!l)|m(?=m|p)|ff)
    crue(?![wgs]) buen(?=a|o|$) fuego fuent fuert(?!h) fuero cuen huert(?!h) huev huesc
    huel[vg] muebl muev muel(?=a|les) muestr muert nueces nuev nuestr puebl puent puert
    puest puelch prueb rueda suelo suena suero suert(?!h) suez suede$ sueno tuerc vuel
    trueb(?=l) jueg[oa] juev luego minuet tuesd ruedo juen[ae] tues$ hues$ enguer pursue
    ensue ^ue(?=[aeioudfgjknmpstvwyz]) ^ued ^dues(?=o) rueben
"""
# English and Latin words that follow a word with a vowel at its end ("Nova Electric").
_SECOND_WORDS = r"""
    electr elektr electron energ engin equip event europ exchang exclusiv expert export
    express extra educat enterp entert elit estat element emerg econom ecolog edition
    editor effect excel
"""

# The same with "a" ("Azienda Agricola").
_SECOND_WORDS_A = """
    academ advis agenc agricol agrar airlin airport alpha alumin american analyt apparel
    architect arts asia asset associa assur audit auto aviation
"""


def _any_of(words: str, start: int = 0) -> str:
    return "|".join(word[start:] for word in words.split())


# "ue" after a vowel or q ("Bauer", "Quelle") is never one letter.
_TWO_FOR_ONE = re.compile(
    rf"""
    (?P<word> {_any_of(_WORDS_AE + _WORDS_OE + _WORDS_UE)} )
    | (?P<joint> (?<=..) [aou] (?=e+ (?:{_any_of(_SECOND_WORDS, 1)}) ) )
    | (?P<apart> a (?= a (?:{_any_of(_SECOND_WORDS_A, 1)}) ) )
    | (?<![aeou]) (?: a[ae]+ | oe+ )
    | (?: (?<=ume) | (?<=lule) | (?<=pite) | (?<=fte) ) aa
    | (?<![aeiouq]) ue+
    """,
    re.VERBOSE,
)
MAY_BE_TWO = re.compile("a[ae]|oe|ue")


def without_second(name: str) -> str:
    """Return a name, in one word, with one letter where two may stand for it."""
    kept = kept_letters(name)
    return "".join(name[place] for place in sorted(kept))


def kept_letters(name: str) -> set[int]:
    """Return the places of the letters that stay when two are written as one."""
    dropped: set[int] = set()
    for found in _TWO_FOR_ONE.finditer(name):
        if found["word"] is found["apart"] is None:
            dropped.update(_second(found, name))
    return set(range(len(name))) - dropped


def _second(found: re.Match[str], name: str) -> range:
    """Return the places that are dropped of what was found."""
    start, end = found.start() + 1, found.end()
    if found["joint"]:
        end = start
        while name[end + 1] == "e":
            end += 1
    return range(start, end)
