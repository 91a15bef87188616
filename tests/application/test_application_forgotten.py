"""The job: what nobody confirmed, and what was declined long ago, is forgotten."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from .application_common import ApplicationCase

JOB = "prm.ir_cron_applications"


@tagged("post_install", "-at_install")
class TestApplicationForgotten(ApplicationCase):
    def run_job(self):
        with self.enter_registry_test_mode():
            self.env.ref(JOB).method_direct_trigger()
        self.env.invalidate_all()

    def made(self, application, days):
        """Let an application be so many days old."""
        moment = fields.Datetime.now() - timedelta(days=days)
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE prm_application SET create_date = %s WHERE id = %s",
            [moment, application.id],
        )
        self.env.invalidate_all()

    def test_what_nobody_confirmed_goes_after_seven_days(self):
        old, young = self.applied(), self.applied(email="c2@cedar.example.com")
        confirmed = self.confirmed(email="c3@cedar.example.com")
        self.made(old, 8)
        self.made(young, 6)
        self.made(confirmed, 400)
        self.run_job()
        self.assertFalse(old.exists())
        self.assertTrue(young.exists())
        self.assertTrue(confirmed.exists())

    def test_what_was_declined_goes_after_a_year_with_its_conversation(self):
        declined, recent = (
            self.confirmed(),
            self.confirmed(email="c2@cedar.example.com"),
        )
        accepted = self.confirmed(email="c3@cedar.example.com", name="Other")
        self.decline(declined)
        self.decline(recent)
        self.accept(accepted)
        for application, days in ((declined, 366), (recent, 364), (accepted, 400)):
            moment = fields.Datetime.now() - timedelta(days=days)
            application.sudo()._write_guarded({"decided_at": moment})
        ours = [("model", "=", "prm.application"), ("res_id", "=", declined.id)]
        self.assertTrue(self.env["mail.message"].search(ours))
        self.run_job()
        self.assertFalse(declined.exists())
        self.assertFalse(self.env["mail.message"].search(ours))
        self.assertTrue((recent | accepted).exists() == recent | accepted)

    def test_a_second_run_changes_nothing(self):
        self.made(self.applied(), 8)
        self.run_job()
        self.run_job()
        self.assertFalse(self.applications())
