"""The analysis: counts, sums and rates that agree on every level of a pivot."""

from datetime import datetime, timedelta

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common import PrmCase

MEASURES = ["registered:sum", "qualified:sum", "won:sum", "lost:sum", "won_amount:sum"]
RATES = ["conversion_rate:avg", "qualification_rate:avg", "review_hours:avg"]


@tagged("post_install", "-at_install")
class TestReportRegistrations(PrmCase):
    """A: two won of four, one lost, one rejected. B: one that waits."""

    def setUp(self):
        super().setUp()
        self.deals = [self._register() for _number in range(4)]
        for deal, amount in zip(self.deals, (1000, 500, 70), strict=False):
            self._approve(deal).expected_revenue = amount
        for deal in self.deals[:2]:
            deal.with_env(self.env).lead_id.action_set_won()
        self.deals[2].with_env(self.env).lead_id.action_set_lost()
        self.deals[3].sudo().reason_id = self.reasons["rejection"]
        self.deals[3].with_user(self.channel_own).action_reject()
        self.waiting = self._register(self.partner_b)
        self.domain = [("portal_id", "=", self.portal.id)]

    def report(self, user=None):
        return self.env["prm.registration.report"].with_user(user or self.channel_all)

    def rows(self, groupby, measures, domain=(), user=None):
        """Return one dict per group, measures by the names of their fields."""
        found = self.report(user).formatted_read_group(
            [*self.domain, *domain], groupby, measures
        )
        return [
            {name.partition(":")[0]: value for name, value in row.items()}
            for row in found
        ]

    # ------------------------------------------------------------------ numbers

    def test_each_partner_s_deals_are_counted(self):
        rows = self.rows(["partnership_id"], MEASURES)
        found = {row["partnership_id"][0]: row for row in rows}
        expected = {
            self.partnership_a: (4, 3, 2, 1, 1500),
            self.partnership_b: (1, 0, 0, 0, 0),
        }
        names = [measure.partition(":")[0] for measure in MEASURES]
        for partnership, numbers in expected.items():
            row = found[partnership.id]
            self.assertEqual(tuple(row[name] for name in names), numbers)

    def test_rates_are_right_for_groups_and_for_the_whole(self):
        rows = self.rows(["partnership_id"], RATES)
        found = {row["partnership_id"][0]: row for row in rows}
        row = found[self.partnership_a.id]
        self.assertEqual(row["conversion_rate"], 50)
        self.assertEqual(row["qualification_rate"], 75)
        self.assertEqual(found[self.partnership_b.id]["conversion_rate"], 0)
        [total] = self.rows([], [*MEASURES, *RATES])
        self.assertEqual(total["conversion_rate"], 100 * total["won"] / 5)
        self.assertEqual(total["qualification_rate"], 60)

    def test_the_review_takes_the_hours_from_submission_to_decision(self):
        start = datetime(2026, 3, 2, 8)
        for deal, hours in zip(self.deals[:2], (2, 7), strict=True):
            times = {
                "submitted_at": start,
                "decided_at": start + timedelta(hours=hours),
            }
            deal.sudo()._write_guarded(times)
        march = [("submitted_at", "<", datetime(2026, 3, 3))]
        [row] = self.rows(["submitted_at:month"], RATES, march)
        self.assertEqual(row["review_hours"], 4.5)
        [row] = self.rows([], RATES, [("partnership_id", "=", self.partnership_b.id)])
        self.assertFalse(row["review_hours"])  # nothing is decided yet

    def test_drafts_are_left_out(self):
        before = self.rows([], MEASURES)
        draft = self._register(submit=False)
        self.assertEqual(self.rows([], MEASURES), before)
        self.assertFalse(self.report().search([("registration_id", "=", draft.id)]))

    def test_what_was_approved_once_stays_qualified(self):
        cancelled, rejected = self.deals[2:]
        cancelled.sudo().reason_id = self.reasons["cancellation"]
        cancelled.with_user(self.channel_own).action_cancel()
        for deal, qualified in ((cancelled, 1), (rejected, 0)):
            [line] = self.report().search([("registration_id", "=", deal.id)])
            self.assertEqual(line.qualified, qualified)
            self.assertFalse(line.lost)

    def test_a_change_counts_at_once(self):
        self._approve(self.waiting).action_set_won()
        [row] = self.rows([], MEASURES)
        self.assertEqual(row["won"], 3)

    # ------------------------------------------------------ partners without deals

    def test_a_partner_without_deals_appears_with_zeros(self):
        idle = self._create_partnership(self._create_organization("Idle Ltd"))
        rows = self.rows(["partner_id"], [*MEASURES, *RATES])
        [row] = [row for row in rows if row["partner_id"][0] == idle.partner_id.id]
        self.assertEqual([row["registered"], row["won_amount"]], [0, 0])
        self.assertFalse(row["conversion_rate"])
        [total] = self.rows([], RATES)
        self.assertEqual(total["conversion_rate"], 40)
        line = self.report().search([("partnership_id", "=", idle.id)])
        self.assertEqual(line.action_open_record()["res_model"], "prm.partnership")

    def test_it_disappears_with_the_first_deal_and_drafts_never_appear(self):
        organization = self._create_organization("Idle Ltd")
        idle = self._create_partnership(organization, activate=False)
        lines = self.report().search([("partnership_id", "=", idle.id)])
        self.assertFalse(lines)
        line = self.report().search([("partnership_id", "=", self.partnership_b.id)])
        self.assertEqual(line.registration_id, self.waiting)
        self.assertEqual(line.action_open_record()["res_id"], self.waiting.id)

    # ------------------------------------------------------------------- readers

    def test_channel_users_read_what_they_read_of_registrations(self):
        mine = self.report(self.channel_own).search(self.domain)
        self.assertEqual(len(mine), 5)
        self.assertFalse(self.report(self.channel_other).search(self.domain))
        self.waiting.sudo().reviewer_id = self.channel_other
        seen = self.report(self.channel_other).search(self.domain)
        self.assertEqual(seen.registration_id, self.waiting)
        self.partnership_a.user_ids += self.channel_other
        seen = self.report(self.channel_other).search(self.domain)
        self.assertEqual(len(seen), 5)

    def test_another_company_s_lines_are_not_seen(self):
        self._create_second_company().sudo()
        domain = [("partner_id", "=", self.organization_a.id)]
        self.assertEqual(
            self.report().search(domain).company_id,
            self.company,
        )

    def test_nobody_else_reads_it_and_nobody_writes_it(self):
        others = self.salesperson | self.employee | self.partner_a | self.portal_user
        for user in others:
            with self.assertRaises(AccessError):
                self.report(user).search([])
            with self.assertRaises(AccessError):
                self.report(user).formatted_read_group([], [], ["registered:sum"])
        line = self.report(self.channel_admin).search(self.domain, limit=1)
        for operation in ("write", "create", "unlink"):
            self.assertFalse(line.has_access(operation))
