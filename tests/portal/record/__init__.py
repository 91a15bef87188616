from . import (
    test_record_amount,
    test_record_dialogs,
    test_record_ends,
    test_record_next_step,
    test_record_numbers,
    test_record_tours,
)
