"""The languages of the addons: `i18n/<language>.po` beside each translation template.

A language is one that has a glossary, `i18n/glossary/<language>.csv`: there each term
has the one translation that is used everywhere, and the other stems that are allowed.
Runs in the Python that has `polib`: `languages.py [--check] FOLDER`, the folder that
holds an addon's `i18n`.
"""

import csv
import re
import sys
from collections import Counter
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
GLOSSARIES = ROOT / "i18n" / "glossary"

# No blank after the sign, which would be a flag: "5 % more" is no placeholder.
PERCENT = re.compile(r"%(?:\(\w+\))?[-#0+]*\d*(?:\.\d+)?[a-zA-Z%]")
BRACES = re.compile(r"\{\{.*?\}\}|\{\w*\}")
TAG = re.compile(r"<[^>]+>")
# Attributes of tags that hold text for people.
SAID = re.compile(
    r'\s(?:title|alt|placeholder|string|help|label|confirm|aria-\w+)="[^"]*"'
)
# What a file's head says of the day is nobody's business in a translation.
OF_THE_DAY = ("POT-Creation-Date", "PO-Revision-Date")


def languages():
    """Return the codes of the languages, as Odoo names files."""
    return sorted(path.stem for path in GLOSSARIES.glob("*.csv"))


def merged(template, path):
    """Return a language's file with the template's texts and what is translated."""
    known = translated(path)
    file = polib.POFile(wrapwidth=78)
    file.header = template.header
    file.metadata = {
        key: value for key, value in template.metadata.items() if key not in OF_THE_DAY
    } | {"Language": path.stem}
    for entry in template:
        entry.msgstr = known.get(entry.msgid, "")
        file.append(entry)
    return file


def complaints(template, path):
    """Yield what is wrong with a language's file, a sentence each."""
    texts = translated(path)
    terms = glossary(path.stem)
    for entry in template:
        translation = texts.pop(entry.msgid, "")
        if translation:
            yield from _faults(entry.msgid, translation, terms)
        else:
            yield f"not translated: {entry.msgid!r}"
    yield from (f"no longer said: {text!r}" for text in texts)


def translated(path):
    """Return text → translation of what Odoo reads of a file, and somebody was sure of.

    There is nothing in a file that does not exist.
    """
    entries = polib.pofile(path) if path.exists() else ()
    return {
        each.msgid: each.msgstr
        for each in entries
        if not each.obsolete and not each.fuzzy
    }


def _faults(text, translation, terms):
    """Yield what is wrong with one translation."""
    if markers(text) != markers(translation):
        yield f"placeholders or tags of {text!r} differ: {translation!r}"
    if text[:1].isspace() != translation[:1].isspace():
        yield f"blank before {text!r}: {translation!r}"
    if text[-1:].isspace() != translation[-1:].isspace():
        yield f"blank after {text!r}: {translation!r}"
    words = BRACES.sub(" ", PERCENT.sub(" ", TAG.sub(" ", text)))
    said = translation.casefold()
    for term, pattern, stems in terms:
        if pattern.search(words) and not any(stem in said for stem in stems):
            yield f"{term!r} in {text!r} is none of {', '.join(stems)}: {translation!r}"


def markers(text):
    """Return what a translation has to keep: placeholders, and tags but their texts."""
    found = [each for each in PERCENT.findall(text) if each != "%%"]
    tags = [SAID.sub("", each) for each in TAG.findall(text)]
    return Counter(found + BRACES.findall(text) + tags)


def glossary(language):
    """Return term, pattern that finds it, and stems of which a translation has one."""
    with (GLOSSARIES / f"{language}.csv").open(encoding="utf-8") as file:
        rows = [*csv.DictReader(file)]
    return [
        (
            row["term"],
            re.compile(rf"\b{re.escape(row['term'])}s?\b", re.IGNORECASE),
            [
                stem.casefold()
                for stem in (row["translation"], *row["also"].split("|"))
                if stem
            ],
        )
        for row in rows
    ]


def main(folder, *, check):
    """Bring the languages of an addon up to its template, or tell what they lack."""
    (path,) = (folder / "i18n").glob("*.pot")
    template = polib.pofile(path, wrapwidth=78)
    failed = False
    for language in languages():
        target = path.with_name(f"{language}.po")
        if not check:
            merged(template, target).save(target)
            continue
        for complaint in complaints(template, target):
            print(f"{target.relative_to(ROOT)}: {complaint}")
            failed = True
    return int(failed)


if __name__ == "__main__":
    *options, where = sys.argv[1:]
    sys.exit(main(Path(where).resolve(), check="--check" in options))
