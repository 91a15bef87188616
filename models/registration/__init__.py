"""The tie between a partner and a deal: review, approval, protection, outcome."""

from . import (
    registration,
    questions,
    permissions,
    customer,
    review,
    dialogs,
    approval,
    opportunity,
    protection,
    submission,
    form_view,
    vendor_entry,
    transition,
    direction,
    offering,
    reason,
)
