"""What employees' lists cost: as many queries for many records as for one."""

from odoo import fields
from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.web.models.models import Base

from ..common import PrmCase

OF_LEADS = (
    "prm_partner_name",
    "prm_protection_end",
    "registration_count",
    "prm_share_names",
    "prm_share_ids",
    "prm_to_confirm",
)
MANY = 80
COLORS = ("planned", "today", "overdue")


@tagged("post_install", "-at_install")
class TestBackendCosts(PrmCase):
    def queries(self, records, names):
        """Return how many queries it takes to read a list."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        records.web_read({name: {} for name in names})
        return self.env.cr.sql_log_count - before

    def make_leads(self):
        """Return leads of two partners, in turn, each with its registration."""
        leads = self.env["crm.lead"].create(
            [{"name": f"Deal {n}", "user_id": self.channel_all.id} for n in range(MANY)]
        )
        people = (self.partner_a, self.partner_b)
        deals = self.env["prm.registration"].browse()
        for user in people:
            deals |= self._approve(self._register(user)).registration_ids
        copies = self.env["prm.registration"].sudo().browse()
        for lead, number in zip(leads, range(MANY), strict=True):
            copies |= deals[number % 2].sudo().copy({"name": lead.name})
        self.env.flush_all()
        for copy, lead in zip(copies, leads, strict=True):
            self.env.cr.execute(
                "UPDATE prm_registration SET state = 'approved', lead_id = %s"
                " WHERE id = %s",
                [lead.id, copy.id],
            )
        self.env.invalidate_all()
        return leads.with_user(self.channel_all)

    def test_a_list_of_leads_costs_the_same_for_one_and_for_eighty(self):
        leads = self.make_leads()
        self.queries(leads, OF_LEADS)
        one, all_of_them = (
            self.queries(found, OF_LEADS) for found in (leads[:1], leads)
        )
        self.assertLessEqual(all_of_them, one + 1)
        self.assertEqual(leads[0].prm_partner_name, self.organization_a.name)
        self.assertEqual(leads[1].prm_partner_name, self.organization_b.name)

    def test_a_name_is_found_by_number_title_and_customer_alone(self):
        deal = self._register(
            name="Zeppelin hall",
            customer_name="Quirky Foundry",
            contact_last_name="Wuthering",
        )
        desk = self.env["prm.registration"].with_user(self.channel_own)
        for text, is_found in (
            (deal.number, True),
            ("zeppelin", True),
            ("Quirky", True),
            ("ze", True),
            ("Wuthering", False),
            ("Nobody", False),
        ):
            with self.subTest(text=text):
                found = [id_ for id_, _name in desk.name_search(text, limit=None)]
                self.assertEqual(deal.id in found, is_found)
        others = desk.search([("display_name", "not ilike", "zeppelin")])
        self.assertNotIn(deal, others)

    def test_a_name_is_found_by_the_index_on_names(self):
        self.assertTrue(self.registry.has_trigram)
        deals = self.env["prm.registration"]
        found = deals._search([("display_name", "ilike", "Zeppelin 7")], order="id")
        # Of a handful of rows PostgreSQL would read all.
        self.env.cr.execute("SET LOCAL enable_seqscan TO off")
        self.env.cr.execute("SET LOCAL enable_indexscan TO off")
        self.env.cr.execute(SQL("EXPLAIN %s", found.select()))
        plan = "\n".join(line for [line] in self.env.cr.fetchall())
        self.assertIn("prm_registration_by_names", plan)

    def test_a_name_is_found_whatever_its_signs(self):
        deal = self._register(name="Søder 100%_x \\ 'q'")
        desk = self.env["prm.registration"].with_user(self.channel_own)
        for text in ("100%", "%_x", "'q'", "søder", f"{deal.number} "):
            with self.subTest(text=text):
                found = desk.search([("display_name", "ilike", text)])
                expected = text.strip() == text
                self.assertEqual(deal in found, expected)
        self.assertIn(deal, desk.search([("display_name", "like", "Søder")]))
        self.assertNotIn(deal, desk.search([("display_name", "like", "søder")]))
        self.assertFalse(desk.search([("display_name", "ilike", f"{deal.number}/")]))

    def test_a_bar_of_activities_counts_as_odoo_does(self):
        deals = self._register() | self._register() | self._register(self.partner_b)
        self._register()
        today = fields.Date.today()
        for deal, days in zip(deals, (-1, 0, 5), strict=True):
            deal.sudo().activity_schedule(
                "mail.mail_activity_data_todo",
                fields.Date.add(today, days=days),
                user_id=self.channel_own.id,
            )
        done = deals[2].sudo().activity_ids.filtered("date_deadline")
        desk = self.env["prm.registration"].with_user(self.channel_own)
        bar = {"field": "activity_state", "colors": dict.fromkeys(COLORS, "info")}
        for group in ("state", "partner_id"):
            found = desk.read_progress_bar([], group, bar)
            self.assertTrue(found)
            self.assertEqual(found, Base.read_progress_bar(desk, [], group, bar))
        done.action_feedback()
        found = desk.read_progress_bar([], "partner_id", bar)
        self.assertEqual(found, Base.read_progress_bar(desk, [], "partner_id", bar))
        by_state = {"field": "state", "colors": {"submitted": "info"}}
        found = desk.read_progress_bar([], "partner_id", by_state)
        of_all = Base.read_progress_bar(desk, [], "partner_id", by_state)
        self.assertEqual(found, of_all)
