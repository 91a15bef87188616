"""What is said where employees and supervisors look after the people of a partner."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "heir_of_partnership": _lt(
        "Choose a colleague from the same partnership who has access to the portal."
    ),
    "person_name_missing": _lt(
        "Enter the name of the person, or choose an existing contact."
    ),
    "person_email_invalid": _lt(
        "Enter a valid email address: invitations are sent there."
    ),
    "absence_twice": _lt(
        "This person is already away during that time. Change the other absence."
    ),
    "access_ended_already": _lt("The access has already ended."),
    "no_active_partnership": _lt(
        "This contact’s company has no active partnership here, so there is no portal "
        "to give access to. Create or activate the partnership first."
    ),
    "partner_elsewhere": _lt(
        "Choose an organization, or a person, that one of your other companies works "
        "with as a partner."
    ),
    "people_elsewhere": _lt(
        "Choose people of this organization who have access in one of your other "
        "companies."
    ),
    "partnership_rests": _lt(
        "There is a partnership here, but it is suspended or has expired. Activate or "
        "renew it first."
    ),
    "program_missing": _lt("Choose the program of the new partnership."),
    "partnership_not_yours": _lt(
        "Your role does not allow you to create partnerships. Ask somebody with the "
        "role “Channel: all partners”."
    ),
    "contact_of_other_company": _lt(
        "This contact belongs to another company of yours. Clear the company on the "
        "contact, so that all companies can use it."
    ),
}
