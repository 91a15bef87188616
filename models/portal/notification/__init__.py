"""Pages of the notifications: the bell, the news, what a person wants to be told."""

from . import (
    bell,
    choice_page,
    deal_mute,
    event_row,
    member,
    news_page,
    news_query,
    news_row,
    settings_page,
)
