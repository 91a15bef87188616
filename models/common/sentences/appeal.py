"""What is said of appeals: decisions that are looked at again."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    # partners
    "appeals_off": _lt(
        "This portal does not accept appeals. Contact your partner manager instead."
    ),
    "appeal_nothing": _lt("There is no decision on this deal that you can appeal."),
    "appeal_asked": _lt(
        "Your organization has already appealed this decision. That is possible once."
    ),
    "appeal_late": _lt("The time to appeal this decision has passed."),
    "appeal_reason": _lt("Tell us why we should look at it again."),
    # employees
    "appeal_answer_required": _lt(
        "Write an answer that tells the partner why the decision stays."
    ),
    "appeal_by_first": _lt(
        "You made the first decision, so somebody else looks at it again. If you want "
        "to change your decision, ask a channel administrator to reopen the deal."
    ),
    "appeal_not_yours": _lt(
        "Only the person who was named, or a channel administrator, decides on this "
        "appeal."
    ),
    "appeal_by_administrator": _lt(
        "Only a channel administrator can reopen the deal. Recommend it instead."
    ),
    "appeal_person_unfit": _lt(
        "Name somebody who can decide on this deal, is not away today and did not make "
        "the first decision."
    ),
    "appeal_days_positive": _lt("The days to appeal are a number from 1 to 365."),
}
