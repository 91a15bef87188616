"""An upgrade reminds nobody of registrations of before."""

from odoo.tests import tagged

from ..common import PrmCase
from .migration_common import migration

NAMES = (
    "review_remind_at",
    "review_escalate_at",
    "is_review_reminded",
    "is_review_late",
)


@tagged("post_install", "-at_install")
class TestMigrationReview(PrmCase):
    def upgrade(self):
        self.env.flush_all()
        module = migration("pre-review.py", "19.0.1.6.0")
        module.migrate(self.env.cr, "19.0.1.5.0")
        self.env.invalidate_all()

    def test_what_was_registered_before_waits_for_no_reminder(self):
        deal = self._register().sudo()
        due = deal.review_due_at
        self.env.flush_all()
        for name in NAMES:
            self.env.cr.execute(f"ALTER TABLE prm_registration DROP {name}")
        self.upgrade()
        self.assertEqual([deal[name] for name in NAMES], [False] * 4)
        self.assertEqual(deal.review_due_at, due)
        deal.is_review_late = True
        self.upgrade()
        self.assertTrue(deal.is_review_late, "a second run changes nothing")

    def test_portals_of_before_count_all_hours_and_tell_nobody(self):
        portal = self.env["prm.portal"].create({"name": "New", "path": "new"})
        for each in portal | self.portal:
            self.assertFalse(each.calendar_id)
            self.assertEqual((each.reminder_hours, each.escalation_hours), (0, 0))
