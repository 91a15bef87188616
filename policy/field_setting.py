r"""What an administrator may set of a field of the registration form.

>>> budget = FieldRule(name="budget", card="details", kind="lines", optional=True)
>>> code_of_setting(budget, Setting(visible=False))
''
>>> code_of_setting(budget, Setting(editable=False))
'field_needs_default'
>>> code_of_setting(budget, Setting(editable=False, default="10 k"))
''

Files are sent one by one, before the form: no form can wait for them.

>>> files = FieldRule(name="files", card="details", kind="files", optional=True)
>>> code_of_setting(files, Setting(visible=False))
''
>>> code_of_setting(files, Setting(required=True))
'field_not_mandatory'

What the customer check and the program stand on is always asked, as it is:

>>> name = FieldRule(name="name", card="deal", required=True)
>>> code_of_setting(name, Setting(required=True))
''
>>> code_of_setting(name, Setting(required=True, visible=False))
'field_fixed'

A default is what the form itself would take; a day is so many days from today:

>>> closing = FieldRule(name="closing", card="details", kind="date", optional=True)
>>> code_of_setting(closing, Setting(default="30")), days_of("30")
('', 30)
>>> code_of_setting(closing, Setting(default="next week"))
'default_days'
"""

from typing import NamedTuple

from .registration_input import FieldRule, clean, code_of

# What one line holds, unless its rule says otherwise.
LINE_LENGTH = 255
# Ten years: what is later is a slip.
MOST_DAYS = 3660


class Setting(NamedTuple):
    """What is set of one field; ``chosen``: a default that is no text is set."""

    visible: bool = True
    required: bool = False
    editable: bool = True
    default: str = ""
    chosen: bool = False


def takes_text(rule: FieldRule) -> bool:
    """Tell whether a text can be the default of this field.

    What stands under a checkbox depends on the customer: it has none, as what is not
    stored.
    """
    is_free = rule.optional and rule.stored and not rule.part and not rule.question
    return is_free and (rule.is_text or rule.kind == "date")


def days_of(text: str) -> int:
    """Return how many days from today a default of a day is, -1 when it is none.

    >>> days_of("0"), days_of("-1"), days_of("tomorrow"), days_of("99999")
    (0, -1, -1, -1)
    """
    days = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1
    return days if days <= MOST_DAYS else -1


def code_of_setting(rule: FieldRule, setting: Setting) -> str:
    """Return the code of what may not be set of a field, or ""."""
    if not rule.optional:
        asked = (setting.visible, setting.required, setting.editable)
        if asked != (True, rule.required, True):
            return "field_fixed"
    if setting.required and rule.kind == "files":
        return "field_not_mandatory"
    if setting.default and (code := code_of_default(rule, setting.default)):
        return code
    if not setting.editable and not (setting.default or setting.chosen):
        return "field_needs_default"
    return ""


def code_of_default(rule: FieldRule, text: str) -> str:
    """Return the code of what is wrong with the default of a field, or ""."""
    if not takes_text(rule):
        return "field_without_default"
    if rule.kind == "date":
        return "" if days_of(text) >= 0 else "default_days"
    if len(text) > (rule.length or LINE_LENGTH):
        return "too_long"
    kept = clean(rule, text)
    return code_of(rule, kept) if kept else "field_without_default"
