"""Decisions at known moments, and the job that counts them."""

from datetime import datetime, timedelta

from ..review_common import ReviewCase

# A Monday in winter: 10:00 in Berlin.
MONDAY = datetime(2026, 1, 12, 9, 0)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class PromiseCase(ReviewCase):
    """The office is open from 9 to 17, and the program promises 8 hours."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal.calendar_id = cls.calendar
        cls.env["prm.promise.decision"].search([]).unlink()

    def decided(self, deal, moment, how="approve", by=None):
        """Let somebody decide on a deal at a moment."""
        with self.at(moment):
            desk = deal.with_user(by or self.channel_own).sudo(False)
            if how == "approve":
                desk.action_qualify()
                return deal
            kind = {"reject": "rejection", "cancel": "cancellation"}[how]
            desk.reason_id = self.reasons[kind]
            getattr(desk, f"action_{how}")()
        return deal

    def in_review(self, deal, moment, by=None):
        with self.at(moment):
            deal.with_user(by or self.channel_own).sudo(False).action_start_review()

    def reopened(self, deal, moment):
        with self.at(moment):
            desk = deal.with_user(self.channel_admin).sudo(False)
            desk.reason_id = self.reasons["reopening"]
            desk.action_reopen()

    def count(self, moment=MONDAY + 14 * DAY):
        """Run the job at a moment, as the scheduler does."""
        with self.at(moment), self.enter_registry_test_mode():
            self.env.ref("prm.ir_cron_promises").method_direct_trigger()
        self.env.invalidate_all()

    def lines(self, deals):
        """Return the decisions of deals in the ledger, oldest first."""
        lines = self.env["prm.promise.decision"]
        return lines.search([("registration_id", "in", deals.ids)], order="id")

    def hours(self, deals):
        return [round(line.hours, 2) for line in self.lines(deals)]

    def figures(self, program=None, portal=None):
        """Return what was counted of a portal, or of one of its programs."""
        return self.env["prm.promise.figures"].search(
            [
                ("portal_id", "=", (portal or self.portal).id),
                ("program_id", "=", program.id if program else False),
            ]
        )
