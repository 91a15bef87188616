"""Sentences in pieces, and what is close by and allowed (see `file_examples`)."""

from ..rules.words import (
    fields_end_sentences,
    sentences_are_whole,
    written_text_has_its_direction,
)

PAGE = "<odoo><template>{}</template></odoo>"
LINES = "<p style='white-space: pre-line'{} t-out='a'/>"
VIEW = "<odoo><record><field name='arch'><form>{}</form></field></record></odoo>"


def _example(rule, text, path="views/a/b.xml"):
    return rule, path, (VIEW if rule is fields_end_sentences else PAGE).format(text)


BROKEN = (
    _example(sentences_are_whole, "<p>At most <t t-out='a'/></p>"),
    _example(sentences_are_whole, "<p><strong t-out='a'/> is late.</p>"),
    _example(
        sentences_are_whole, "<p>It counts<t t-if='a'>, if we may</t>. So far.</p>"
    ),
    _example(fields_end_sentences, "<field name='a'/> days left"),
    _example(fields_end_sentences, "By <field name='a'/> über", "wizards/b.xml"),
    _example(written_text_has_its_direction, LINES.format("")),
    _example(written_text_has_its_direction, LINES.format(" dir='x'"), "data/b.xml"),
)
KEPT = (
    _example(
        sentences_are_whole, "<t t-set='b'>At most {a}</t><p t-out='b.format(a=a)'/>"
    ),
    _example(sentences_are_whole, "<p>City: <t t-out='a'/></p><p t-out='a'/>"),
    _example(sentences_are_whole, "<a>Show all<span>: <t t-out='a'/></span></a>"),
    _example(fields_end_sentences, "Days left: <field name='a'/>. It ends."),
    _example(fields_end_sentences, "<field name='a'/> days", "data/b.xml"),
    _example(written_text_has_its_direction, "<p class='prm_written' t-out='a'/>"),
    _example(written_text_has_its_direction, LINES.format(' dir="auto"')),
)
