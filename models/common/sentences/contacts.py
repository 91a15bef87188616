"""What is said of contacts that partners read, decide on and add."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "contacts_closed": _lt(
        "You cannot add contacts on this portal. Send them to your partner manager."
    ),
    "contacts_fixed": _lt(
        "You cannot change contacts on this portal. Write to your partner manager."
    ),
    "contact_of_vendor": _lt(
        "We look after this contact. Tell your partner manager what has changed."
    ),
    "inbox_fixed": _lt(
        "You cannot accept or decline contacts on this portal. Write to your partner "
        "manager."
    ),
    "contact_reason_missing": _lt("Tell us why, in a few words."),
    "contact_of_member": _lt(
        "Contacts are shared with people who have access to the portal. Choose such "
        "a person, or invite this one first."
    ),
    "contact_company_differs": _lt(
        "The contact and the partnership belong to different companies."
    ),
    "contact_is_partner": _lt(
        "The contact belongs to the partner organization itself. Choose a contact of "
        "a customer."
    ),
    "contact_origin_fixed": _lt(
        "Who added a contact, and when it was shared, cannot be changed."
    ),
    "contacts_missing": _lt("Choose at least one contact, or enter a new one."),
    "contact_partnership": _lt(
        "Choose a partner: contacts are shared under an active partnership."
    ),
    "contact_name_missing": _lt("Enter the name of each new contact."),
    "contact_is_unlinked": _lt("The contact was deleted. There is nothing to update."),
}
