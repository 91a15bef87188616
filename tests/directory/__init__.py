from . import (
    test_directory_rights,
    test_entries,
    test_entries_public,
    test_entry_http,
    test_inquiries,
    test_migration_directory,
)
