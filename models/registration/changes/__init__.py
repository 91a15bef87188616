"""What partners change of a deal that was sent: taken back, and who came first then."""

from . import (
    first_in,
    take_back,
    switches,
    words,
    actions,
    audience,
    clone,
    hand_over,
    quick_actions,
    estimate,
    change,
    proposal,
    proposal_page,
    decision,
    lead,
    events,
)
