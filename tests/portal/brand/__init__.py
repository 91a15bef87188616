from . import test_brand, test_brand_browser, test_brand_mails, test_phone_browser
