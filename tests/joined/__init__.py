from . import (
    test_joined_desk,
    test_joined_entries,
    test_joined_list,
    test_joined_reply,
    test_joined_request,
    test_joined_scope,
    test_joined_talk,
    test_joined_telling,
    test_visitors,
)
