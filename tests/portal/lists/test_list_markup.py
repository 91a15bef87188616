"""Rows stand in the page once, as a table that keeps its roles; panel and keys."""

from odoo.tests import tagged

from ....controllers.portal_list import css_text
from ...http_common import PrmHttpCase
from ...sharing.contact.contact_common import ContactData
from .list_common import ListData


@tagged("post_install", "-at_install")
class TestListMarkup(ListData, ContactData, PrmHttpCase):
    def test_each_row_is_there_once_with_roles_and_labels(self):
        for number in range(3):
            self._register(name=f"Deal {number}")
        page = self.visit("/registrations", self.partner_a)
        self.assertEqual(len(page.all("//a[contains(@class, 'prm_row')]")), 3)
        self.assertEqual(len(page.all("//table[@role='table']//tr[@role='row']")), 4)
        self.assertEqual(len(page.all("//td[not(@role='cell')]")), 0)
        [style] = page.all("//div[contains(@class, 'prm_cards')]/@style")
        self.assertIn("--prm-l3:'Submitted on: '", style)
        self.assertIn("--prm-l6:'Last news: '", style)

    def test_groups_are_parts_of_one_table(self):
        self._register(name="Draft", submit=False)
        self._register(name="Submitted")
        page = self.visit("/registrations", self.partner_a, groupby="state")
        self.assertEqual(len(page.all("//table")), 1)
        self.assertEqual(len(page.all("//table/tbody")), 2)
        self.assertEqual(
            page.texts("//tbody//th[@role='rowheader']/h2"), page.texts("//table//h2")
        )

    def test_contacts_and_colleagues_are_there_once_too(self):
        self._share(self._create_customer("Carla", "Alpha"), user=self.partner_a)
        self._share(self._create_customer("Otto", "Beta"))
        for address, user, labels in (
            ("/contacts", self.partner_a, "--prm-l3:'Email: '"),
            ("/inbox", self.partner_a, "--prm-l5:'Source: '"),
            ("/colleagues", self.supervisor_a, "--prm-l4:'Open deals: '"),
        ):
            page = self.visit(address, user)
            links = page.has_class("prm_row")
            addresses = {link.get("href") for link in links}
            self.assertEqual(len(links), len(addresses), address)
            self.assertEqual(len(page.rows), len(links), address)
            self.assertEqual(len(page.all("//td[not(@role='cell')]")), 0)
            [style] = page.all("//div[contains(@class, 'prm_cards')]/@style")
            self.assertIn(labels, style)

    def test_headers_of_contacts_sort_by_their_column(self):
        self._share(self._create_customer("Carla", "Zeta"), user=self.partner_a)
        self._share(self._create_customer("Otto", "Beta"), user=self.partner_a)
        page = self.visit("/contacts", self.partner_a)
        [since] = page.all("//th[@aria-sort]")
        self.assertEqual(since.get("aria-sort"), "descending")
        [company] = page.all("//th/a[text()='Company']/@href")
        page = self.visit(company)
        self.assertEqual(page.rows, ["Otto", "Carla"])
        self.assertEqual(page.texts("//th[@aria-sort='ascending']"), ["Company"])

    def test_an_amount_stands_once_in_a_row_and_once_on_a_card(self):
        self._open(amount=1234)
        table = self.visit("/registrations", self.partner_a)
        self.assertEqual(table.text.count("1,234.00"), 1)
        board = self.visit("/registrations", layout="board")
        # The other one is the sum of the column.
        self.assertEqual(board.text.count("1,234.00"), 2)

    def test_a_board_says_how_many_columns_stand_in_a_row(self):
        self._register()
        page = self.visit("/registrations", self.partner_a, layout="board")
        [board] = page.has_class("prm_board")
        self.assertEqual(len(page.has_class("prm_column")), 4)
        rooms = "--prm-md:2;--prm-lg:4;--prm-xl:4;--prm-xxl:4"
        self.assertEqual(board.get("style"), rooms)

    def test_labels_of_other_languages_stay_texts_of_the_style_sheet(self):
        self.assertEqual(css_text("d'été; x"), "'d\\27 été\\3b  x'")
        self.assertEqual(css_text("</style>\\"), "'\\3c \\2f style\\3e \\5c '")

    def test_the_panel_lies_over_the_list_on_a_phone_and_opens_in_place_above(self):
        self._register()
        page = self.visit("/registrations", self.partner_a)
        [panel] = page.all("//div[@id='prm_filters']")
        self.assertIn("offcanvas-lg", panel.get("class"))
        self.assertNotIn("show", panel.get("class"))
        [body] = page.all("//div[@id='prm_filters_body']/@class")
        self.assertNotIn("show", body.split())
        page = self.visit("/registrations", state="submitted")
        [body] = page.all("//div[@id='prm_filters_body']/@class")
        self.assertIn("show", body.split())
        self.assertTrue(
            page.all("//form//*[@id='prm_filters']//button[@type='submit']")
        )
        self.assertIn("<noscript>", page.text)

    def test_every_control_of_the_panel_has_a_label(self):
        self._open()
        for address in ("/registrations", "/opportunities"):
            page = self.visit(address, self.partner_a, filters="open")
            controls = page.all(
                "//*[@id='prm_filters']//*[self::select or self::input]"
            )
            self.assertGreater(len(controls), 10)
            labelled = set(page.all("//label/@for"))
            for control in controls:
                in_label = control.getparent().tag == "label"
                self.assertTrue(in_label or control.get("id") in labelled)

    def test_the_keys_are_told_below_a_list_with_rows(self):
        self.assertFalse(
            self.visit("/registrations", self.partner_a).has_class("prm_keys")
        )
        self._register()
        self.assertTrue(self.visit("/registrations").has_class("prm_keys"))
