"""The tie between a partner and a deal: review, approval, protection, outcome."""

from . import (
    registration,
    customer,
    review,
    approval,
    opportunity,
    protection,
    submission,
    portal_doors,
    form_view,
    vendor_entry,
    approval_plan,
    qualification,
    deal_people,
    transition,
    offering,
    reason,
)
