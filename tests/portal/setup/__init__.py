from . import (
    test_brand,
    test_brand_browser,
    test_brand_mails,
    test_direction,
    test_home,
    test_home_texts,
    test_limit_to_team,
    test_portal_add,
    test_portal_guests,
    test_portal_ways,
    test_preview,
)
