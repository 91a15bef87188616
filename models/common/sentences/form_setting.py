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
    "field_without_default": _lt("This field takes no default text."),
    "default_days": _lt(
        "The default of a date is a number of days from today, for example 30."
    ),
}
