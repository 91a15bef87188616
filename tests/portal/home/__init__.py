from . import (
    test_portal_charts,
    test_portal_home,
    test_race_summary,
    test_registration_summary,
)
