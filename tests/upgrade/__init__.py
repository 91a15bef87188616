from . import (
    test_migration_account,
    test_migration_activity,
    test_migration_business_plan,
    test_migration_colleagues,
    test_migration_fields,
    test_migration_first_days,
    test_migration_languages,
    test_migration_news,
    test_migration_review,
    test_migration_terms,
    test_migration_versions,
    test_migration_words,
    test_race_connection,
)
from .deals import *
