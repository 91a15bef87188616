from . import (
    test_attack,
    test_canary,
    test_cases,
    test_cases_http,
    test_cases_tour,
    test_replies,
    test_tasks,
    test_telling,
    test_uninstall,
)
