from . import (
    test_migration_amount,
    test_migration_conflicts,
    test_migration_contacts,
    test_migration_decline,
    test_migration_direction,
    test_migration_lists,
    test_migration_managers,
    test_migration_promises,
    test_migration_protection,
)
