from . import test_first_steps, test_mail_settings, test_proposals
