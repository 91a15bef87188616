from . import test_profile_fields
