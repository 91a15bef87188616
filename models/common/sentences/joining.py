"""What is said of how one becomes a partner, and is found as one."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    # applications
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
    # the directory of partners
    "directory_not_granted": _lt(
        "An entry in the partner directory is a benefit of higher tiers."
    ),
    # terms of a program, to partners
    "terms_by_supervisor": _lt(
        "A supervisor of your organization has to accept the terms."
    ),
    "terms_none": _lt("There are no terms that you need to accept."),
    "terms_outdated": _lt(
        "A new version was published in the meantime. Please read it below. Nothing "
        "was accepted yet."
    ),
    "terms_missing": _lt(
        "Your organization has not accepted the current terms of the program yet. "
        "Registering is possible again as soon as they are accepted. You can save a "
        "draft in the meantime."
    ),
    "terms_name": _lt("Enter your full name."),
    "terms_signature": _lt("Please sign in the field below."),
    "signature_invalid": _lt("The signature could not be read. Please sign again."),
    # terms of a program, to employees
    "terms_empty": _lt("Write the terms, or add a file, before you publish them."),
    "terms_published": _lt(
        "A published version stays as it is. Add a new version instead."
    ),
    "terms_kept": _lt("A published version of the terms cannot be deleted."),
    "terms_days_positive": _lt(
        "The days to accept new terms are a number from 0 to 365."
    ),
    "acceptance_kept": _lt(
        "The acceptance of terms is evidence: it cannot be changed or deleted."
    ),
}
