from . import (
    test_contact_dialog,
    test_contact_entry,
    test_contact_hand_over,
    test_contact_inbox,
    test_contact_known,
    test_contact_pages,
    test_contact_registration,
    test_contact_rpc,
    test_contact_sharing,
    test_contact_tour,
    test_race_contacts,
)
