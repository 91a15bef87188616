"""What the summary of a month counts, for whom, and what it leaves out."""

from odoo.tests import tagged

from ...common import PrmCase
from .monthly_common import SENT, MonthlyData


@tagged("post_install", "-at_install")
class TestMonthlyFigures(MonthlyData, PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._create_months()

    def told(self, user=None, moment=SENT):
        """Return the numbers in the summary of a person, None where there is none."""
        mail = self.mail_to(user or self.partner_a, self.run_at(moment))
        return self.numbers(mail) if mail else None

    def test_each_thing_that_moved_is_counted_once(self):
        self.registered()
        self.registered()
        self.approved()
        self.ended("action_set_won")
        self.ended("action_set_lost")
        self.ended("action_set_lost")
        self.assertEqual(
            self.told(),
            {
                "Registered": 2,
                "Decided": 1,
                "New opportunities": 1,
                "Won": 1,
                "Lost": 2,
            },
        )

    def test_a_rejection_is_a_decision_and_no_opportunity(self):
        deal = self.registered(day="2026-01-05 12:00:00")
        self.desk(deal, "rejection").action_reject()
        self.put(deal, decided_at="2026-02-28 23:59:59")
        self.assertEqual(self.told(), {"Decided": 1})

    def test_other_months_do_not_count(self):
        for day in ("2026-01-31 23:59:59", "2026-03-01 00:00:00"):
            self.registered(day=day)
            self.approved(day=day)
            self.ended("action_set_won", day=day)
        self.assertIsNone(self.told())

    def test_the_month_is_that_of_the_reader(self):
        self.partner_a.tz = "Asia/Tokyo"  # nine hours ahead
        self.registered(day="2026-01-31 16:00:00")
        self.registered(day="2026-02-28 16:00:00")
        self.assertEqual(self.told(), {"Registered": 1})
        self.assertIsNone(self.told(self.supervisor_a))

    def test_partners_read_of_their_own_supervisors_of_the_organization(self):
        self.registered(self.partner_a)
        self.registered(self.colleague_a)
        self.registered(self.colleague_a, visibility="organization")
        self.registered(self.partner_b)
        mails = self.run_at()
        counts = {
            user.login: self.numbers(self.mail_to(user, mails))["Registered"]
            for user in (
                self.partner_a,
                self.colleague_a,
                self.supervisor_a,
                self.partner_b,
            )
        }
        expected = {"partner_a": 2, "colleague_a": 2, "supervisor_a": 3, "partner_b": 1}
        self.assertEqual(
            counts, {getattr(self, name).login: n for name, n in expected.items()}
        )
        own = self.mail_to(self.partner_a, mails).body_html
        wide = self.mail_to(self.supervisor_a, mails).body_html
        self.assertIn("This moved on your deals in February 2026", own)
        self.assertIn("This moved at your organization in February 2026", wide)

    def test_what_comes_next_stands_below_what_moved(self):
        self.registered()
        soon = self.approved(day="2025-12-01 12:00:00")
        self.put(soon, protection_end="2026-03-20")
        late = self.approved(day="2025-12-01 12:00:00")
        self.put(late, protection_end="2026-04-01")
        returned = self.registered(day="2025-12-01 12:00:00")
        self.desk(returned, "return").action_return()
        self.assertEqual(
            self.told(),
            {"Registered": 1, "Protection ends this month": 1, "Waiting for you": 1},
        )

    def test_what_comes_next_alone_makes_no_mail(self):
        returned = self.registered(day="2025-12-01 12:00:00")
        self.desk(returned, "return").action_return()
        self.assertIsNone(self.told())

    # -------------------------------------------------------------- what is not shown

    def hide(self, key):
        row = self.portal.section_ids.filtered(lambda each: each.key == key)
        row.visible = False

    def test_a_section_that_is_hidden_is_not_counted(self):
        self.registered()
        self.approved()
        self.ended("action_set_won")
        self.hide("opportunities")
        self.assertEqual(self.told(), {"Registered": 1, "Decided": 1})
        self.hide("registrations")
        members = self.env["prm.member"].sudo().search([])
        members.summary_month = False
        self.assertIsNone(self.told())

    def test_without_registrations_the_opportunities_are_counted(self):
        self.registered()
        self.approved()
        self.hide("registrations")
        self.assertEqual(self.told(), {"New opportunities": 1})

    def test_own_records_only_are_counted_where_the_portal_says_so(self):
        self.registered(self.colleague_a)
        row = self.portal.section_ids.filtered(lambda each: each.key == "registrations")
        row.scope = "own"
        self.assertIsNone(self.told(self.supervisor_a))

    def test_names_customers_and_amounts_stay_on_the_pages(self):
        deal = self.ended("action_set_won")
        deal.lead_id.with_user(self.channel_own).sudo().expected_revenue = 77777
        self.registered(name="Secret name", customer_name="Secret customer")
        [mail] = self.mail_to(self.partner_a, self.run_at())
        for secret in ("Secret", "77777", "77,777", deal.name, deal.number):
            self.assertNotIn(secret, mail.body_html)
        self.assertNotIn("token", mail.body_html)
