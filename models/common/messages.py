"""One sentence for each code of ``policy`` and ``forms``, in the reader's language."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from .sentences import enablement, form_setting, portal, profile, review, switches

_lt = LazyTranslate(__name__)

SENTENCES = {
    **review.SENTENCES,
    **enablement.SENTENCES,
    **form_setting.SENTENCES,
    **portal.SENTENCES,
    **profile.SENTENCES,
    **switches.SENTENCES,
    # moves and permissions
    "state_by_moves_only": _lt("The state changes by the buttons only."),
    "unknown_state": _lt("This state does not exist."),
    "already_there": _lt("This was done already."),
    "move_not_allowed": _lt("This is not possible in the present state."),
    "choose_one": _lt("Choose one record: this is not done for none or several."),
    "no_preview": _lt(
        "There is nothing to show: the partnership or its portal is not active."
    ),
    "unknown_action": _lt("This action does not exist."),
    "not_your_role": _lt("You are not allowed to do this."),
    "not_in_this_state": _lt("This is not possible any more. Reload the page."),
    "registration_is_frozen": _lt(
        "The partner, company and program of a registration stay as they are."
    ),
    "registration_kept": _lt(
        "A registration that was submitted is kept. Cancel it instead."
    ),
    "resubmissions_used_up": _lt(
        "This registration was resubmitted too often. Please write to your partner "
        "manager in the conversation."
    ),
    # partnerships and people
    "partnership_not_active": _lt("The partnership is not active."),
    "no_assigned_user": _lt(
        "No employee is assigned to this partnership. Assign one, then invite."
    ),
    "not_a_person_of_partner": _lt("This contact is not a person of the partner."),
    "internal_user": _lt(
        "This contact is an employee with an internal user and cannot be invited."
    ),
    "no_valid_email": _lt("This contact has no valid e-mail address."),
    "two_kinds_of_role": _lt(
        "Roles of the partner portal are for portal users, channel roles for "
        "employees: nobody has both. To make a person an employee, disable the portal "
        "access first, under the portal users of the partnership."
    ),
    "login_taken": _lt("Another user logs in with this e-mail address already."),
    "member_exists": _lt("This person has access to the portal already."),
    "member_is_disabled": _lt(
        "The access of this person is disabled. Enable it first."
    ),
    "member_is_frozen": _lt(
        "The person of a membership stays as it is. Disable it and invite another one."
    ),
    "figures_are_computed": _lt("Points and key figures are computed, not entered."),
    "value_is_computed": _lt(
        "This value is computed. Only current values that are entered by hand can be "
        "changed."
    ),
    "history_is_kept": _lt(
        "What is noted stays as it is. Only the cause can be reworded."
    ),
    "term_is_kept": _lt("The terms of a partnership are kept."),
    "no_tier_proposed": _lt("No tier is proposed (any more). Reload the page."),
    "proposal_has_changed": _lt(
        "The points have changed: recompute, then look at the proposal again."
    ),
    "partnership_unattended": _lt(
        "No employee is assigned: nobody can be invited and no mail is sent."
    ),
    "partnership_missing": _lt("Choose the partnership."),
    "amounts_stay": _lt(
        "There are amounts in the currency of its company. They would not be converted "
        "in a company with another currency: it stays."
    ),
    "partnership_is_frozen": _lt(
        "The partner stays as it is: there are registrations already."
    ),
    "partnership_kept": _lt(
        "Only a draft can be deleted. End the partnership instead."
    ),
    "renewal_of_draft": _lt("This partnership has not begun. Activate it first."),
    "renewal_of_terminated": _lt(
        "A terminated partnership is not renewed. Start a new one."
    ),
    "renewal_without_end": _lt("This partnership has no due date: it runs on."),
    "renewed_already": _lt(
        "The next term is agreed already. Change its end under Terms & people."
    ),
    "renewal_after_end": _lt("The next term has to end after the present one."),
    "file_of_partnership": _lt("This file belongs to another record. Upload it here."),
    "partner_is_company": _lt("The partner organisation has to be a company."),
    "contact_of_partner": _lt("The primary contact has to be a person of the partner."),
    "people_of_partner": _lt(
        "Author and representative have to be people of the partner organisation."
    ),
    "tier_of_program": _lt("The tier belongs to another program."),
    "merge_of_partners": _lt(
        "Both contacts have partnerships in one company. End one of them first; "
        "merging would lose its history."
    ),
    # programs
    "code_shape": _lt(
        "The code starts with a small letter and has small letters, digits and "
        "underscores."
    ),
    "bad_pattern": _lt("The tax number pattern is not a valid regular expression."),
    # form
    "required": _lt("Please fill in this field."),
    "too_long": _lt("This text is too long. Shorten it, or attach it as a file."),
    "date_invalid": _lt("This is not a date. Write it as year-month-day."),
    "date_past": _lt("This day is over. Choose today or a later day."),
    "match_missing": _lt(
        "Choose one of the matches: what is written here names none of them."
    ),
    "choice_invalid": _lt("This choice is not available. Please choose again."),
    "email_invalid": _lt("This is not an e-mail address."),
    "phone_invalid": _lt("This is not a phone number."),
    "website_invalid": _lt("This is not a website. Write it like www.example.com."),
    "tin_shape": _lt(
        "This is not a tax number. Check the number of digits; spaces and dashes do "
        "not matter."
    ),
    "tin_dummy": _lt(
        "This is a placeholder, not a tax number. Write the tax number of the company."
    ),
    "customer_known": _lt(
        "This company may be known to us already. You can ask for a review: we check "
        "it and write to you."
    ),
    "customer_own": _lt(
        "You have this customer already: choose it under Existing company."
    ),
    "customer_registered": _lt(
        "Your organisation has registered this customer already. Is it another deal? "
        "Then ask for a review."
    ),
    "customer_known_entry": _lt(
        "This customer may be known already. Look at what was found; you can submit it "
        "all the same when you say why."
    ),
    "customer_own_entry": _lt(
        "The partner has this customer already: untick “New company” and choose it. "
        "You can submit it all the same when you say why."
    ),
    "customer_registered_entry": _lt(
        "The partner has registered this customer already. You can submit it all the "
        "same when you say why."
    ),
    "entry_reason_required": _lt("Write why it is submitted all the same."),
    "no_text": _lt("Write something, or attach a file."),
    # files
    "file_name": _lt("The file has no usable name. Rename it and try again."),
    "file_empty": _lt("The file is empty."),
    "file_type": _lt(
        "Files of this type are not accepted. The accepted types stand below the field."
    ),
    "file_content": _lt(
        "The content of the file does not fit its name. Save it again, then try again."
    ),
    "file_macros": _lt(
        "Office files with macros are not accepted. Save it without macros, for "
        "example as .docx, .xlsx or .pptx, and send that file."
    ),
    "file_too_large": _lt(
        "The file is too large. The largest size stands below the field."
    ),
    "files_too_large": _lt("All files together are too large."),
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
    def _text(self, code):
        """Return the sentence for ``code``, in the language of the environment."""
        return self.env._(SENTENCES[code])  # pylint: disable=gettext-variable
