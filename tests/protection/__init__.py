from . import (
    test_deal_cap,
    test_protection_ends,
    test_race_cap,
)
