"""The summary that the charts read: made again at any time, read by nobody else."""

from datetime import date, datetime

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...common import PrmCase

SUBMITTED = datetime(2026, 3, 31, 23, 30)


@tagged("post_install", "-at_install")
class TestRegistrationSummary(PrmCase):
    """One set of lines per organization, counted by the database."""

    def setUp(self):
        super().setUp()
        self.summary = self.env["prm.registration.summary"]

    def submitted(self, user=None, **values):
        registration = self._register(user, **values).sudo()
        registration._write_multi([{"submitted_at": SUBMITTED}])
        return registration

    def opportunity(self, amount, **options):
        registration = self.submitted(**options)
        lead = self._approve(registration)
        lead.expected_revenue = amount
        return registration, lead

    def refresh(self, organizations=None):
        self.summary._refresh(organizations or self.organization_a)

    def lines(self, kind, organization=None):
        """Return (month, state, stage, number, amount) of each line of this kind."""
        organization = organization or self.organization_a
        found = self.summary.search(
            [("partner_id", "=", organization.id), ("kind", "=", kind)]
        )
        return sorted(
            (
                line.month,
                line.state,
                line.stage_id.id,
                line.registration_count,
                line.amount,
            )
            for line in found
        )

    def test_registrations_count_in_their_month_and_state(self):
        self.submitted()
        self.submitted()
        self.opportunity(100)
        self._register(submit=False)
        self.refresh()
        march = date(2026, 3, 1)
        self.assertEqual(
            self.lines("submitted"),
            [(march, "approved", False, 1, 0), (march, "submitted", False, 2, 0)],
        )

    def test_open_opportunities_count_in_their_stage_and_won_ones_in_their_month(self):
        _one, lead = self.opportunity(100)
        self.opportunity(50)
        _won, won = self.opportunity(30)
        won.action_set_won()
        won.date_closed = datetime(2026, 5, 1, 0, 30)
        self.refresh()
        self.assertEqual(
            self.lines("open"), [(False, "approved", lead.stage_id.id, 2, 150)]
        )
        self.assertEqual(
            self.lines("won"), [(date(2026, 5, 1), "approved", False, 1, 30)]
        )

    def test_only_lines_that_changed_are_written(self):
        self.opportunity(100)
        _registration, lead = self.opportunity(50)
        self.submitted()
        self.refresh()
        before = self.summary.search([("kind", "!=", "refreshed")])
        self.refresh()
        self.assertEqual(self.summary.search([("kind", "!=", "refreshed")]), before)
        lead.expected_revenue = 70
        self.refresh()
        after = self.summary.search([("kind", "!=", "refreshed")])
        self.assertEqual(len(after), len(before))
        [fresh] = after - before
        self.assertEqual((fresh.kind, fresh.amount), ("open", 170))

    def test_what_partners_no_longer_see_is_no_opportunity_here_either(self):
        registration, _lead = self.opportunity(100)
        registration.write(
            {
                "reason_id": self.reasons["cancellation"].id,
                "decision_note": "Gone",
            }
        )
        registration.with_user(self.channel_own).action_cancel()
        self.refresh()
        self.assertEqual(self.lines("open"), [])
        [line] = self.lines("submitted")
        self.assertEqual(line[1], "cancelled")

    def test_a_second_refresh_changes_nothing_and_follows_what_changed(self):
        registration, _lead = self.opportunity(100)
        self.refresh()
        before = self.lines("submitted"), self.lines("open")
        self.refresh()
        self.assertEqual((self.lines("submitted"), self.lines("open")), before)
        registration.visibility = "organization"
        self.refresh()
        found = self.summary.search(
            [("partner_id", "=", self.organization_a.id), ("kind", "!=", "refreshed")]
        )
        self.assertEqual(set(found.mapped("visibility")), {"organization"})
        self.assertEqual(len(found), 2)

    def test_only_the_named_organizations_are_counted(self):
        self.submitted(self.partner_a)
        self.submitted(self.partner_b)
        self.refresh()
        self.assertTrue(self.lines("submitted"))
        self.assertFalse(self.lines("submitted", self.organization_b))
        self.refresh(self.organization_a | self.organization_b)
        self.assertTrue(self.lines("submitted", self.organization_b))
        self.refresh(self.env["res.partner"])

    def test_the_number_of_queries_does_not_depend_on_organizations_or_rows(self):
        self.submitted()
        self.env.flush_all()
        with self.assertQueryCount(4):
            self.refresh()
        self.submitted(self.partner_b)
        for _number in range(5):
            self.submitted()
        self.env.flush_all()
        with self.assertQueryCount(4):
            self.refresh(self.organization_a | self.organization_b)

    def test_the_administrator_reads_it_and_nobody_else_does(self):
        self.submitted()
        self.refresh()
        lines = self.summary.search([("kind", "=", "submitted")])
        self.assertTrue(lines.with_user(self.channel_admin).read(["amount"]))
        others = (self.partner_a, self.supervisor_a, self.channel_all, self.salesperson)
        for user in (*others, self.portal_user, self.public_user):
            with self.subTest(user.login), self.assertRaises(AccessError):
                lines.with_user(user).read(["amount"])
        for operation in ("write", "create", "unlink"):
            self.assertFalse(lines.with_user(self.channel_admin).has_access(operation))
