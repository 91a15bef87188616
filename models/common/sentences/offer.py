"""What is said of leads that are offered to partners."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    # of the vendor
    "offer_of_closed_lead": _lt(
        "Only an open lead or opportunity can be offered. This one is won, lost or "
        "archived."
    ),
    "offer_of_taken_lead": _lt(
        "A partner is already working on this lead. Cancel that registration before "
        "you offer the lead to others."
    ),
    "offer_made_already": _lt(
        "This lead is already with this partner, or is offered to this partner."
    ),
    "offer_not_shown": _lt(
        "The portal of this partner does not show offers and opportunities, so "
        "nobody would find the offer."
    ),
    "offer_to_nobody": _lt(
        "Nobody at this partner has access to the portal. Invite a person first, or "
        "choose somebody who has access."
    ),
    "offer_to_none": _lt("Tick at least one partner."),
    "offer_of_one_company": _lt(
        "Offer a lead only to partners of one of your companies at a time."
    ),
    "offer_stays_bare": _lt(
        "Customer, contact and details of an offer are filled in when the partner "
        "accepts it. Until then, these fields stay empty."
    ),
    "offer_again": _lt(
        "What was offered is not reviewed. Offer the lead to the partner again."
    ),
    "offer_answered": _lt("Nothing waits for an answer anymore. Reload the page."),
    # of the partner
    "offer_accepted_elsewhere": _lt("This offer was accepted by another partner."),
    "offer_gone": _lt("This offer is no longer available."),
    "offer_over": _lt("The last day to answer this offer has passed."),
    "offers_fixed": _lt(
        "Offers cannot be answered on this portal. Contact your partner manager."
    ),
    "decline_reason_missing": _lt("Choose why you decline the offer."),
}
