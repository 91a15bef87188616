from . import (
    test_race_share,
    test_share,
    test_share_access,
    test_share_mails,
    test_share_own_deal,
    test_share_pages,
    test_share_stop,
    test_share_tour,
)
