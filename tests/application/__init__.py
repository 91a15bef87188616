from . import (
    test_application_accepted,
    test_application_answered,
    test_application_forgotten,
    test_application_known,
    test_application_portal,
    test_application_rights,
    test_application_terms,
    test_apply_limits,
    test_apply_links,
    test_apply_page,
    test_race_application,
    test_tour_application,
)
