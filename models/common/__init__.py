"""What at least three models inherit or use; knows nothing of single rooms."""

from . import (
    visit,
    messages,
    formatting,
    locking,
    signed_link,
    batch,
    reminder,
    guard_mixin,
    filled_mixin,
    transition_mixin,
    company_mixin,
    share_guard_mixin,
    customer_match_mixin,
    score_trigger_mixin,
    partnership_line_mixin,
    thread_mixin,
)
