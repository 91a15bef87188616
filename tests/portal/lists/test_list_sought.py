"""In an organization with many deals searches find what they find among few."""

import re
from contextlib import contextmanager
from unittest.mock import patch

from odoo.tests import tagged

from ....models.common.searching.keys import found_under
from ....models.portal.registration import sought
from ...http_common import PrmHttpCase
from .list_common import ListData


@tagged("post_install", "-at_install")
class TestListSought(ListData, PrmHttpCase):
    def setUp(self):
        super().setUp()
        for name in ("Alder", "Birch", "Cedar", "Dogwood"):
            self._register(name=f"{name} works", customer_name=f"{name} & Sons")
        self._register(self.colleague_a, name="Elm works")
        self._register(self.colleague_a, name="Fir works", visibility="organization")
        self._register(self.partner_b, name="Ginkgo works", visibility="organization")

    @contextmanager
    def _many(self):
        """Take the few deals of the organization for many."""
        with patch.object(sought, "MANY", 1), patch.object(sought, "SAMPLE", 4):
            yield

    def _asked(self, user, text, view="mine"):
        """Return the SQL by which a person searches everywhere for a text."""
        service = self.env["prm.registration.sought"].with_user(user)
        found = service._like(text) & service._near(view, [("all", text)])
        return found.optimize_full(deals := service.env["prm.registration"])._to_sql(
            deals, deals._table, deals._search([])
        )

    def test_who_has_many_deals_finds_what_few_would_show(self):
        texts = ("works", "work birch", "birch works", "rch", "sons", "s w", "b", "%")
        for user in (self.partner_a, self.colleague_a, self.supervisor_a):
            for view in ("mine", "all"):
                for text in (*texts, "elm", "fir", "fir works", "ginkgo", "zzqzzq"):
                    for key in ("all", "name", "customer", "representative"):
                        asked = {"search": text, "search_in": key, "view": view}
                        few = self.rows_of(user=user, **asked)
                        with self._many(), self.subTest(user=user.name, **asked):
                            self.assertEqual(self.rows_of(user=user, **asked), few)

    def test_what_others_have_stays_hidden(self):
        with self._many():
            for user, found in (
                (self.partner_a, {"Fir works"}),
                (self.colleague_a, {"Elm works", "Fir works"}),
                (self.partner_b, set()),
            ):
                for text in ("elm", "fir"):
                    kept = {name for name in found if text in name.casefold()}
                    rows = self.rows_of(user=user, view="all", search=text)
                    self.assertEqual(rows, kept, user.name)

    def test_several_texts_are_sought_at_once(self):
        self.login(self.partner_a)
        with self._many():
            for search, company, found in (
                ("works", "birch", {"Birch works"}),
                ("birch", "sons", {"Birch works"}),
                ("works", "zzqzzq", set()),
                ("birch", "cedar", set()),
            ):
                rows = self.rows_of(search=search, company=company)
                self.assertEqual(rows, found, (search, company))

    def test_the_index_is_asked_for_what_is_rare_and_for_who_sees_it(self):
        me, org = self.partner_a.partner_id.id, self.partner_a.commercial_partner_id.id
        with self._many():
            asked = self._asked(self.partner_a, "birch works")
            self.assertIn("IS TRUE", asked.code)
            self.assertEqual(asked.params.count("%birch%"), 1)
            self.assertNotIn("%works%", asked.params)
            self.assertIn([org, me], asked.params)
            asked = self._asked(self.supervisor_a, "birch works", "all")
            self.assertIn([-org], asked.params)
            # Nobody else sees all.
            asked = self._asked(self.partner_a, "birch works", "all")
            self.assertIn([org, me], asked.params)
            # What most deals hold is asked of no index.
            asked = self._asked(self.partner_a, "works")
            self.assertEqual(asked.params, ["%works%", [org, me]])
            self.assertIn("IS TRUE", asked.code)
            asked = self._asked(self.supervisor_a, "works", "all")
            self.assertEqual(asked.params, ["%works%"])
            self.assertIn("IS TRUE", asked.code)
        asked = self._asked(self.partner_a, "birch works")
        self.assertEqual(asked.params, ["%birch%works%"])
        self.assertNotIn("IS TRUE", asked.code)

    def test_the_keys_stand_in_the_index_as_they_are_asked_for(self):
        self.env.cr.execute(
            "SELECT pg_get_indexdef('prm_registration_by_text'::regclass)"
        )
        [[index]] = self.env.cr.fetchall()
        [indexed] = re.findall(r"ARRAY\[.*\]", " ".join(index.split()))
        keys = found_under("prm_registration").code
        self.env.cr.execute(
            f"EXPLAIN SELECT id FROM prm_registration WHERE {keys} && ARRAY[1, 2]"
        )
        plan = "\n".join(line for [line] in self.env.cr.fetchall())
        self.assertIn(f"{indexed} && ", plan)
