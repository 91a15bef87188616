"""What axe-core, the accessibility tree and the keyboard say of each page and state."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .browser_common import BrowserCase
from .house_common import HouseData
from .inspection_common import Scene

# What is seen after something was pressed, below the home.
PRESSED = (
    Scene("/registrations/new", ".prm_submit", ".prm_summary", leads=True),
    Scene("/contacts/new", "form.prm_keep [type='submit']", ".prm_summary", leads=True),
    Scene(
        "/registrations",
        "[data-bs-toggle='offcanvas']",
        "#prm_filters.show .prm_filter_grid",
        width=390,
    ),
    Scene("/registrations", ".prm_acts", ".prm_acts + .dropdown-menu.show"),
    Scene("", ".prm_user_menu [data-bs-toggle]", ".prm_user_menu .dropdown-menu.show"),
)


@tagged("post_install", "-at_install")
class TestAccessible(BrowserCase, HouseData, PrmHttpCase):
    def test_no_page_breaks_a_rule_and_each_control_has_a_name(self):
        """Dialogs are opened, too, and Escape leads back to where they were opened.

        Beside other apps the pages which these do not change are not asked again.
        """
        is_beside = "website" in self.env["ir.module.module"]._installed()
        addresses = self.furnish_beside() if is_beside else self.furnish()
        pressed = [
            each._replace(address=f"{self.HOME}{each.address}") for each in PRESSED
        ]
        self.assertAccessible(self.supervisor_a, [*addresses, *pressed])
