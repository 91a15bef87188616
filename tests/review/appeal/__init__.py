from . import test_appeal_asked, test_appeal_decided, test_appeal_person
