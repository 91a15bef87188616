"""The charts of the home: whose deals they count, and what they cost."""

from datetime import datetime

from dateutil.relativedelta import relativedelta
from freezegun import freeze_time

from odoo.tests import tagged

from ...http_common import PrmHttpCase

NOW = datetime(2026, 6, 15, 9, 0)


@tagged("post_install", "-at_install")
class TestPortalCharts(PrmHttpCase):
    """Numbers computed by hand, for a partner and for the supervisor."""

    def setUp(self):
        super().setUp()
        freezer = freeze_time(NOW)
        freezer.start()
        self.addCleanup(freezer.stop)

    def deal(self, user=None, months=0, amount=0, won=False, **values):
        """Return a deal submitted ``months`` ago; with an amount it is approved."""
        registration = self._register(user or self.partner_a, **values).sudo()
        if amount:
            lead = self._approve(registration)
            lead.expected_revenue = amount
            if won:
                lead.action_set_won()
                lead.date_closed = NOW - relativedelta(months=months)
        registration._write_multi(
            [{"submitted_at": NOW - relativedelta(months=months)}]
        )
        return registration

    def fill(self):
        """One deal of each kind: of the author, of a colleague, of another partner."""
        self.deal()
        self.deal(months=1, amount=100)
        self.deal(months=11, amount=30, won=True)
        self.deal(months=12, amount=7, won=True)
        self.deal(self.colleague_a, amount=50)
        self.deal(self.colleague_a, months=2, amount=20, visibility="organization")
        self.deal(self.partner_b, amount=1000)
        self._register(self.partner_a, submit=False)
        self.refresh()

    def refresh(self):
        organizations = self.organization_a | self.organization_b
        self.env["prm.registration.summary"]._refresh(organizations)

    def charts(self, user):
        """Return the charts as the browser gets them, by key."""
        page = self.visit("/charts", user=user)
        self.assertEqual(page.status, 200)
        return {chart["key"]: chart for chart in page.response.json()["charts"]}

    def numbers(self, user, key):
        """Return the numbers of a chart that are not zero: (series, label) → number."""
        chart = self.charts(user)[key]
        return {
            (series["key"], label): value
            for series in chart["series"]
            for label, value in zip(chart["labels"], series["values"], strict=True)
            if value
        }

    # ------------------------------------------------------------------ whose deals

    def test_a_partner_sees_the_own_deals_and_the_shared_ones(self):
        self.fill()
        self.assertEqual(
            self.numbers(self.partner_a, "registrations"),
            {
                ("submitted", "Jun 2026"): 1,
                ("approved", "May 2026"): 1,
                ("approved", "Apr 2026"): 1,
                ("approved", "Jul 2025"): 1,
            },
        )
        stage = self.portal._default_stage().name
        self.assertEqual(
            self.numbers(self.partner_a, "pipeline"), {("amount", stage): 120}
        )
        self.assertEqual(
            self.numbers(self.partner_a, "won"), {("amount", "Jul 2025"): 30}
        )

    def test_a_supervisor_sees_those_of_the_organization(self):
        self.fill()
        self.assertEqual(
            self.numbers(self.supervisor_a, "registrations"),
            {
                ("submitted", "Jun 2026"): 1,
                ("approved", "Jun 2026"): 1,
                ("approved", "May 2026"): 1,
                ("approved", "Apr 2026"): 1,
                ("approved", "Jul 2025"): 1,
            },
        )
        stage = self.portal._default_stage().name
        self.assertEqual(
            self.numbers(self.supervisor_a, "pipeline"), {("amount", stage): 170}
        )
        self.assertEqual(
            self.numbers(self.supervisor_b, "pipeline"), {("amount", stage): 1000}
        )

    def test_the_table_says_the_same_in_words(self):
        self.fill()
        chart = self.charts(self.partner_a)["pipeline"]
        self.assertEqual(chart["head"], ["Stage", "Opportunities", "Amount"])
        [[stage, number, amount]] = chart["rows"]
        self.assertEqual((stage, number), (self.portal._default_stage().name, "2"))
        self.assertIn("120.00", amount)
        self.assertIn(self.company.currency_id.symbol, amount)
        chart = self.charts(self.partner_a)["registrations"]
        self.assertEqual(chart["head"], ["Month", "Submitted", "Approved", "Total"])
        self.assertEqual(len(chart["rows"]), 12)
        self.assertEqual(chart["rows"][-1], ["Jun 2026", "1", "0", "1"])

    def test_opportunities_without_an_amount_are_counted(self):
        self._approve(self._register())
        self.refresh()
        stage = self.portal._default_stage().name
        self.assertEqual(
            self.numbers(self.partner_a, "pipeline"), {("count", stage): 1}
        )

    def test_nothing_is_said_in_words(self):
        for chart in self.charts(self.partner_b).values():
            self.assertTrue(chart["empty"])
        self.assertEqual(self.visit("/charts").response.json()["as_of"], "")
        self.fill()
        for chart in self.charts(self.partner_b).values():
            self.assertEqual(bool(chart["empty"]), chart["key"] == "won")
        self.assertTrue(self.visit("/charts").response.json()["as_of"])

    # ----------------------------------------------------------------------- who may

    def test_only_the_own_portal_answers(self):
        self.assertEqual(self.visit("/charts", user=self.partner_a).status, 200)
        self.assertEqual(self.visit("/partner/other/charts").status, 404)
        self.assertEqual(self.visit("/charts", user=self.portal_user).status, 404)
        self.partnership_a.action_suspend()
        self.assertEqual(self.visit("/charts", user=self.partner_a).status, 404)
        self.authenticate(None, None)
        page = self.visit("/charts")
        self.assertTrue(page.location.startswith("/web/login"))

    def test_the_answer_has_the_headers_of_every_page_and_takes_no_post(self):
        page = self.visit("/charts", user=self.partner_a, view="all", month="x")
        self.assertEqual(page.headers["Cache-Control"], "no-store")
        self.assertEqual(page.headers["X-Content-Type-Options"], "nosniff")
        self.assertIn("application/json", page.headers["Content-Type"])
        self.assertEqual(self.send("/charts").status, 405)

    def test_another_portal_of_the_partner_has_its_own_charts(self):
        self.fill()
        second = self._create_second_company()
        self.assertEqual(self.visit("/partner/second", user=self.partner_a).status, 200)
        page = self.visit("/partner/second/charts")
        self.assertTrue(all(chart["empty"] for chart in page.response.json()["charts"]))
        self.assertTrue(self.numbers(self.partner_a, "pipeline"))
        second.action_suspend()
        self.assertEqual(self.visit("/partner/second/charts").status, 404)

    # ------------------------------------------------------------------------- cost

    def queries(self):
        """Return how many queries the charts of the supervisor ask."""
        portal = self.env["prm.portal"].with_user(self.supervisor_a)._for_user()
        portal.env["prm.chart"]._charts(portal)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        portal.env["prm.chart"]._charts(portal)
        return self.cr.sql_log_count - before

    def test_the_number_of_queries_does_not_depend_on_the_registrations(self):
        self.fill()
        few = self.queries()
        for number in range(20):
            self.deal(months=number, amount=1 + number, won=number % 2)
        self.refresh()
        self.assertEqual(self.queries(), few)
