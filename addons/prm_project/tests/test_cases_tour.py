"""The main way in a browser: a case is opened, answered, read and closed."""

from odoo.tests import tagged

from odoo.addons.prm.tests.http_common import PrmHttpCase
from odoo.addons.prm.tests.portal.frame.browser_common import BrowserCase

from .project_common import ProjectData


@tagged("post_install", "-at_install")
class TestCasesTour(BrowserCase, ProjectData, PrmHttpCase):
    """The answer comes from an employee between the two halves."""

    def test_a_case_goes_its_way(self):
        login = self.partner_a.login
        self.start_tour("/partner/test/cases", "prm_case_open", login=login)
        case = self.env["project.task"].search([("prm_status", "=", "new")])
        self.reply(case, "We have renewed it.")
        self.start_tour("/partner/test/cases", "prm_case_close", login=login)
        self.assertEqual(case.prm_status, "solved")

    def test_a_case_is_opened_by_keyboard_alone(self):
        steps = (
            (".prm_open_task", "Enter"),
            ("input[name='name']", "The license does not start"),
            ("textarea[name='text']", "It says that it has expired."),
            (".prm_send_request", "Enter"),
        )
        with self.browsing(self.partner_a) as browser:
            self.open(browser, f"{self.HOME}/cases")
            self.by_keys(browser, steps)
        case = self.env["project.task"].search([("prm_status", "=", "new")])
        self.assertEqual(case.name, "The license does not start")
