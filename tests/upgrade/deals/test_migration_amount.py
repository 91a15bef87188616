"""Deals of before show what their partner estimated, where no opportunity is shown."""

from odoo.tests import tagged

from ...common import PrmCase
from ..migration_common import migration


@tagged("post_install", "-at_install", "prm_once")
class TestMigrationAmount(PrmCase):
    def upgrade(self):
        self.env.flush_all()
        for _again in range(2):
            migration("post-amount.py", "19.0.1.9.0").migrate(self.env.cr, "")
        self.env.invalidate_all()

    def test_the_amount_is_as_the_record_would_have_it(self):
        waiting = self._register(amount_estimate=9000.0)
        draft = self._register(amount_estimate=8000.0, submit=False)
        approved = self._register(amount_estimate=7000.0)
        self._approve(approved).expected_revenue = 500
        silent = self._register()
        deals = (waiting | draft | approved | silent).sudo()
        expected = deals.mapped("amount")
        self.assertEqual(expected, [9000, 8000, 500, 0])
        self.env.flush_all()
        for nothing in ("0", "NULL"):
            self.env.cr.execute(
                f"UPDATE prm_registration SET amount = {nothing}"
                " WHERE id = ANY(%s) AND outcome IS NULL",
                [deals.ids],
            )
            self.upgrade()
            self.assertEqual(deals.mapped("amount"), expected)
