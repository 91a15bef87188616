"""The nightly job that ends protections which are over."""

from datetime import date, timedelta
from unittest.mock import patch

from odoo import fields
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..common import PrmCase

JOB = "prm.ir_cron_registration_expire"
LOGGER = "odoo.addons.prm.models.common.batch"


@tagged("-at_install", "post_install")
class TestProtectionEnds(PrmCase):
    def approved(self, days=-1, **values):
        """Return an approved deal whose last protected day is so many days ahead."""
        deal = self._register(**values).with_env(self.env)
        self._approve(deal)
        end = fields.Date.today() + timedelta(days=days)
        deal._write_guarded({"protection_end": end})
        return deal

    def run_job(self):
        """Run the job as the scheduler does, with commits of its own."""
        with self.enter_registry_test_mode():
            self.env.ref(JOB).method_direct_trigger()

    def test_a_deal_whose_protection_is_over_expires(self):
        deal = self.approved()
        self.run_job()
        self.assertEqual(deal.state, "expired")
        self.assertEqual(deal.outcome, "open")
        self.assertEqual(
            deal.transition_ids[-1:].user_id, self.env.ref("base.user_root")
        )
        mail = self.env["mail.mail"].search([("subject", "like", "Protection ended")])
        self.assertEqual(mail.recipient_ids, self.partner_a.partner_id)

    def test_the_last_protected_day_is_protected_to_its_end(self):
        deal = self.approved(days=0)
        self.run_job()
        self.assertEqual(deal.state, "approved")
        self.assertTrue(deal.is_protected)

    def test_the_day_ends_where_the_company_is(self):
        self.company.partner_id.tz = "America/Los_Angeles"
        deal = self.approved()
        deal._write_guarded({"protection_end": date(2026, 3, 2)})
        with freeze_time("2026-03-03 07:00:00"):  # still the second of March there
            self.assertFalse(deal.filtered_domain(deal._over_domain()))
        with freeze_time("2026-03-03 09:00:00"):
            self.assertTrue(deal.filtered_domain(deal._over_domain()))

    def test_won_and_lost_deals_do_not_expire(self):
        won, lost = self.approved(), self.approved()
        won.lead_id.action_set_won()
        lost.lead_id.action_set_lost()
        self.run_job()
        self.assertEqual((won.state, lost.state), ("approved", "approved"))
        self.assertEqual((won.outcome, lost.outcome), ("won", "lost"))

    def test_neither_do_undecided_ones_nor_those_without_an_end(self):
        waiting = self._register().sudo()
        waiting._write_guarded({"protection_end": date(2020, 1, 1)})
        endless = self.approved()
        endless._write_guarded({"protection_end": False})
        self.run_job()
        self.assertEqual((waiting.state, endless.state), ("submitted", "approved"))

    def test_a_second_run_changes_nothing(self):
        deal = self.approved()
        self.run_job()
        moves = deal.transition_ids
        mails = self.env["mail.mail"].search([])
        self.run_job()
        self.assertEqual(deal.transition_ids, moves)
        self.assertEqual(self.env["mail.mail"].search([]), mails)

    def test_one_that_fails_stops_no_other_and_is_tried_again(self):
        bad, good = self.approved(), self.approved()
        model = self.registry["prm.registration"]
        mail_people = model._mail_people

        def fail(registration):
            if registration == bad:
                raise ValueError("broken template")
            return mail_people(registration)

        with patch.object(model, "_mail_people", fail), mute_logger(LOGGER):
            self.run_job()
        self.assertEqual((bad.state, good.state), ("approved", "expired"))
        self.run_job()
        self.assertEqual(bad.state, "expired")

    def test_a_run_that_is_out_of_time_goes_on_with_the_next(self):
        deals = self.approved() | self.approved()
        with patch.object(
            self.registry["ir.cron"], "_commit_progress", lambda *_args, **_kwargs: 0
        ):
            self.env["prm.registration"]._cron_expire()
        self.assertEqual(sorted(deals.mapped("state")), ["approved", "expired"])
        self.run_job()
        self.assertEqual(set(deals.mapped("state")), {"expired"})

    def test_an_expired_deal_is_reopened_and_approved_again(self):
        deal = self.approved()
        lead = deal.lead_id
        self.run_job()
        admin = deal.with_user(self.channel_admin)
        admin.reason_id = self.reasons["reopening"]
        admin.action_reopen()
        admin.action_qualify()
        self.assertEqual(deal.lead_id, lead)
        self.assertTrue(deal.is_protected)
