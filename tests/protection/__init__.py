from . import (
    test_protection_ends,
)
