from . import (
    test_access_key,
    test_forgotten_password,
    test_forgotten_password_page,
    test_invite_log_in,
    test_log_in_mails,
    test_account,
    test_partnership_invite,
    test_partnership_members,
    test_people_leave,
    test_race_limits,
    test_roles,
    test_toggle_employee,
    test_toggle_partner,
)
from .log_in import *
from .profile import *
