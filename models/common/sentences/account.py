"""What is said of what people set themselves: addresses, passwords, profiles."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "login_is_closed": _lt(
        "You cannot change this address here. Contact your partner manager."
    ),
    "login_same": _lt("You already log in with this address. Enter another one."),
    "password_wrong": _lt("This is not your current password. Enter it again."),
    # profiles
    "picture_missing": _lt("Choose a picture first."),
    "vat_invalid": _lt(
        "This is not a valid tax number for this country. Check the country, the "
        "letters and the digits."
    ),
    "profile_field_gone": _lt("This field no longer exists. Decline the change."),
}
