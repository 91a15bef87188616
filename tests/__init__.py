from . import (
    test_architecture,
    test_forms,
    test_policy,
    test_policy_matching,
    test_policy_moves,
    test_policy_upload,
    test_race_decisions,
    test_race_http,
    test_race_submissions,
    test_registration_flow,
)
