"""What axe-core, the accessibility tree and the keyboard say of each page and state."""

from odoo.tests import tagged

from ...house.tool_common import tool
from ...http_common import PrmHttpCase
from .browser_common import BrowserCase
from .house_common import HouseData

# Nothing is clicked: that all of it is drawn is enough.
QUIET_SECONDS = 0.2


@tagged("post_install", "-at_install")
class TestAccessible(BrowserCase, HouseData, PrmHttpCase):
    def test_no_page_breaks_a_rule_and_each_control_has_a_name(self):
        """Light is asked all rules, dark those of contrast; `make axe` asks more.

        Beside other apps the pages which these do not change are not asked again.
        """
        is_beside = "website" in self.env["ir.module.module"]._installed()
        addresses = self.furnish_beside() if is_beside else self.furnish()
        axe = tool("axe.source").ready().read_text()
        measure, known = tool("axe.measure"), tool("axe.known")
        broken, nameless = [], []
        with self.browsing(self.supervisor_a) as browser:
            for address in addresses:
                self.open(browser, address, quiet=QUIET_SECONDS)
                page = measure.Page(browser, axe)
                found = page.violations()
                page.show("dark")
                found += page.violations(measure.COLORS)
                page.show("light")
                broken += [
                    (address, *each)
                    for each, is_ours in found
                    if is_ours and not known.is_known(address, each.rule)
                ]
                nameless += [
                    (address, each)
                    for each in page.nameless()
                    if not known.is_known_nameless(address, each)
                ]
        self.assertFalse(broken, "\n".join(map(str, broken)))
        self.assertFalse(nameless, "\n".join(map(str, nameless)))
