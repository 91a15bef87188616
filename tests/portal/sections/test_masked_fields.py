"""Without opportunities their fields are empty, and no search tells what they hold."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ...common import PrmCase
from .section_common import SectionData

EMPTY = {
    "outcome": False,
    "amount": 0,
    "date_closed": False,
    "stage_name": False,
    "pipeline_name": False,
}
OF_PROGRAM = (
    "program_id",
    "tier_id",
    "level",
    "margin",
    "date_start",
    "date_end",
    "points",
    "points_target",
    "total_sales",
    "certified_count",
    "activity_count",
    "fund_balance",
    "scored_at",
)


@tagged("post_install", "-at_install")
class TestMaskedFields(SectionData, PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.names = list(EMPTY)

    def setUp(self):
        super().setUp()
        self.won = self._won()
        self.open = self._open()
        self.plain = self._register()
        self.deals = self.won | self.open | self.plain
        self._forget()

    def mine(self, user=None):
        return self.deals.with_user(user or self.partner_a)

    def search(self, domain, **kwargs):
        return self.mine().search([("id", "in", self.deals.ids), *domain], **kwargs)

    def hide(self, key="opportunities"):
        self._set(key, visible=False)

    # ------------------------------------------------------------------------ read

    def test_the_fields_are_there_while_the_section_is_shown(self):
        [row] = self.mine().browse(self.won.id).read(self.names)
        self.assertEqual((row["outcome"], row["amount"]), ("won", 1000))
        self.assertTrue(row["date_closed"] and row["stage_name"])
        self.assertTrue(row["pipeline_name"])

    def test_they_are_empty_in_every_way_of_reading(self):
        self.hide()
        spec = {name: {} for name in self.names}
        deals, ids = self.mine(), [("id", "in", self.deals.ids)]
        for way, rows in {
            "read": deals.read(self.names),
            "web_read": deals.web_read(spec),
            "search_read": deals.search_read(ids, self.names),
            "web_search_read": deals.web_search_read(ids, spec)["records"],
        }.items():
            self.assertEqual(len(rows), 3, way)
            for row in rows:
                self.assertEqual({name: row[name] for name in EMPTY}, EMPTY, way)

    def test_supervisors_read_them_as_empty_too_and_employees_as_they_are(self):
        self.hide()
        for user, outcome in (
            (self.supervisor_a, False),
            (self.channel_own, "won"),
            (self.channel_admin, "won"),
        ):
            [row] = self.won.with_user(user).read(["outcome"])
            self.assertEqual(row["outcome"], outcome, user.login)

    def test_what_was_read_before_is_not_left_in_memory(self):
        self.assertEqual(self.won.with_user(self.partner_a).outcome, "won")
        self._row("section", "opportunities").visible = False
        [row] = self.won.with_user(self.partner_a).read(["outcome"])
        self.assertEqual(row["outcome"], False)
        self.assertEqual(self.won.sudo().outcome, "won")

    def test_reading_as_partner_leaves_the_values_for_everybody_else(self):
        self.hide()
        self.mine().read(self.names)
        self.assertEqual(self.won.sudo().outcome, "won")
        self.assertEqual(self.won.sudo().amount, 1000)

    # ---------------------------------------------------------------------- search

    def test_a_search_finds_them_as_empty(self):
        conditions = [
            [("outcome", "=", "won")],
            [("outcome", "!=", False)],
            [("outcome", "in", ["won", "open", "lost"])],
            [("outcome", "like", "w")],
            [("amount", ">", 0)],
            [("amount", "!=", 0)],
            [("date_closed", "!=", False)],
            [("date_closed", ">", "2000-01-01")],
            ["!", ("outcome", "=", False)],
        ]
        for domain in conditions:
            self.assertTrue(self.search(domain), domain)
        self.hide()
        for domain in conditions:
            self.assertFalse(self.search(domain), domain)
        for domain in (
            [("outcome", "=", False)],
            [("outcome", "!=", "won")],
            [("outcome", "not in", ["open"])],
            [("amount", "=", 0)],
            [("amount", "<", 5)],
            [("date_closed", "=", False)],
            ["!", ("outcome", "=", "won")],
        ):
            self.assertEqual(self.search(domain), self.mine(), domain)

    def test_no_order_tells_which_deal_was_won(self):
        by_amount = self.search([], order="amount desc, id").ids
        self.assertEqual(by_amount, [self.won.id, self.open.id, self.plain.id])
        self.hide()
        for order in ("amount", "amount desc", "outcome", "date_closed desc"):
            found = self.search([], order=f"{order}, id")
            self.assertEqual(found.ids, sorted(self.deals.ids), order)

    def test_no_group_and_no_sum_tells_it(self):
        within, deals = [("id", "in", self.deals.ids)], self.mine()

        def told():
            groups = deals.formatted_read_group(within, ["outcome"], ["__count"])
            [total] = deals.formatted_read_group(
                within, [], ["amount:sum", "outcome:count", "amount:max"]
            )
            months = deals.formatted_read_group(within, ["date_closed:month"], [])
            web = deals.web_read_group(within, ["outcome"], ["amount:sum"])
            return (
                {group["outcome"]: group["__count"] for group in groups},
                total["amount:sum"] or 0,
                total["outcome:count"],
                len(months),
                len(web["groups"]),
            )

        self.assertEqual(told(), ({"won": 1, "open": 1, False: 1}, 1500, 2, 2, 3))
        self.hide()
        self.assertEqual(told(), ({False: 3}, 0, 0, 1, 1))

    def test_the_number_of_opportunities_is_not_told_either(self):
        partnership = self.partnership_a.with_user(self.partner_a)
        self.assertEqual(
            partnership.read(["opportunity_count"])[0]["opportunity_count"], 2
        )
        self.hide()
        self.assertEqual(
            partnership.read(["opportunity_count"])[0]["opportunity_count"], 0
        )

    def test_a_protection_that_ended_with_the_deal_seems_to_go_on(self):
        def told(deal):
            own = deal.with_user(self.partner_a)
            found = own.search([("id", "=", deal.id), ("is_protected", "=", True)])
            return own.read(["is_protected"])[0]["is_protected"], bool(found)

        self.assertEqual(told(self.won), (False, False))
        self.assertEqual(told(self.open), (True, True))
        self.hide()
        self.assertEqual(told(self.won), (True, True))
        self.assertEqual(told(self.open), (True, True))
        self.assertEqual(told(self.plain), (False, False))

    # --------------------------------------------------------------------- program

    def test_without_the_program_a_partnership_keeps_its_name_only(self):
        self.partnership_a.with_user(self.channel_own).action_recompute()
        own = self.partnership_a.with_user(self.partner_a)
        [shown] = own.read(OF_PROGRAM)
        self.assertTrue(shown["tier_id"] and shown["margin"] and shown["date_start"])
        self.hide("program")
        [row] = own.read([*OF_PROGRAM, "name", "state", "portal_id"])
        self.assertFalse(any(row[name] for name in OF_PROGRAM), row)
        self.assertEqual(row["name"], self.partnership_a.name)
        self.assertEqual(
            (row["state"], row["portal_id"][0]), ("active", self.portal.id)
        )

    def test_without_the_program_no_search_tells_tier_or_points(self):
        own = self.partnership_a.with_user(self.partner_a)
        found = ("id", "=", own.id)
        domains = [
            [("level", "=", 1)],
            [("tier_id", "=", self.tier.id)],
            [("tier_id.name", "=", "Bronze")],
            [("margin", "=", 10)],
            [("date_start", "!=", False)],
            [("program_id", "=", self.program.id)],
            [("program_id.name", "=", "Resellers")],
        ]
        for domain in domains:
            self.assertTrue(own.search([found, *domain]), domain)
        self.hide("program")
        for domain in domains:
            self.assertFalse(own.search([found, *domain]), domain)
        groups = own.formatted_read_group([found], ["level"], ["points:sum"])
        self.assertEqual([group["level"] for group in groups], [False])

    def test_without_the_program_a_registration_does_not_name_it(self):
        own = self.plain.with_user(self.partner_a)
        self.assertEqual(own.read(["program_id"])[0]["program_id"][0], self.program.id)
        self.hide("program")
        self.assertFalse(own.read(["program_id"])[0]["program_id"])

    def test_a_forged_context_opens_nothing(self):
        self.hide()
        forged = {"prm_fetching": True, "active_test": False}
        own = self.mine().with_context(**forged)
        self.assertFalse(own.search([("outcome", "=", "won")]))
        self.assertFalse(any(row["outcome"] for row in own.read(["outcome"])))

    def test_a_closed_deal_long_ago_is_no_different_from_an_open_one(self):
        lead = self.won.sudo().lead_id
        lead.date_closed = fields.Datetime.now() - timedelta(days=400)
        self._forget()
        self.hide()
        rows = (self.won | self.open).with_user(self.partner_a).read(self.names)
        self.assertEqual(*[{**row, "id": 0} for row in rows])
