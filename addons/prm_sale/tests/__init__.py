from . import (
    test_canary,
    test_migration,
    test_quote_access,
    test_quote_backend,
    test_quote_list,
    test_quote_mails,
    test_quote_request,
    test_quote_tour,
    test_quotes_seen,
    test_race_quotes,
    test_uninstall,
    test_won_amount,
)
