"""An upgrade knows of people of before when they logged in last."""

from odoo.tests import tagged

from ..common import PrmCase
from .migration_common import migration


@tagged("post_install", "-at_install")
class TestMigrationActivity(PrmCase):
    def test_who_logged_in_before_was_active_on_that_day_of_the_company(self):
        self.company.partner_id.tz = "Asia/Tokyo"
        seen, counted, never = (
            user.prm_member_ids
            for user in (self.partner_a, self.colleague_a, self.supervisor_a)
        )
        (seen | counted).last_seen = "2026-03-04 22:00:00"
        counted.last_active = "2026-05-06"
        self.env.flush_all()
        for _again in range(2):
            script = migration("post-activity.py", "19.0.1.5.0")
            script.migrate(self.env.cr, "19.0.1.4.0")
        self.env.invalidate_all()
        self.assertEqual(str(seen.last_active), "2026-03-05")
        self.assertEqual(str(counted.last_active), "2026-05-06")
        self.assertFalse(never.last_active)
