"""An own question of a portal, as Odoo keeps its definition: may it be asked?

>>> code_of_question({"type": "char", "string": "Site"})
''
>>> code_of_question({"type": "many2one", "string": "Country"})
'question_type'
>>> code_of_question({"type": "char", "string": " "})
'question_label'
>>> size = {"type": "selection", "string": "Size", "selection": [["s", "Small"]]}
>>> code_of_question(size), code_of_question({**size, "default": "xl"})
('', 'question_default')
>>> code_of_question({**size, "selection": [["s", ""]]})
'question_options'

What is stored is read as what was asked, and as nothing when it is something else:

>>> value_of({"type": "integer"}, 0), value_of({"type": "integer"}, "many")
(0, None)
>>> value_of({"type": "date"}, "2026-02-28"), value_of({"type": "boolean"}, False)
(datetime.date(2026, 2, 28), False)
>>> value_of(size, "s"), value_of(size, "gone")
('s', None)
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from .visible_text import tidy

# Odoo's type of a property → kind of the field that asks for it.
KINDS: Mapping[str, str] = {
    "char": "text",
    "text": "lines",
    "integer": "integer",
    "float": "number",
    "selection": "choice",
    "date": "date",
    "boolean": "flag",
}
LONGEST_LABEL = 255
LENGTHS: Mapping[str, int] = {"char": 255, "text": 20000}

Definition = Mapping[str, Any]


def label_of(definition: Definition) -> str:
    """Return the question as people read it."""
    label = definition.get("string")
    return tidy(label) if isinstance(label, str) else ""


def options_of(definition: Definition) -> tuple[tuple[str, str], ...]:
    """Return key and label of each choice, without those that have none."""
    pairs = definition.get("selection") or ()
    return tuple(
        (key, tidy(label))
        for key, label in pairs
        if isinstance(key, str) and isinstance(label, str) and key and tidy(label)
    )


def code_of_question(definition: Definition) -> str:
    """Return the code of why this cannot be asked, or ""."""
    kind = definition.get("type")
    if kind not in KINDS:
        return "question_type"
    if not 0 < len(label_of(definition)) <= LONGEST_LABEL:
        return "question_label"
    options = options_of(definition)
    if kind == "selection" and len(options) != len(definition.get("selection") or [0]):
        return "question_options"
    default = definition.get("default")
    if default not in (None, False, "") and value_of(definition, default) is None:
        return "question_default"
    return ""


def value_of(definition: Definition, stored: Any) -> Any:
    """Return what a stored answer says, None for what is no answer to this."""
    kind = definition.get("type")
    if kind == "boolean":
        return stored if isinstance(stored, bool) else None
    if stored is None or stored is False or stored == "":
        return None
    read = _READERS.get(kind or "")
    return read(definition, stored) if read else None


def _text(definition: Definition, stored: Any) -> str | None:
    fits = isinstance(stored, str) and len(stored) <= LENGTHS[definition["type"]]
    return stored if fits else None


def _integer(_definition: Definition, stored: Any) -> int | None:
    return stored if type(stored) is int else None


def _float(_definition: Definition, stored: Any) -> float | None:
    is_number = type(stored) in (int, float) and abs(stored) < 10**15
    return stored if is_number else None


def _choice(definition: Definition, stored: Any) -> str | None:
    keys = [key for key, _label in options_of(definition)]
    return stored if stored in keys else None


def _date(_definition: Definition, stored: Any) -> date | None:
    try:
        return date.fromisoformat(stored[:10]) if isinstance(stored, str) else None
    except ValueError:
        return None


_READERS: Mapping[str, Callable[[Definition, Any], Any]] = {
    "char": _text,
    "text": _text,
    "integer": _integer,
    "float": _float,
    "selection": _choice,
    "date": _date,
}
