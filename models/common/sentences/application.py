"""Sentences about applications of companies that want to become a partner."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "application_asked": _lt(
        "A question waits for its answer already. Wait for it, or decide without it."
    ),
    "application_question_missing": _lt("Write what you want to know."),
    "application_reason_missing": _lt("Choose a reason."),
    "application_program_unfit": _lt(
        "Choose a program of the portal to which the application was sent."
    ),
    "application_person_unfit": _lt("Choose a person of the chosen company."),
    "application_not_to_accept": _lt(
        "Only users who see all partners, and administrators, can accept applications, "
        "because a partnership is created."
    ),
    "application_must_be_active": _lt(
        "Activate the partnership to invite the person, or do not invite anybody yet."
    ),
}
