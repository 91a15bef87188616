from . import test_guide, test_shop_page
