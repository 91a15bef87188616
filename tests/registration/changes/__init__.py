from . import (
    test_clone,
    test_first_in,
    test_hand_over,
    test_proposal,
    test_proposal_page,
    test_quick_actions,
    test_race_hand_over,
    test_race_proposal,
    test_race_take_back,
    test_take_back,
    test_take_back_page,
    test_take_back_tour,
)
