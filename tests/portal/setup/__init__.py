from . import test_registration_defaults, test_registration_fields
