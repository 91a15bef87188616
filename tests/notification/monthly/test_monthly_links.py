"""Each number of the summary leads to a list of as many rows; and its choice."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .monthly_common import EVENT, SENT, MonthlyData

SETTINGS = "/settings/notifications"


@tagged("post_install", "-at_install")
class TestMonthlyLinks(MonthlyData, PrmHttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._create_months()

    def check_links(self, user, mails):
        """Follow each link of a mail; return how many there were."""
        lines = self.lines(self.mail_to(user, mails))
        self.login(user)
        for label, (number, url) in lines.items():
            address = url.removeprefix(self.portal.get_base_url())
            page = self.visit(address)
            self.assertEqual(page.status, 200, label)
            [total] = page.texts("//*[contains(@class, 'prm_total')]")
            self.assertEqual(int(total), number, (user.login, label, address))
        return len(lines)

    def test_each_number_leads_to_a_list_of_as_many_rows(self):
        for user in (self.partner_a, self.colleague_a):
            for _turn in range(2):
                self.registered(user)
                self.approved(user)
            for button in ("action_set_won", "action_set_lost"):
                self.ended(button, user)
                self.ended(button, user, day="2026-01-31 12:00:00")
            soon = self.approved(user, day="2025-12-01 12:00:00")
            self.put(soon, protection_end="2026-03-20")
            returned = self.registered(user, day="2025-12-01 12:00:00")
            self.desk(returned, "return").action_return()
        mails = self.run_at(SENT)
        for user in (self.partner_a, self.supervisor_a):
            self.assertEqual(self.check_links(user, mails), 7, user.login)

    def test_the_edges_of_the_month_are_those_of_the_list(self):
        self.partner_a.tz = "America/New_York"
        for day in (
            "2026-02-01 04:59:59",
            "2026-02-01 05:00:00",
            "2026-03-01 04:59:59",
            "2026-03-01 05:00:00",
        ):
            self.registered(day=day)
        mails = self.run_at("2026-03-02 12:00:00")
        self.assertEqual(
            self.numbers(self.mail_to(self.partner_a, mails)), {"Registered": 2}
        )
        self.check_links(self.partner_a, mails)

    # ------------------------------------------------------------------- its choice

    def radios(self, page):
        """Return value → label of the choices of the summary, and which is chosen."""
        found = page.all(f"//input[@name='event_{EVENT}']")
        labels = {each.get("value"): each.getparent().text_content() for each in found}
        [chosen] = [each.get("value") for each in found if each.get("checked")]
        return labels, chosen

    def test_people_switch_it_on_and_off(self):
        page = self.visit(SETTINGS, self.partner_a)
        labels = {"now": "Every month", "never": "Never"}
        self.assertEqual(self.radios(page), (labels, "now"))
        self.send(SETTINGS, {f"event_{EVENT}": "never"})
        self.assertEqual(self.radios(self.visit(SETTINGS)), (labels, "never"))
        self.send(SETTINGS, {f"event_{EVENT}": "weekly"})
        self.assertEqual(self.radios(self.visit(SETTINGS)), (labels, "now"))

    def test_setting_all_leaves_it_on_unless_all_is_off(self):
        self.login(self.partner_a)
        for every, chosen in (("daily", "now"), ("never", "never"), ("now", "now")):
            page = self.visit(SETTINGS, every=every)
            self.assertEqual(self.radios(page)[1], chosen, every)
