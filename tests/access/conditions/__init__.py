from . import test_access_conditions, test_access_rules
