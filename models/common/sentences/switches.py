"""What is said of what a portal has switched off."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "registrations_closed": _lt(
        "This portal is not accepting new registrations at the moment. Your "
        "partner manager can tell you more."
    ),
    "registrations_fixed": _lt(
        "You cannot change a registration after you have sent it. Write to us in "
        "the conversation, or contact your partner manager."
    ),
    "conversation_off": _lt(
        "This portal has no conversations. Contact your partner manager instead."
    ),
    "files_off": _lt(
        "This portal does not accept files. Send them to your partner manager instead."
    ),
}
