"""The tie between a partner and a deal: review, approval, protection, outcome."""

from . import (
    registration,
    people,
    questions,
    permissions,
    customer,
    review,
    approval,
    opportunity,
    protection,
    submission,
    portal_doors,
    form_view,
    vendor_entry,
    transition,
    offering,
    reason,
)
