from . import (
    test_add_person,
    test_contact_button,
    test_contact_tick,
    test_hand_over,
    test_hand_over_told,
    test_member_desk,
    test_partner_elsewhere,
    test_people_views,
    test_race_opening,
    test_race_people,
)
