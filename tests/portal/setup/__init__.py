from . import (
    test_question_definitions,
    test_questions,
    test_registration_defaults,
    test_registration_fields,
)
