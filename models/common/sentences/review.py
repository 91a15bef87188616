"""What is said of decisions on registrations, of conflicts and approvals."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    # decisions
    "decision_note_required": _lt("Add a note that tells the partner what is missing."),
    "reviewer_of_channel": _lt(
        "A reviewer must be allowed to work with partners. Give this person the "
        "role “Channel: own partners” first."
    ),
    "reason_id_required": _lt("Choose a reason."),
    "reason_kind": _lt("This reason belongs to another kind of decision."),
    "withdrawal_reason_missing": _lt(
        "Choose why you are withdrawing the registration."
    ),
    "lead_of_company": _lt("This opportunity belongs to another company."),
    "lead_is_lost": _lt("This opportunity is lost. Restore it first."),
    "lead_has_registration": _lt(
        "A partner registered this opportunity. Mark it as lost instead of deleting it."
    ),
    "customer_is_company": _lt(
        "The customer must be a company, not a person. A person can only be a "
        "customer if they have a tax number, a website or a company name."
    ),
    "customer_of_company": _lt("This customer belongs to another company."),
    "customer_is_settled": _lt(
        "The customer of an approved registration cannot be changed."
    ),
    "contact_of_company": _lt("This person belongs to another company."),
    "choose_customer": _lt("Choose the customer, or choose “New customer”."),
    "choose_contact": _lt("Choose the person, or choose “New contact”."),
    "choose_lead": _lt("Choose the opportunity, or choose “New opportunity”."),
    "proposal_pending": _lt(
        "Your organization has already proposed a change to this deal. We will decide "
        "on it first."
    ),
    "proposal_empty": _lt("Nothing is different. Change what you want to propose."),
    "proposal_note_required": _lt("Tell the partner why the change is not accepted."),
    "proposal_deal_ended": _lt("The deal has ended, so it can no longer be changed."),
    "proposal_customer_known": _lt(
        "Somebody else works with this customer, or it is not clear who it is. Do "
        "not accept the change; the partner can register the deal again, and it is "
        "compared with all others."
    ),
    "review_has_started": _lt(
        "Our review has started, so you cannot take the registration back. Write to "
        "us in the conversation."
    ),
    # conflicts and approval
    "conflict_is_found": _lt(
        "What was found cannot be changed. You can only decide on it and add a note."
    ),
    "approval_undecided": _lt(
        "Another partner's deal with this customer is protected. Decide in the "
        "approval dialog whether this is the same deal."
    ),
    "approval_same_deal": _lt(
        "This is the same deal as one that is protected for another partner, so it "
        "cannot be approved as a second one. Do not accept it, as a duplicate, or link "
        "the existing opportunity if you have access to it."
    ),
    "approval_share": _lt(
        "You decided to share the opportunity of the other deal. Link that opportunity "
        "in the approval dialog; you need access to it."
    ),
    "share_without_deal": _lt(
        "There is no deal to share, only a customer. Decide that it is the same or a "
        "different one."
    ),
    "share_two_opportunities": _lt(
        "Each deal has an opportunity already. Merge the opportunities in CRM, or "
        "decide that they are different."
    ),
    "ask_nobody": _lt(
        "Nobody can be asked: the portal of these partners shows no conversation, or "
        "the registrations have ended."
    ),
    "direct_reason_by_managers": _lt(
        "Only a sales manager or a channel administrator can say why a lead is sold "
        "directly."
    ),
    "reason_duplicate_missing": _lt(
        "There is no reason of the kind “Rejection as duplicate”. Add one under "
        "Configuration → Reasons."
    ),
    "approval_by_administrator": _lt(
        "The same customer is protected for another partner. Only a channel "
        "administrator can approve this as another deal. You can refuse it as a "
        "duplicate, or link the existing opportunity if you have access to it."
    ),
    "approval_without_note": _lt(
        "Add a note to the conflict that explains why this is another deal."
    ),
    "customer_is_there": _lt(
        "This customer already exists. Link it, or mark the conflict as a "
        "different customer and explain why."
    ),
    "customer_without_note": _lt(
        "Add a note to the conflict that explains why this is a different customer."
    ),
    "open_dialog_customers": _lt(
        "Decide in the approval dialog: several customers look the same."
    ),
    "open_dialog_closed": _lt(
        "Decide in the approval dialog: a customer that you cannot see looks the same."
    ),
    "open_dialog_likely": _lt(
        "Decide in the approval dialog: one customer is probably the same, and "
        "nobody has checked it yet."
    ),
    "customer_missing": _lt("Choose the customer, or enter the company name."),
    "no_first_stage": _lt(
        "The pipeline has no stage to start in. Create one, or choose the first stage "
        "in the portal's settings."
    ),
}
