"""What is said of deals that the vendor shares with partners."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "share_by_channel": _lt(
        "Only employees with a role under “Partners” can share deals. Ask the "
        "partner's manager."
    ),
    "choose_lead_to_share": _lt("Choose what you want to share."),
    "share_without_access": _lt(
        "This person has no access to the portal. Choose somebody else, or invite the "
        "person first."
    ),
    "share_person_missing": _lt("Choose the person you want to share with."),
    "share_with_nobody": _lt(
        "Nobody at this partner could see it. Set a primary contact on the "
        "partnership, or invite somebody to the portal first."
    ),
    "share_of_own": _lt("This partner sees this deal already."),
    "not_shared": _lt("This deal was not shared by you. Cancel it instead."),
    "nobody_reads_note": _lt(
        "No partner would read this: none sees this deal, you may not read the "
        "partner's registration, or the portal shows no conversation."
    ),
    "note_of_deal": _lt(
        "Only messages of opportunities and registrations can be shared."
    ),
    "note_is_shared": _lt("The partner reads this already."),
    "note_is_not_shared": _lt("This is not shared with the partner."),
    "note_is_empty": _lt(
        "There is nothing to share. Write something, or choose a file."
    ),
    "choose_conversation": _lt("Choose the partner who should read it."),
    "shared_is_vendors": _lt(
        "We shared this deal with you. If something should change, write to us in the "
        "conversation."
    ),
    "share_again": _lt(
        "A deal that is no longer shared is not reopened. Share the opportunity again."
    ),
}
