from . import test_summary
