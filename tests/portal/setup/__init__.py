from . import (
    test_direction,
    test_limit_to_team,
    test_portal_add,
    test_portal_guests,
    test_portal_ways,
    test_preview,
    test_question_definitions,
    test_question_tours,
    test_questions,
    test_registration_defaults,
    test_registration_fields,
)
