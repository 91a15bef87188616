from . import (
    test_accessible,
    test_become_http,
    test_canary,
    test_inquiry_http,
    test_public_http,
    test_tour,
)
