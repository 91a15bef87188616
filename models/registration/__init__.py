"""The tie between a partner and a deal: review, approval, outcome."""

from . import (
    registration,
    deal_request_mixin,
    questions,
    permissions,
    customer,
    review,
    dialogs,
    approval,
    opportunity,
    listed,
    submission,
    form_view,
    vendor_entry,
    transition,
    direction,
    offering,
    reason,
)
