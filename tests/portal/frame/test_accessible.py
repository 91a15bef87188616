"""What axe-core, the accessibility tree and the keyboard say of each page and state."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .browser_common import BrowserCase
from .house_common import HouseData


@tagged("post_install", "-at_install")
class TestAccessible(BrowserCase, HouseData, PrmHttpCase):
    def test_no_page_breaks_a_rule_and_each_control_has_a_name(self):
        """Beside other apps the pages which these do not change are not asked again."""
        is_beside = "website" in self.env["ir.module.module"]._installed()
        addresses = self.furnish_beside() if is_beside else self.furnish()
        broken, nameless = self.inspect(self.supervisor_a, addresses)
        self.assertFalse(broken, "\n".join(map(str, broken)))
        self.assertFalse(nameless, "\n".join(map(str, nameless)))
