"""Headers sort, groups stand in the order of the life cycle."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .list_common import ListData


@tagged("post_install", "-at_install")
class TestListOrder(ListData, PrmHttpCase):
    def headers(self, page):
        """Return the text of each header → where it leads."""
        links = page.all("//table//th/a")
        return {link.text_content().strip(): link.get("href") for link in links}

    def test_a_header_sorts_and_once_more_the_other_way_round(self):
        for name in ("Bravo", "Alpha", "Charlie"):
            self._register(name=name)
        page = self.visit("/registrations", self.partner_a)
        address = self.headers(page)["Opportunity"]
        self.assertEqual(address, f"{self.HOME}/registrations?sortby=name")
        page = self.visit(address)
        self.assertEqual(page.rows, ["Alpha", "Bravo", "Charlie"])
        self.assertEqual(page.all("//th/@aria-sort"), ["ascending"])
        address = self.headers(page)["Opportunity"]
        page = self.visit(address)
        self.assertEqual(page.rows, ["Charlie", "Bravo", "Alpha"])
        self.assertEqual(page.all("//th/@aria-sort"), ["descending"])
        self.assertEqual(page.value("sortby"), "-name")

    def test_every_header_of_both_lists_sorts(self):
        self._won(name="Won")
        self._open(name="Open", representative_id=self.colleague_a.partner_id.id)
        self.login(self.partner_a)
        for address in ("/registrations", "/opportunities"):
            page = self.visit(address)
            headers = self.headers(page)
            self.assertEqual(len(headers), 6, address)
            for label, link in headers.items():
                turned = self.headers(self.visit(link))[label]
                for each in (link, turned):
                    rows = self.visit(each).rows
                    self.assertEqual(set(rows), {"Won", "Open"}, each)
        rows = self.visit("/opportunities", sortby="-representative").rows
        names = [self.partner_a.partner_id.name, self.colleague_a.partner_id.name]
        first = "Won" if names[0].casefold() > names[1].casefold() else "Open"
        self.assertEqual(rows[0], first)

    def test_the_latest_news_are_first(self):
        first, second = self._register(name="First"), self._register(name="Second")
        first.sudo().last_news_at = "2031-01-01 00:00:00"
        second.sudo().last_news_at = "2030-01-01 00:00:00"
        self._forget()
        page = self.visit("/registrations", self.partner_a)
        self.assertEqual(page.rows, ["First", "Second"])
        self.assertEqual(page.all("//th/@aria-sort"), ["descending"])

    def test_groups_follow_the_life_cycle_and_the_end_has_its_own_word(self):
        self._won(name="Won")
        self._lost(name="Lost")
        self._open(name="Approved")
        self._returned(name="Returned")
        self._register(name="Submitted")
        self._register(name="Draft", submit=False)
        page = self.visit("/registrations", self.partner_a, groupby="state")
        expected = ["Draft", "Submitted", "Input needed", "Approved", "Won", "Lost"]
        self.assertEqual(page.texts("//table//h2"), expected)
        page = self.visit("/registrations", sortby="state")
        names = ["Draft", "Submitted", "Returned", "Approved", "Won", "Lost"]
        self.assertEqual(page.rows, names)

    def test_groups_stand_as_the_columns_of_the_board_do(self):
        self._lost(name="Lost")
        self._open(name="Approved")
        withdrawn = self._register(name="Withdrawn")
        withdrawn.sudo()._write_guarded({"state": "withdrawn"})
        self.login(self.partner_a)
        groups = self.visit("/registrations", groupby="state").texts("//table//h2")
        self.assertEqual(groups, ["Approved", "Lost", "Withdrawn"])
        board = self.visit("/registrations", layout="board")
        columns = [
            title
            for column in board.has_class("prm_column")
            if column.xpath(".//li")
            for title in column.xpath(".//h2/span[1]/text()")
        ]
        self.assertEqual(columns, groups)

    def test_opportunities_are_grouped_by_outcome_and_by_stage_in_their_order(self):
        stages = self.env["crm.stage"].search([("is_won", "=", False)], limit=2)
        self._lost(name="Lost")
        self._won(name="Won")
        self._staged(stages[1], name="Second")
        self._staged(stages[0], name="First")
        self.login(self.partner_a)
        page = self.visit("/opportunities", groupby="state")
        self.assertEqual(page.texts("//table//h2"), ["Open", "Won", "Lost"])
        page = self.visit("/opportunities", groupby="stage")
        expected = [stages[0].name, stages[1].name, "Won", "Lost"]
        self.assertEqual(page.texts("//table//h2"), expected)

    def test_groups_by_company_and_representative(self):
        self._register(name="One", customer_name="Beta")
        self._register(name="Two", customer_name="Alpha")
        self.login(self.partner_a)
        page = self.visit("/registrations", groupby="customer")
        self.assertEqual(page.texts("//table//h2"), ["Alpha", "Beta"])
        page = self.visit("/registrations", groupby="representative")
        self.assertEqual(page.texts("//table//h2"), [self.partner_a.partner_id.name])
