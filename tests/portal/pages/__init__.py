from . import (
    test_glance,
    test_page_queries,
    test_remembered,
    test_rows,
    test_together,
)
