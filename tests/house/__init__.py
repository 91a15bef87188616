from . import (
    test_activity_notes,
    test_architecture,
    test_demo,
    test_documents,
    test_forgotten,
    test_mixins,
    test_needs,
    test_rooms,
    test_rules,
    test_sentences,
    test_tools,
    test_write_order,
)
