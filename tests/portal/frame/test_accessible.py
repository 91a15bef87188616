"""What axe-core, the accessibility tree and the keyboard say of each page and state."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .browser_common import BrowserCase
from .house_common import HouseData
from .inspection_common import Inspection, Scene

# A button without a name, and a page that takes the focus from who closed a dialog.
WRONG = """
document.querySelector(".prm_portal").append(document.createElement("button"));
document.addEventListener("hidden.bs.modal", () => document.activeElement.blur());
true;
"""
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
        if "website" in self.env["ir.module.module"]._installed():
            scenes = self.furnish_beside()
        else:
            scenes = self.furnish()
            for each in PRESSED:
                scenes.append(each._replace(address=f"{self.HOME}{each.address}"))
        self.assertAccessible(self.supervisor_a, scenes)

    def test_what_breaks_a_rule_and_leads_the_focus_astray_is_found(self):
        draft = self._register(submit=False)
        scene = Scene(f"{self.HOME}/registrations/{draft.id}")
        with self.browsing(self.partner_a) as browser:
            self.open(browser, scene.address)
            browser.evaluate(WRONG)
            inspection = Inspection(browser)
            inspection.look(scene)
        self.assertEqual({each[2] for each in inspection.broken}, {"button-name"})
        self.assertTrue(inspection.nameless)
        self.assertTrue(inspection.astray)
