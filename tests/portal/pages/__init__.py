from . import test_page_queries, test_remembered, test_together
