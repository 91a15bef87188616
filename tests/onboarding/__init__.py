from . import test_first_days, test_partner_checklist, test_partner_steps
