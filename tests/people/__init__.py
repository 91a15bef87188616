from . import (
    test_access_key,
    test_addresses,
    test_partnership_invite,
    test_partnership_members,
    test_people_leave,
    test_race_limits,
    test_roles,
    test_toggle_employee,
    test_toggle_partner,
)
from .account import *
from .activity import *
from .colleagues import *
from .desk import *
from .log_in import *
from .profile import *
