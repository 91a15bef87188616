"""Who is the customer, and who else speaks of it: keys, search, conflicts."""

from . import (
    registration_screening,
    screening,
    customer_search,
    probes,
    name_closeness,
    candidates,
    lead_protection,
    customer_answer,
    live_check,
    customer_proposal,
    match_keys,
    conflict,
    conflict_noting,
    conflict_judgement,
    desk,
)
