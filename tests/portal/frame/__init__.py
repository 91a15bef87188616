from . import test_core_pages, test_why_not
