"""What partners are told: the catalogue, what each chose, the news of each."""

from . import (
    events,
    catalogue,
    portal_event,
    preference,
    mute,
    notification,
    box,
)
