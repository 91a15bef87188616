"""One sentence for each code of ``policy`` and ``forms``, in the reader's language."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from .sentences import (
    account,
    appeal,
    bulk,
    colleagues,
    contacts,
    enablement,
    form_setting,
    joining,
    lists,
    offer,
    people,
    portal,
    protection,
    review,
    sharing,
    switches,
)

_lt = LazyTranslate(__name__)

SENTENCES = {
    **account.SENTENCES,
    **bulk.SENTENCES,
    **appeal.SENTENCES,
    **review.SENTENCES,
    **colleagues.SENTENCES,
    **contacts.SENTENCES,
    **enablement.SENTENCES,
    **form_setting.SENTENCES,
    **joining.SENTENCES,
    **lists.SENTENCES,
    **offer.SENTENCES,
    **people.SENTENCES,
    **portal.SENTENCES,
    **protection.SENTENCES,
    **sharing.SENTENCES,
    **switches.SENTENCES,
    # moves and permissions
    "state_by_moves_only": _lt("Use the buttons to change the state."),
    "unknown_state": _lt("This state does not exist."),
    "already_there": _lt("This has already been done."),
    "move_not_allowed": _lt("This is not possible in the current state."),
    "choose_one": _lt("Choose exactly one record."),
    "no_overview": _lt("The overview is for people who work with deals."),
    "no_preview": _lt(
        "There is nothing to show, because the partnership or its portal is not active."
    ),
    "unknown_action": _lt("This action does not exist."),
    "not_your_role": _lt("You are not allowed to do this."),
    "not_in_this_state": _lt("This is no longer possible. Reload the page."),
    "registration_is_frozen": _lt(
        "The partner, company and program of a registration cannot be changed."
    ),
    "registration_kept": _lt(
        "A submitted registration cannot be deleted. Cancel it instead."
    ),
    "resubmissions_used_up": _lt(
        "This registration has been resubmitted too often. Please write to your "
        "partner manager in the conversation."
    ),
    # partnerships and people
    "partnership_not_active": _lt("The partnership is not active."),
    "no_assigned_user": _lt(
        "No employee is assigned to this partnership. Assign one before you invite "
        "anybody."
    ),
    "not_a_person_of_partner": _lt("This contact is not a person of the partner."),
    "internal_user": _lt(
        "This contact is an employee with an internal user and cannot be invited."
    ),
    "no_valid_email": _lt("This contact has no valid email address."),
    "two_kinds_of_role": _lt(
        "Partner roles are for portal users and channel roles are for employees: "
        "nobody can have both. To make this person an employee, first end the "
        "access under Members of the partnership."
    ),
    "login_taken": _lt("Another user already logs in with this email address."),
    "member_exists": _lt("This person already has access to the portal."),
    "member_is_disabled": _lt("The access of this person has ended. Restore it first."),
    "member_is_frozen": _lt(
        "The person cannot be changed. End this access and invite somebody else."
    ),
    "figures_are_computed": _lt(
        "Points and key figures are computed and cannot be entered."
    ),
    "value_is_computed": _lt(
        "This value is computed. Only current values that are entered by hand can be "
        "changed."
    ),
    "request_closed": _lt(
        "This was closed without a decision, because what it was about has ended."
    ),
    "history_is_kept": _lt(
        "The history cannot be changed. Only the cause can be reworded."
    ),
    "term_is_kept": _lt("The terms of a partnership cannot be deleted."),
    "no_tier_proposed": _lt(
        "There is no proposed tier, or it has already been decided. Reload the page."
    ),
    "proposal_has_changed": _lt(
        "The points have changed. Recompute them, then check the proposal again."
    ),
    "partnership_unattended": _lt(
        "No employee is assigned: nobody can be invited, and no emails are sent."
    ),
    "partnership_missing": _lt("Choose the partnership."),
    "amounts_stay": _lt(
        "It has amounts in the currency of its company, which would not be "
        "converted in a company with another currency, so it must stay."
    ),
    "partnership_is_frozen": _lt(
        "The partner cannot be changed because there are already registrations."
    ),
    "partnership_kept": _lt(
        "Only a draft can be deleted. Terminate the partnership instead."
    ),
    "renewal_of_draft": _lt("This partnership has not started. Activate it first."),
    "renewal_of_terminated": _lt(
        "A terminated partnership cannot be renewed. Create a new one."
    ),
    "renewal_without_end": _lt("This partnership has no due date, so it does not end."),
    "renewed_already": _lt(
        "The next term has already been agreed. Change its end under Terms & people."
    ),
    "renewal_after_end": _lt("The next term must end after the current one."),
    "file_of_partnership": _lt(
        "This file belongs to another record. Upload it here again."
    ),
    "partner_is_company": _lt("The partner organization must be a company."),
    "contact_of_partner": _lt("The primary contact must be a person of the partner."),
    "people_of_partner": _lt(
        "The author and the representative must be people of the partner organization."
    ),
    "tier_of_program": _lt("The tier belongs to another program."),
    "merge_of_partners": _lt(
        "Both contacts have partnerships in the same company. End one of them "
        "first: merging would lose its history."
    ),
    # programs
    "code_shape": _lt(
        "The code must start with a lowercase letter, and contain only lowercase "
        "letters, digits and underscores."
    ),
    "bad_pattern": _lt("The tax number pattern is not a valid regular expression."),
    # form
    "required": _lt("Please fill in this field."),
    "too_long": _lt("This text is too long. Shorten it, or attach it as a file."),
    "date_invalid": _lt(
        "This is not a date. Enter it as year-month-day, for example 2026-12-31."
    ),
    "number_negative": _lt("Enter an amount that is not below zero."),
    "date_past": _lt("This day is in the past. Choose today or a later day."),
    "match_missing": _lt(
        "Choose one of the matches: what you typed is not one of them."
    ),
    "choice_invalid": _lt("This choice is not available. Please choose again."),
    "email_invalid": _lt("This is not an email address."),
    "phone_invalid": _lt("This is not a phone number. Check the digits."),
    "website_invalid": _lt("This is not a website. Enter it like www.example.com."),
    "tin_shape": _lt(
        "This is not a tax number. Check the number of digits; spaces and dashes do "
        "not matter."
    ),
    "tin_dummy": _lt(
        "This is a placeholder, not a tax number. Enter the company's tax number."
    ),
    "customer_known": _lt(
        "We may already know this company. You can ask for a review: we check it "
        "and write to you."
    ),
    "check_available": _lt("Available: you can register this company."),
    "check_review": _lt(
        "Needs a review: we may already know this company. Ask for a review when you "
        "submit."
    ),
    "customer_own": _lt(
        "You already have this customer. Choose it under Existing company."
    ),
    "customer_registered": _lt(
        "Your organization has already registered this customer. If it is another "
        "deal, ask for a review."
    ),
    "customer_known_entry": _lt(
        "This customer may already be known. Check what was found. You can submit "
        "it anyway if you explain why."
    ),
    "customer_own_entry": _lt(
        "The partner already has this customer: untick “New company” and choose "
        "it. You can submit it anyway if you explain why."
    ),
    "customer_registered_entry": _lt(
        "The partner has already registered this customer. You can submit it "
        "anyway if you explain why."
    ),
    "entry_reason_required": _lt("Explain why you are submitting it anyway."),
    "no_text": _lt("Write something, or attach a file."),
    # files
    "file_name": _lt("The file has no usable name. Rename it and try again."),
    "file_empty": _lt("The file is empty."),
    "file_type": _lt(
        "Files of this type are not accepted. The accepted types are listed below "
        "the field."
    ),
    "file_content": _lt(
        "The content of the file does not match its extension. Save the file again "
        "in the right format, then try again."
    ),
    "file_macros": _lt(
        "Office files with macros are not accepted. Save it without macros, for "
        "example as .docx, .xlsx or .pptx, and send that file."
    ),
    "file_too_large": _lt(
        "The file is too large. The maximum size is shown below the field."
    ),
    "files_too_large": _lt(
        "The files are too large in total. Send fewer or smaller ones."
    ),
    "picture_invalid": _lt(
        "This is not a picture that we can show. Send a PNG, JPG, GIF or WebP file."
    ),
    "unreadable_file": _lt("The file could not be read. Please send it again."),
}


class PrmMessages(models.AbstractModel):
    """Turns codes into sentences for people."""

    _name = "prm.messages"
    _description = "Sentences for people"

    @api.model
    def _check_one(self, records):
        """Refuse none and several where a button is about one record.

        :raises UserError: saying so, also to who calls it over RPC
        """
        if len(records) != 1 or not records.id:
            raise UserError(self._text("choose_one"))

    @api.model
    def _require(self, verdict):
        """Refuse what a verdict of the policy refuses.

        :raises UserError: with the sentence of its code
        """
        if not verdict:
            raise UserError(self._text(verdict.code))

    @api.model
    def _sentences(self):
        """Hook: return code → sentence; addons return their own beside these."""
        return SENTENCES

    @api.model
    def _text(self, code):
        """Return the sentence for ``code``, in the language of the environment."""
        # pylint: disable-next=gettext-variable
        return self.env._(self._sentences()[code])
