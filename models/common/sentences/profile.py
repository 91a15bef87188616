"""What is said of profiles: tax numbers, pictures, changes that wait."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "picture_missing": _lt("Choose a picture first."),
    "vat_invalid": _lt(
        "This is not a tax number of this country. Check country, letters and digits."
    ),
    "profile_field_gone": _lt(
        "This field does not exist any more. Decline the change."
    ),
}
