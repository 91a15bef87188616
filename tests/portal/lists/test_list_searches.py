"""Searches look where they are told, and "Everywhere" looks into all of it."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .list_common import ListData

KEYS = ("name", "customer", "contact", "number", "tax", "website")


@tagged("post_install", "-at_install")
class TestListSearches(ListData, PrmHttpCase):
    def test_each_search_finds_its_own_and_everywhere_finds_all(self):
        deal = self._register(
            name="Quarry lifts",
            customer_name="Umbra Holding",
            customer_website="https://yellow-whale.example",
            customer_vat="987654321",
            contact_first_name="Ximena",
            contact_email="x.m@blue.example",
            partner_reference="Order 7788",
            offering_id=self.offering.id,
        )
        self._register(name="Something else")
        self.login(self.partner_a)
        sought = {
            "name": ("quarry",),
            "customer": ("umbra",),
            "contact": ("ximena", "x.m@blue"),
            "number": (deal.number, "7788"),
            "tax": ("7654",),
            "website": ("yellow-whale",),
            "offering": (self.offering.name,),
        }
        for key, texts in sought.items():
            for text in texts:
                for where in ("all", key):
                    rows = self.rows_of(search=text, search_in=where)
                    self.assertEqual(rows, {"Quarry lifts"}, f"{text} in {where}")
                for where in set(KEYS) - {key}:
                    rows = self.rows_of(search=text, search_in=where)
                    self.assertEqual(rows, set(), f"{text} in {where}")

    def test_the_representative_is_found_by_name(self):
        colleague = self.colleague_a.partner_id
        self._register(name="Led by another", representative_id=colleague.id)
        self._register(name="Led by me")
        self.login(self.partner_a)
        for key in ("all", "representative"):
            rows = self.rows_of(search=colleague.name, search_in=key)
            self.assertEqual(rows, {"Led by another"}, key)
        rows = self.rows_of(search="No such person", search_in="representative")
        self.assertEqual(rows, set())

    def test_the_text_follows_what_is_changed(self):
        deal = self._register(name="Before")
        self.login(self.partner_a)
        deal.sudo().write({"name": "Afterwards", "customer_vat": "111222333"})
        self._forget()
        self.assertEqual(self.rows_of(search="before"), set())
        self.assertEqual(self.rows_of(search="afterw"), {"Afterwards"})
        self.assertEqual(self.rows_of(search="1112"), {"Afterwards"})

    def test_nobody_searches_the_deals_of_others(self):
        self._register(self.colleague_a, name="Hidden quarry")
        for user, found in (
            (self.partner_a, set()),
            (self.partner_b, set()),
            (self.colleague_a, {"Hidden quarry"}),
        ):
            for key in ("all", *KEYS):
                rows = self.rows_of(user=user, search="quarry", search_in=key)
                self.assertEqual(rows, found if key in ("all", "name") else set())

    def test_signs_of_the_database_mean_themselves_in_the_new_searches(self):
        values = {"contact_last_name": "O_Neil%", "customer_website": "a_b.example"}
        self._register(name="With signs", **values)
        self._register(
            name="Plain", contact_last_name="OxNeil", customer_website="axb.example"
        )
        self.login(self.partner_a)
        self.assertEqual(
            self.rows_of(search="o_neil", search_in="contact"), {"With signs"}
        )
        self.assertEqual(self.rows_of(contact="neil%"), {"With signs"})
        self.assertEqual(
            self.rows_of(search="a_b", search_in="website"), {"With signs"}
        )
        self.assertEqual(self.rows_of(search="o_neil"), {"With signs"})

    def test_a_search_is_found_with_its_index(self):
        self.env.cr.execute(
            "SELECT indexdef FROM pg_indexes"
            " WHERE indexname LIKE 'prm_registration%%text%%'"
        )
        [[index]] = self.env.cr.fetchall()
        self.assertIn("gin (search_text gin_trgm_ops, (ARRAY[", index)
        query = self.env["prm.registration"]._search([("search_text", "ilike", "É")])
        self.assertEqual(query.where_clause.params, ["%e%"])
        self.assertIn('"search_text" LIKE', query.where_clause.code)

    def test_neither_capitals_nor_accents_matter(self):
        self._register(name="Straßenbau", customer_name="Café Müller")
        self._register(name="Other", customer_name="Cafe Alder")
        self.login(self.partner_a)
        for sought in ("café müller", "CAFE MULLER", "strassen", "STRAẞEN"):
            with self.subTest(sought=sought):
                self.assertEqual(self.rows_of(search=sought), {"Straßenbau"})
        self.assertEqual(self.rows_of(search="CAFÉ"), {"Straßenbau", "Other"})
        self.assertEqual(self.rows_of(search="mueller"), set())
