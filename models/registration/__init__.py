"""The tie between a partner and a deal: review, approval, protection, outcome."""

from . import (
    opportunity,
    review,
    qualification,
    protection,
    customer,
    offering,
    reason,
    registration,
    approval,
    transition,
    people,
    vendor_entry,
)
