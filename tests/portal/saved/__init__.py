from . import (
    test_race_saved,
    test_saved_access,
    test_saved_limits,
    test_saved_lists,
    test_saved_sharing,
    test_saved_words,
    test_tour_saved,
)
