from . import (
    test_fund_booking,
    test_fund_ledger,
    test_fund_race,
    test_fund_rpc,
    test_fund_terms,
)
