"""Partnerships of before get the day on which they began; old homes stay so."""

from datetime import date

from odoo.tests import tagged
from odoo.tools import SQL

from ..common import PrmCase
from .migration_common import migration


@tagged("post_install", "-at_install", "prm_once")
class TestMigrationFirstDays(PrmCase):
    def upgrade(self):
        self.env.flush_all()
        for _again in range(2):
            step = migration("post-first-days.py", "19.0.1.6.0")
            step.migrate(self.env.cr, "")
        self.env.invalidate_all()

    def age(self):
        """Let all partnerships be as a version before left them."""
        self.env.flush_all()
        self.env.execute_query(
            SQL("UPDATE prm_partnership SET activated_on = NULL RETURNING id")
        )
        self.env.invalidate_all()

    def test_the_day_comes_from_the_first_line_of_the_history(self):
        lines = self.partnership_a.history_ids.filtered(lambda one: one.what == "state")
        lines.sudo().date = "2025-02-03 10:00:00"
        self.partnership_a.action_suspend()
        self.age()
        self.upgrade()
        self.assertEqual(self.partnership_a.activated_on, date(2025, 2, 3))

    def test_without_a_history_it_is_the_first_day_of_the_first_term(self):
        self.partnership_a.history_ids.sudo().unlink()
        self.partnership_a.term_ids.sudo().date_start = date(2024, 5, 6)
        self.age()
        self.upgrade()
        self.assertEqual(self.partnership_a.activated_on, date(2024, 5, 6))

    def test_drafts_get_none_and_a_day_that_is_known_stays(self):
        organization = self._create_organization("Cedar")
        draft = self._create_partnership(organization, activate=False)
        self.partnership_a.sudo().activated_on = date(2023, 1, 2)
        self.upgrade()
        self.assertFalse(draft.activated_on)
        self.assertEqual(self.partnership_a.activated_on, date(2023, 1, 2))

    def test_portals_of_before_show_no_first_steps_by_themselves(self):
        row = self.portal.widget_ids.filtered(lambda one: one.key == "first_steps")
        row.unlink()
        self.upgrade()
        row = self.portal.widget_ids.filtered(lambda one: one.key == "first_steps")
        self.assertEqual(row.mapped("visible"), [False])
