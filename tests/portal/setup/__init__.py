from . import test_mail_settings
