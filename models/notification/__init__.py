"""What partners are told: the catalogue, what each chose, the news of each."""

from . import (
    events,
    catalogue,
    portal_event,
    preference,
    mute,
    notification,
    box,
    choice,
    mailing,
    desk,
    link,
    footer,
    digest_time,
    digest,
    fund_news,
    access_news,
)
