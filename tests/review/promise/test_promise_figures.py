"""The figures of twelve months, and a job that may be killed and run again."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .promise_common import DAY, HOUR, MONDAY, PromiseCase


@tagged("-at_install", "post_install")
class TestPromiseFigures(PromiseCase):
    def test_the_figures_of_a_portal_and_of_its_programs(self):
        other = self.program.copy({"name": "Consultants"})
        deals = [self.registered(MONDAY) for _number in range(4)]
        for number, how in enumerate(("approve", "approve", "reject", "cancel"), 1):
            self.decided(deals[number - 1], MONDAY + number * HOUR, how)
        theirs = self.registered(MONDAY, user=self.partner_b)
        self.decided(theirs, MONDAY + 2 * DAY)  # 16 hours, late
        waiting = self.registered(MONDAY)
        self._create_direct_deal(deals[0]).date = MONDAY + 5 * DAY
        self.count()
        row = self.figures()
        self.assertEqual(row.decision_count, 5)
        self.assertEqual((row.partner_count, row.largest_count), (2, 4))
        self.assertEqual(row.median_hours, 3.0)  # of 1, 2, 3, 4, 16
        self.assertEqual((row.on_time_count, row.late_count), (4, 1))
        self.assertEqual(round(row.on_time_rate, 1), 66.7)  # 4 of 5 and one waiting
        self.assertEqual((row.approved_count, row.approved_rate), (3, 60.0))
        self.assertEqual(row.direct_count, 1)
        self.assertFalse(row.is_enough)
        same = self.figures(self.program)
        self.assertEqual((same.decision_count, same.median_hours), (5, 3.0))
        self.assertFalse(self.figures(other))
        opened = row.action_open_decisions()
        found = self.env["prm.promise.decision"].search(opened["domain"])
        self.assertEqual(len(found), 5)
        self.assertEqual(found, self.lines(found.registration_id).sorted("id", True))
        self.assertTrue(waiting)

    def test_only_the_last_twelve_months_are_told(self):
        old, new = self.registered(MONDAY), self.registered(MONDAY + 30 * DAY)
        self.decided(old, MONDAY + HOUR)
        self.decided(new, MONDAY + 30 * DAY + HOUR)
        self.count(MONDAY + 31 * DAY)
        self.assertEqual(self.figures().decision_count, 2)
        self.count(MONDAY + 380 * DAY)
        self.assertEqual(self.figures().decision_count, 1)
        self.assertEqual(len(self.lines(old | new)), 2)

    def test_a_second_run_and_one_after_a_kill_change_nothing(self):
        deals = [self.registered(MONDAY) for _number in range(3)]
        for deal in deals:
            self.decided(deal, MONDAY + HOUR)
        job = self.env["prm.promise.job"]
        with self.at(MONDAY + DAY):
            job._count([deals[0].id])  # then it was killed
        self.count()
        lines = self.env["prm.promise.decision"].search([])
        self.assertEqual(len(lines), 3)
        before = self.figures().read()[0]
        self.count()
        self.assertEqual(self.env["prm.promise.decision"].search([]), lines)
        self.assertEqual(self.figures().read()[0], before)

    def test_what_is_too_old_is_forgotten(self):
        deal = self.registered(MONDAY)
        self.decided(deal, MONDAY + HOUR)
        self.count()
        with self.at(MONDAY + 700 * DAY):
            self.env["prm.promise.decision"]._gc_old()
            self.assertTrue(self.lines(deal))
        with self.at(MONDAY + 800 * DAY):
            self.env["prm.promise.decision"]._gc_old()
            self.assertFalse(self.lines(deal))
            self.env["prm.promise.job"]._count([deal.id])
            self.assertFalse(self.lines(deal), "and does not come back")

    def test_nobody_writes_the_ledger(self):
        deal = self.registered(MONDAY)
        self.decided(deal, MONDAY + HOUR)
        self.count()
        line, row = self.lines(deal), self.figures()
        for user in (self.channel_own, self.channel_admin, self.partner_a):
            for record, vals in ((line, {"hours": 1}), (row, {"median_hours": 1})):
                mine = record.with_user(user)
                for call in (
                    lambda mine=mine, vals=vals: mine.write(vals),
                    lambda mine=mine, vals=vals: mine.create(vals),
                    mine.unlink,
                ):
                    with self.assertRaises(AccessError), self.env.cr.savepoint():
                        call()
