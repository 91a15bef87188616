from . import (
    test_history_words,
    test_partnership_desk,
    test_partnership_due,
    test_partnership_files,
    test_partnership_life,
    test_partnership_merge,
    test_partnership_naming,
    test_partnership_owner,
    test_partnership_term,
    test_race_partnership,
    test_term_records,
)
