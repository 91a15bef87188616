"""What axe-core, the accessibility tree and the keyboard say of each page and state."""

from odoo.tests import tagged

from ...house.tool_common import tool
from ...http_common import PrmHttpCase
from .browser_common import BrowserCase
from .house_common import HouseData

# What Odoo's own pages in our frame break; see docs/accessibility.md.
CORE_BREAKS = {"heading-order", "empty-table-header", "page-has-heading-one"}
# Where invoices are sent from, an account asks for their format without a label.
UNNAMED = ("/my/account", "select-name")


@tagged("post_install", "-at_install")
class TestAccessible(BrowserCase, HouseData, PrmHttpCase):
    def test_no_page_breaks_a_rule_and_each_control_has_a_name(self):
        """Light is asked all rules, dark those of contrast; `make axe` asks more."""
        addresses = self.furnish()
        axe = tool("axe.source").ready().read_text()
        measure = tool("axe.measure")
        broken, nameless = [], []
        with self.browsing(self.supervisor_a) as browser:
            for address in addresses:
                self.open(browser, address)
                page = measure.Page(browser, axe)
                found = page.violations()
                page.show("dark")
                found += page.violations(measure.COLORS)
                page.show("light")
                broken += [
                    (address, *each)
                    for each, is_ours in found
                    if is_ours and not self._is_known(address, each)
                ]
                nameless += [
                    (address, each)
                    for each in page.nameless()
                    if not (address == UNNAMED[0] and self._is_of_invoices(each))
                ]
        self.assertFalse(broken, "\n".join(map(str, broken)))
        self.assertFalse(nameless, "\n".join(map(str, nameless)))

    def _is_known(self, address, finding):
        is_of_core = address.startswith("/my") and finding.rule in CORE_BREAKS
        return is_of_core or (address, finding.rule) == UNNAMED

    def _is_of_invoices(self, control):
        return "'invoice_" in control or control == "option: option ['value', '']"
