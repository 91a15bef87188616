from . import (
    test_dialogs_conflicts,
    test_lead_protection,
    test_lead_protection_limits,
    test_live_check,
    test_match_keys,
    test_match_keys_killed,
    test_matching_guide,
    test_matching_pairs,
    test_race_scopes,
    test_screening,
    test_screening_cases,
    test_screening_close,
    test_screening_own,
    test_screening_sides,
    test_screening_strength,
)
from .desk import *
