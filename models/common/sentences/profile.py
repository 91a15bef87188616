"""What is said of profiles: tax numbers, pictures, changes that wait."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "picture_missing": _lt("Choose a picture first."),
    "vat_invalid": _lt(
        "This is not a valid tax number for this country. Check the country, the "
        "letters and the digits."
    ),
    "profile_field_gone": _lt("This field no longer exists. Decline the change."),
}
