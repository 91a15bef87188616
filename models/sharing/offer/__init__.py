"""A lead that is offered to partners, to one after the other or to several at once.

What a partner reads of an offer is typed for it; the rest is copied from the lead when
the offer is accepted, so that before there is nothing to find.
"""

from . import (
    offer_round,
    offer,
    registration_offer,
    conditions,
    vendor_news,
    desk,
    answer,
    deadline,
    lead_offer,
    proposal,
    listing,
    exported,
    words,
    notification_entries,
    portal_entries,
)
