"""What is said of what a portal has switched off."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "registrations_closed": _lt(
        "This portal takes no new registrations at present. Your partner manager can "
        "tell you more."
    ),
    "registrations_fixed": _lt(
        "A registration cannot be changed here once it was sent. Write to us in the "
        "conversation, or to your partner manager."
    ),
    "conversation_off": _lt(
        "This portal has no conversations. Write to your partner manager instead."
    ),
    "files_off": _lt(
        "This portal takes no files. Send them to your partner manager instead."
    ),
}
