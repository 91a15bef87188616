"""One entry of the registration form: all that pages, checks and dialogs ask of it."""

from dataclasses import dataclass
from typing import Any

from ....policy.registration_input import FieldRule
from ..placing import lines_of

BOTH = frozenset({"partner", "vendor"})
# Kind of the field → the template that shows it; an entry may name another one.
TEMPLATES = {
    "flag": "prm.portal_field_check",
    "lines": "prm.portal_field_area",
    "choice": "prm.portal_field_select",
    "record": "prm.portal_field_select",
    "lookup": "prm.portal_field_lookup",
}
# Kind of the field → type and inputmode of its input.
INPUTS = {
    "date": ("date", ""),
    "email": ("email", ""),
    "phone": ("tel", ""),
    "website": ("text", "url"),
    "integer": ("text", "numeric"),
    "number": ("text", "decimal"),
    "quantity": ("text", "decimal"),
}
# What a browser lets type into one line: the server tells what is too long.
LINE_LENGTH = 255


@dataclass(frozen=True, kw_only=True)
class FormField(FieldRule):
    """A field of the registration form; texts are lazily translated.

    On the form: ``label``, ``help``, ``order`` within its card; ``half``: it shares its
    line with its neighbour; ``rows`` of a text area; ``choices``: what
    ``prm.registration.choices`` offers there; ``option_labels`` of a choice, by key;
    ``default``: what a new form starts with; ``only_offered``: shown only where there
    is something to choose; ``more``: of a further like line, which scripts show by a
    button; ``autocomplete`` of the browser; ``template`` of a special
    widget; ``after``: a template that follows the field.

    Elsewhere: ``seen_by`` (``partner``, ``vendor``); ``required_by``, a setting of the
    program that makes it mandatory; ``searched``, the key of the list's search that
    finds it (``all``: only the search everywhere does); ``listed``, whether it is a row
    of the registration's page, in the order of ``row_order``, under ``row_label`` (else
    ``label``); ``flagged``, whether the reviewer may ask to correct it, under
    ``flag_label`` (else ``label``); ``stays_open``: whatever was flagged, it can be
    filled; ``eased``: an employee who enters it for a partner may leave it empty;
    ``waived``: the codes that an employee may overrule with a reason.
    """

    label: Any
    help: Any = ""
    order: int = 50
    half: bool = False
    rows: int = 3
    choices: str = ""
    option_labels: tuple[tuple[str, str], ...] = ()
    default: Any = False
    only_offered: bool = False
    more: bool = False
    autocomplete: str = ""
    template: str = ""
    after: str = ""
    seen_by: frozenset[str] = BOTH
    required_by: str = ""
    searched: str = ""
    listed: bool = False
    row_order: int = 50
    row_label: Any = ""
    flagged: bool = True
    flag_label: Any = ""
    stays_open: bool = False
    eased: bool = False
    waived: frozenset[str] = frozenset()

    def shape(self) -> dict[str, Any]:
        """Return what its template has to know beside the texts."""
        input_type, mode = INPUTS.get(self.kind, ("text", ""))
        return {
            "name": self.name,
            "kind": self.kind,
            "template": self.template
            or TEMPLATES.get(self.kind, "prm.portal_field_text"),
            "type": input_type,
            "mode": mode,
            "length": self.length if self.kind == "lines" else LINE_LENGTH,
            "rows": self.rows,
            "must": self.required,
            "choices": self.choices,
            # An own question may be left open.
            "blank": self.kind != "choice" or bool(self.question),
            "autocomplete": self.autocomplete,
            "more": self.more,
            "after": self.after,
        }


def lines_of_fields(entries, texts=lambda text: text):
    """Return the lines of a form as plain values, as its page shows them.

    :param entries: of its fields, in their order
    :param texts: function that translates labels and helps
    """
    return lines_of(
        (
            each.half,
            each.shape() | {"label": texts(each.label), "help": texts(each.help)},
        )
        for each in entries
    )
