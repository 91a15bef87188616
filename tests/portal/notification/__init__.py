from . import (
    test_bell,
    test_choice_backend,
    test_choice_link,
    test_choice_page,
    test_mute,
    test_mute_tour,
    test_news_page,
    test_race_notifications,
)
