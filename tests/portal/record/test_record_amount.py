"""A partner reads one amount of a deal: on its page, in lists, boards and files."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from ..listing.board_common import BoardPages
from ..listing.export_common import ExportCase
from ..sections.section_common import SectionData


@tagged("post_install", "-at_install")
class TestRecordAmount(BoardPages, SectionData, ExportCase, PrmHttpCase):
    def setUp(self):
        super().setUp()
        self.login(self.partner_a)
        self.deal = self._register(name="Mill", amount_estimate=9000.0)

    def rows(self):
        """Return label → text of the amounts on the page of the deal."""
        self._forget()
        page = self.deal.with_user(self.partner_a)._portal_page()
        return {
            name: self.plain(text) for name, text in page["deal"] if "mount" in name
        }

    def said(self):
        """Return the amounts in the list, on the board, in the file, and its page."""
        self._forget()
        [listed] = self.visit("/registrations").has_class("prm_amount")
        [card] = self.board().has_class("card")
        [row] = self.export("registrations", user=self.partner_a).dicts()
        shown = self.rows()["Amount"]
        self.assertIn(shown, self.plain(card.text_content()))
        return self.plain(listed.text_content()), row["Amount"], shown

    def money(self, amount):
        money = self.env["prm.formatting"].with_user(self.partner_a)._money
        return self.plain(money(amount, self.company.currency_id))

    def plain(self, text):
        return " ".join(text.split())

    def test_it_is_the_estimate_before_the_approval_and_the_opportunity_s_after_it(
        self,
    ):
        self.assertEqual(self.said(), (self.money(9000), 9000, self.money(9000)))
        self._approve(self.deal).expected_revenue = 500
        self.assertEqual(self.said(), (self.money(500), 500, self.money(500)))

    def test_the_board_adds_it_up(self):
        self._register(name="Press", amount_estimate=1000.0)
        self._forget()
        page = self.board()
        self.assertEqual(self.told(page, "Submitted", "prm_sum"), self.money(10000))

    def test_its_page_says_no_amount_twice(self):
        estimated = f"Estimated amount ({self.company.currency_id.name})"
        self.assertEqual(self.rows(), {"Amount": self.money(9000)})
        lead = self._approve(self.deal)
        self.assertEqual(self.rows(), {estimated: self.money(9000)})
        lead.expected_revenue = 500
        self.assertEqual(
            self.rows(), {"Amount": self.money(500), estimated: self.money(9000)}
        )
        lead.expected_revenue = 9000
        self.assertEqual(self.rows(), {"Amount": self.money(9000)})

    def test_a_deal_of_which_nobody_said_an_amount_has_none(self):
        self.deal.sudo().amount_estimate = False
        self._forget()
        self.assertEqual(self.rows(), {})
        self.assertFalse(self.visit("/registrations").has_class("prm_amount"))
        [row] = self.export("registrations", user=self.partner_a).dicts()
        self.assertEqual((row["Amount"], row["Currency"]), ("", ""))

    def test_the_reviewer_s_estimate_is_nowhere(self):
        self.deal.with_user(self.channel_own).expected_amount = 777
        self._forget()
        for address in ("/registrations", f"/registrations/{self.deal.id}"):
            self.assertNotIn("777", self.visit(address).text)
        self.assertEqual(self.rows(), {"Amount": self.money(9000)})
