from . import (
    test_home_texts,
    test_home_widgets,
    test_portal_charts,
    test_portal_home,
    test_race_summary,
    test_registration_summary,
)
