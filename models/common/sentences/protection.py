"""What is said of the protection of deals, of extensions and of progress."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    # extensions
    "extension_off": _lt("The protection of this deal cannot be extended."),
    "extension_not_protected": _lt(
        "This deal is not protected now, so there is nothing to extend."
    ),
    "extension_pending": _lt(
        "Your organization has already asked for an extension. We will decide and "
        "write to you."
    ),
    "extension_used_up": _lt(
        "The protection of this deal has been extended as often as your program allows."
    ),
    "extension_days": _lt("Enter a number of days that your program allows."),
    "extension_reason": _lt("Tell us why you need more time."),
    "extension_closed": _lt("No extension request is pending for this deal."),
    "extension_too_late": _lt(
        "The protection has ended, or the deal is decided: there is nothing to extend."
    ),
    "extension_note_required": _lt(
        "Add a note that tells the partner why the protection is not extended."
    ),
    # progress
    "nothing_is_asked": _lt("No answer is needed for this deal anymore."),
    "answer_missing": _lt("Choose an answer."),
    "closing_missing": _lt("Enter when you expect to close the deal."),
    "closing_past": _lt("This day has passed. Enter today or a later day."),
    "closing_far": _lt("This day is more than ten years ahead."),
}
