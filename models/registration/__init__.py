"""The tie between a partner and a deal: review, approval, protection, outcome."""

from . import (
    registration,
    people,
    permissions,
    customer,
    review,
    approval,
    opportunity,
    protection,
    correction,
    vendor_entry,
    approval_plan,
    qualification,
    deal_people,
    transition,
    offering,
    reason,
)
