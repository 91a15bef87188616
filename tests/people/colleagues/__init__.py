from . import (
    test_accept_invitation,
    test_ask_first,
    test_colleague_changes,
    test_colleague_export,
    test_colleagues_page,
    test_invitation_life,
    test_invitation_link,
    test_invite_again,
    test_invite_colleagues,
    test_member_history,
    test_race_colleagues,
    test_tour_colleagues,
)
