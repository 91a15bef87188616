from . import (
    test_bulk_access,
    test_bulk_bombs,
    test_bulk_cells,
    test_bulk_files,
    test_bulk_job,
    test_bulk_limits,
    test_bulk_notice,
    test_bulk_page,
    test_bulk_tour,
    test_bulk_workbooks,
    test_race_bulk,
)
