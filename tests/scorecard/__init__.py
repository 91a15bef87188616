from . import (
    test_partnership_what_if,
    test_score_examples,
    test_score_gap,
    test_score_history,
    test_score_jobs,
    test_score_measures,
    test_score_points,
    test_score_race,
    test_score_registry,
    test_score_what_if,
    test_tier_access,
    test_tier_cause,
    test_tier_fall,
    test_tier_rise,
    test_tier_terms,
)
from .charts import *
