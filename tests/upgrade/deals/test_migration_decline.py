"""Databases made before get reasons to decline an offer, once."""

from odoo.tests import tagged

from ...common import PrmCase
from ..migration_common import migration


@tagged("post_install", "-at_install", "prm_once")
class TestMigrationDecline(PrmCase):
    def upgraded(self):
        """Return the names of the reasons after an upgrade."""
        migrate = migration("post-decline-reasons.py", "19.0.1.6.0").migrate
        migrate(self.env.cr, "")
        reasons = self.env["prm.reason"].with_context(active_test=False)
        return reasons.search([("kind", "=", "decline")]).mapped("name")

    def forget(self):
        reasons = self.env["prm.reason"].search([("kind", "=", "decline")])
        of = [("model", "=", "prm.reason"), ("res_id", "in", reasons.ids)]
        self.env["ir.model.data"].search(of).unlink()
        reasons.unlink()

    def test_without_any_the_usual_ones_come_and_a_second_time_none(self):
        self.forget()
        names = self.upgraded()
        self.assertEqual(len(names), 5)
        self.assertIn("Outside our region", names)
        self.assertEqual(self.upgraded(), names)
        self.assertEqual(
            self.env.ref("prm.reason_decline_size").name, "Too small for us"
        )

    def test_what_the_vendor_has_stays_alone(self):
        self.forget()
        self.env["prm.reason"].create({"name": "Not now", "kind": "decline"})
        self.assertEqual(self.upgraded(), ["Not now"])
