from . import (
    test_accessible,
    test_core_pages,
    test_keyboard,
    test_looks,
    test_why_not,
    test_written,
)
