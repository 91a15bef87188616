"""What is said of a registration form that an administrator arranges."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "field_fixed": _lt(
        "This field is always asked in the same way: the registration needs it. Only "
        "its help and its place can be changed."
    ),
    "field_needs_default": _lt(
        "Give it a default first: partners cannot fill in what they may not change."
    ),
    "field_without_default": _lt(
        "This field takes no default text. The default of an own question is set in "
        "the question itself."
    ),
    "field_not_mandatory": _lt(
        "Files cannot be mandatory. Ask for them in the help of the field."
    ),
    "default_days": _lt(
        "The default of a date is a number of days from today, for example 30."
    ),
    "question_type": _lt(
        "Partners can be asked for a text, a number, a choice, a date, or yes and no. "
        "Choose one of these types."
    ),
    "question_label": _lt(
        "Each question needs a label of at most 255 characters: partners read it."
    ),
    "question_options": _lt("A choice needs options, each with a label."),
    "question_default": _lt("The default is no answer to this question."),
    # what partners type
    "number_invalid": _lt(
        "This is not a number. Write it like 1500 or 1500.5, without a separator of "
        "thousands."
    ),
    "integer_invalid": _lt(
        "This is not a whole number. Write digits only, for example 1500."
    ),
    "tick_required": _lt("Please tick this box."),
}
