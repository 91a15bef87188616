from . import (
    test_portal_guests,
    test_portal_ways,
)
