"""What is said of somebody's own account: addresses, passwords, choices."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "login_is_closed": _lt(
        "You cannot change this address here. Contact your partner manager."
    ),
    "login_same": _lt("You already log in with this address. Enter another one."),
    "password_wrong": _lt("This is not your current password. Enter it again."),
}
