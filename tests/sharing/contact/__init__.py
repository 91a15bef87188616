from . import (
    test_contact_sharing,
)
