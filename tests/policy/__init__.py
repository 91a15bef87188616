from . import (
    test_policy,
    test_policy_file_content,
    test_policy_invitation,
    test_policy_matching,
    test_policy_moves,
    test_policy_names,
    test_policy_names_alike,
    test_policy_numbers,
    test_policy_pairs,
    test_policy_people,
    test_policy_upload,
    test_policy_websites,
)
