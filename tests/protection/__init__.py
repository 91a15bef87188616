from . import (
    test_answer_link,
    test_deal_cap,
    test_expired_sight,
    test_extension_asked,
    test_extension_decided,
    test_protection_ends,
    test_protection_page,
    test_protection_reminders,
    test_race_cap,
    test_race_extension,
    test_silence,
    test_tour_protection,
)
