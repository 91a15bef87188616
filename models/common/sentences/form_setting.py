"""What is said of a registration form that an administrator arranges."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "field_fixed": _lt(
        "The registration needs this field. You can only change its help text and "
        "its position."
    ),
    "field_needs_default": _lt(
        "Set a default first: partners cannot fill in a field that they cannot change."
    ),
    "field_without_default": _lt(
        "This field has no default text. Set the default of your own question in "
        "the question itself."
    ),
    "field_not_mandatory": _lt(
        "Files cannot be required. Ask for them in the help text of the field."
    ),
    "default_days": _lt(
        "Enter the default of a date as a number of days from today, for example 30."
    ),
    "question_type": _lt(
        "A question can ask for text, a number, a choice, a date, or yes or no. "
        "Choose one of these types."
    ),
    "question_label": _lt(
        "Each question needs a label of at most 255 characters, which partners "
        "will read."
    ),
    "question_options": _lt("A choice needs options, each with a label."),
    "question_default": _lt("The default is not a valid answer to this question."),
    # what partners type
    "number_invalid": _lt(
        "This is not a number. Enter it like 1500 or 1500.5, without a thousands "
        "separator."
    ),
    "integer_invalid": _lt(
        "This is not a whole number. Enter digits only, for example 1500."
    ),
    "tick_required": _lt("Please tick this box."),
}
