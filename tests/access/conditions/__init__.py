from . import test_access_conditions
