"""Direct sales beside partners: notices, a guard, the conversation, and a count."""

from . import (
    protection_of_customer,
    customer_protection,
    portal_direct,
    lead_guard,
    lead_conversation,
    direct_deal,
    direct_deal_job,
    partnership_direct,
)
