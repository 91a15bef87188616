"""What holds for the words of pages: functions from a source file to its breaches."""

import re
from itertools import pairwise

from lxml import etree

# Of these Odoo makes one text together with the words around them.
INLINE = {
    *("b", "bdi", "bdo", "code", "em", "i", "q", "s", "small", "span", "strong"),
    *("sub", "sup", "t", "time", "u", "var"),
}
CONDITIONS = {"t-if", "t-elif", "t-else", "t-foreach", "t-set", "t-call"}
LETTER = re.compile(r"[^\W\d_]")
LABEL = re.compile(r"[^:]{1,40}:\s*")
# Where a text begins in the middle of a sentence.
MIDDLE = re.compile(r"\s*[,.;)”]\s*[^\W\d_]")
# Where a text goes on with a sentence: it begins with a small letter.
FOLLOWS = re.compile(r"\s*(?![A-Z])[^\W\d_]")
TAG = re.compile(r"<[a-z][^<>]*>")
INLINE_LINES = re.compile(r"white-space:\s*pre-(?:line|wrap)")


def sentences_are_whole(source):
    """A sentence with a value in it is one text: languages order words differently.

    `<t t-set="prm_words">From {start} on.</t><t t-out="prm_words.format(start=…)"/>`
    """
    in_scope = source.path.startswith("views/") and source.path.endswith(".xml")
    root = etree.fromstring(source.text.encode()) if in_scope else None
    for template in () if root is None else root.iter("template"):
        for before, text, after in _texts(template):
            if _is_piece(before, text, after):
                line = (before if before is not None else after).sourceline
                yield line, f"a sentence is made of pieces: {text.strip()!r}"


def _texts(template):
    """Yield each text of a template, with the elements that stand beside it."""
    for element in template.iter(etree.Element):
        if element.tag == "style":
            continue
        children = [*element, None]
        yield None, element.text, children[0]
        for child, following in pairwise(children):
            yield child, child.tail, following


def _is_piece(before, text, after):
    if not LETTER.search(text or ""):
        return False
    if before is None and LABEL.fullmatch(text.strip()):
        return False
    goes_on = before is not None and before.tag == "t" and MIDDLE.match(text)
    return bool(goes_on) or _is_value(before) or _is_value(after)


def _is_value(element):
    """Tell whether an element shows a value, in the middle of a line."""
    if element is None or element.tag not in INLINE or CONDITIONS & {*element.attrib}:
        return False
    # What only screen readers say more: "Show all", of what.
    if (element.text or "").startswith(": "):
        return False
    return any("t-out" in each.attrib for each in element.iter(etree.Element))


def fields_end_sentences(source):
    """In a view of the backend a value stands behind a colon, not within a sentence.

    `Promised for: <field name="due_at"/>. The partner waits.`
    """
    folder = source.path.split("/")[0]
    in_scope = folder in ("views", "wizards") and source.path.endswith(".xml")
    root = etree.fromstring(source.text.encode()) if in_scope else None
    for arch in () if root is None else root.iterfind(".//field[@name='arch']"):
        for field in arch.iter("field"):
            if FOLLOWS.match(field.tail or ""):
                yield field.sourceline, f"a sentence goes on: {field.tail.strip()!r}"


def written_text_has_its_direction(source):
    """What people wrote in lines is of the class `prm_written`, or says `dir="auto"`.

    The latter where it is kept, or sent, without the style sheet of pages.
    """
    tags = TAG.finditer(source.text) if source.path.endswith(".xml") else ()
    for tag in tags:
        if INLINE_LINES.search(tag[0]) and 'dir="auto"' not in tag[0]:
            line = source.text.count("\n", 0, tag.start()) + 1
            yield line, "lines that people wrote have a style of their own"
