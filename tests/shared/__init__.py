from . import (
    test_batch,
    test_formatting,
    test_locking,
)
