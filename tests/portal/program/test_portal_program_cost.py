"""What the program page costs: the same for one row and for many."""

from datetime import timedelta

from odoo.tests import tagged

from .program_common import TABS, ProgramPageCase

KB = 1024


@tagged("post_install", "-at_install")
class TestPortalProgramCost(ProgramPageCase):
    """Queries and weight of each tab."""

    def fill(self, number):
        """Give A's partnership ``number`` rows of everything."""
        for index in range(number):
            user = (self.colleague_a, self.partner_a)[index % 2]
            end = self.today + timedelta(days=index)
            self._create_certificate(self.partnership_a, user, date_expiry=end)
            self._create_activity(self.partnership_a)
            self._create_fund_entry(self.partnership_a)
            self.partnership_a._note_history("value", "1", "2", "A deal was won.")
            if index < 10:
                self._register(self.partner_a)
        self.env.flush_all()

    def queries(self):
        """Return tab → how many queries the page costs that shows it."""
        partnership = self.partnership_a.with_user(self.partner_a)
        page = partnership.env["prm.program.page"]
        queries = {}
        for key in TABS:
            page._page(partnership, key)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            page._page(partnership, key)
            queries[key] = self.cr.sql_log_count - before
        return queries

    def test_many_rows_cost_no_more_queries_and_no_heavy_page(self):
        self.score()
        self.fill(2)
        self.queries()  # fills the caches
        few = self.queries()
        self.fill(78)
        for key, queries in self.queries().items():
            self.assertLessEqual(queries, few[key], key)
        for key in TABS:
            self.assertLess(len(self.open(tab=key).response.content), 40 * KB, key)
        self.assertIn("The latest 12 of 80.", self.panel("certificates"))
        self.assertIn("The latest 12 of 80.", self.panel("funds"))
