from . import (
    test_batch,
    test_filled,
    test_formatting,
    test_locking,
    test_one_place,
    test_signed_link,
)
