from . import (
    test_migration_conflicts,
    test_race_connection,
)
