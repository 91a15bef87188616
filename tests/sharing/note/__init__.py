from . import (
    test_note_access,
    test_note_share,
    test_partner_note,
)
