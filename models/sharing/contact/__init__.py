"""Customer contacts that partners read: shared with them, or added by them."""

from . import (
    contact,
    texts,
    checking,
    sharing,
    inbox,
    entries,
    entry,
    listing,
    page,
    prefill,
    lookup,
    partner_places,
    partnership,
    sections,
    events,
    hand_over,
)
