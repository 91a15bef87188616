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
    "take_back_off": _lt(
        "This portal does not let you take back what you have sent. Write to us in "
        "the conversation, or contact your partner manager."
    ),
    "proposals_off": _lt(
        "This portal does not accept proposed changes. Contact your partner manager "
        "instead."
    ),
    "hand_over_off": _lt(
        "This portal does not let you hand over deals. Contact your partner manager "
        "instead."
    ),
    "conversation_off": _lt(
        "This portal has no conversations. Contact your partner manager instead."
    ),
    "partner_file_is_kept": _lt(
        "The partner sent this file, so only a channel administrator can remove it."
    ),
    "shared_file_content": _lt(
        "The partner reads this file. Remove it and send the new one, so that both "
        "sides can see what was changed."
    ),
    "file_is_kept": _lt(
        "This file cannot be removed: somebody else added it, or it was already "
        "removed."
    ),
    "files_off": _lt(
        "This portal does not accept files. Send them to your partner manager instead."
    ),
}
