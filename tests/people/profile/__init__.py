from . import (
    test_account,
    test_profile_account,
    test_profile_approval,
    test_profile_contact,
    test_profile_organization,
    test_profile_time_zone,
    test_race_profile,
)
