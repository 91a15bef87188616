from . import test_lead_facts
