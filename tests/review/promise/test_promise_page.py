"""What partners read of the ledger: the same for all, and nothing of single deals."""

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...common import PrmCase
from ...portal.setup.guest_common import BesideData


@tagged("-at_install", "post_install")
class TestPromisePage(BesideData, PrmCase):
    def figures(self, **values):
        """Let the job have counted this for the whole portal."""
        now = fields.Datetime.now()
        told = {
            "portal_id": self.portal.id,
            "counted_at": now,
            "date_from": now,
            "decision_count": 37,
            "partner_count": 5,
            "largest_count": 12,
            "median_hours": 5.2,
            "on_time_count": 34,
            "late_count": 1,
            "approved_count": 28,
            "direct_count": 2,
        }
        return self.env["prm.promise.figures"].create({**told, **values})

    def page(self, user=None):
        portal = self.portal.with_user(user or self.partner_a)
        return portal.env["prm.promise"]._page(portal)

    def texts(self, user=None):
        return [text for text, _label in self.page(user)["figures"]]

    def test_without_enough_decisions_it_says_so_and_no_number(self):
        self.assertEqual(self.page()["figures"], [])
        for few in (
            {"decision_count": 9},
            {"partner_count": 2},
            {"largest_count": 33},
        ):
            row = self.figures(**few)
            page = self.page()
            with self.subTest(few):
                self.assertEqual((page["figures"], page["count"]), ([], ""))
                self.assertEqual(page["least"], 10)
            row.unlink()

    def test_figures_are_rounded_and_in_words(self):
        self.figures()
        self.assertEqual(
            self.texts(),
            ["5 hours (about 0.2 days)", "About 90%", "About 75%", "Fewer than 3"],
        )
        self.assertEqual(self.page()["count"], "30")

    def test_with_working_hours_they_are_called_so_with_the_days_they_are(self):
        self.portal.calendar_id = self.company.resource_calendar_id
        self.portal.calendar_id.hours_per_day = 8
        self.figures(median_hours=12.3)
        told = "12 working hours (about 1.5 working days)"
        self.assertEqual(self.texts()[0], told)

    def test_all_and_none_are_told_as_such(self):
        self.figures(on_time_count=37, late_count=0, approved_count=0, direct_count=0)
        self.assertEqual(self.texts()[1:], ["100%", "0%", "None"])

    def test_it_is_the_same_for_every_partner_of_the_portal(self):
        self.figures()
        pages = [
            self.page(user)
            for user in (self.partner_a, self.supervisor_a, self.partner_b)
        ]
        self.assertEqual(pages[0], pages[1])
        self.assertEqual(pages[0], pages[2])

    def test_who_only_looks_around_on_a_portal_reads_nothing(self):
        self.add_portals()
        self.company.prm_limit_portals = False
        self.figures(portal_id=self.foreign.id)
        portal = self.foreign.with_user(self.partner_a)
        self.assertTrue(portal.has_access("read"))
        self.assertIsNone(portal.env["prm.promise"]._page(portal))

    def test_figures_of_one_program_are_not_those_of_the_portal(self):
        self.figures(program_id=self.program.id)
        self.assertEqual(self.page()["figures"], [])

    def test_the_switch_of_the_portal_in_both_positions(self):
        self.figures()
        portal = self.portal.with_user(self.partner_a)
        for is_on in (False, True):
            self.portal.show_promises = is_on
            home = portal.env["prm.home.page"]._page(portal)
            keys = [widget["key"] for widget in home["widgets"]]
            mine = self.partnership_a.with_user(self.partner_a)
            program = mine.env["prm.program.page"]._page(mine)
            with self.subTest(is_on):
                self.assertEqual("promise" in keys, is_on)
                self.assertEqual(bool(program["promise"]), is_on)
                self.assertEqual(bool(self.page()), is_on)

    def test_the_home_says_nothing_before_there_are_figures_the_program_says_so(self):
        portal = self.portal.with_user(self.partner_a)
        home = portal.env["prm.home.page"]._page(portal)
        self.assertNotIn("promise", [widget["key"] for widget in home["widgets"]])
        mine = self.partnership_a.with_user(self.partner_a)
        program = mine.env["prm.program.page"]._page(mine)
        self.assertEqual(program["promise"]["figures"], [])

    def test_an_administrator_takes_it_from_the_home_alone(self):
        row = self.portal.widget_ids.filtered(lambda row: row.key == "promise")
        self.assertTrue(row.visible)
        row.visible = False
        portal = self.portal.with_user(self.partner_a)
        home = portal.env["prm.home.page"]._page(portal)
        self.assertNotIn("promise", [widget["key"] for widget in home["widgets"]])
        self.assertTrue(self.page())

    def test_partners_have_no_right_on_the_ledger(self):
        row = self.figures()
        for user in (self.partner_a, self.supervisor_a, self.portal_user):
            mine = row.with_user(user)
            lines = self.env["prm.promise.decision"].with_user(user)
            for call in (
                lambda mine=mine: mine.read(["median_hours"]),
                lambda mine=mine: mine.search([]),
                mine.action_open_decisions,
                mine.action_open_direct_deals,
                lambda lines=lines: lines.search([]),
                lambda lines=lines: lines.formatted_read_group([], ["partner_id"]),
            ):
                with self.assertRaises(AccessError), self.env.cr.savepoint():
                    call()

    def test_what_a_page_shows_costs_one_query(self):
        self.figures()
        self.page()
        self.env.flush_all()
        with self.assertQueryCount(1):
            self.page()
