from . import (
    test_direct_banner,
    test_direct_block,
    test_direct_conversation,
    test_direct_deals,
    test_direct_renamed,
)
