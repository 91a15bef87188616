"""What is said where employees and supervisors look after the people of a partner."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "heir_of_partnership": _lt(
        "Choose a colleague from the same partnership who has access to the portal."
    ),
}
