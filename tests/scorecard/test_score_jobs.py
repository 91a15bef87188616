"""The jobs: soon after an event, every night, and on after they were killed."""

from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ...models.scorecard import job
from .score_common import ScoreCase

FIGURES = "prm.ir_cron_partnership_figures"
SCORES = "prm.ir_cron_partnership_scores"
LOGGER = "odoo.addons.prm.models.common.batch"


@tagged("-at_install", "post_install", "prm_once")
class TestScoreJobs(ScoreCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.both = cls.partnership_a | cls.partnership_b

    def setUp(self):
        super().setUp()
        self.take_all_marks()

    def take_all_marks(self):
        """Let nothing be due."""
        for model in job.SOURCES:
            self.env[model].search([]).score_due = False
        self.env.flush_all()

    def run_job(self, xmlid=FIGURES):
        """Run a job as the scheduler does, with commits of its own."""
        with self.enter_registry_test_mode():
            self.env.ref(xmlid).method_direct_trigger()

    def due(self):
        """Return the ids of the organizations that wait for the job."""
        return set(self.env["prm.scorecard.job"]._due_organization_ids())

    @contextmanager
    def computed(self):
        """Collect the partnerships that are computed meanwhile."""
        seen = []
        model = self.registry["prm.scorecard.recount"]
        recount = model._recount

        def watch(service, partnerships, cause=""):
            seen.append(partnerships)
            return recount(service, partnerships, cause)

        with patch.object(model, "_recount", watch):
            yield seen

    # ------------------------------------------------------------------- events

    def test_what_changes_figures_marks_the_organization(self):
        [deal] = self._win()
        for name, change in (
            ("won", self._win),
            ("no longer won", lambda: self._unwin(deal)),
            ("amount", lambda: deal.lead_id.write({"expected_revenue": 5})),
            ("certificate", lambda: self._certify(self.partner_a)),
            (
                "activity",
                lambda: self.env["prm.marketing.activity"].create(
                    {"name": "Fair", "partnership_id": self.partnership_a.id}
                ),
            ),
            ("term", lambda: self.partnership_a.write({"date_end": "2027-01-31"})),
        ):
            self.take_all_marks()
            change()
            with self.subTest(change=name):
                self.assertEqual(self.due(), {self.organization_a.id})

    def test_who_leaves_with_a_certificate_marks_the_organization(self):
        self._certify(self.colleague_a)
        self.take_all_marks()
        self.colleague_a.partner_id.parent_id = False
        self.assertEqual(self.due(), {self.organization_a.id})

    def test_another_target_marks_the_partners_of_the_program(self):
        organizations = {self.organization_a.id, self.organization_b.id}
        condition = self.silver.condition_ids[0]
        for name, change in (
            ("value", lambda: condition.write({"value": 5})),
            ("validity", lambda: condition.write({"date_start": date(2026, 1, 1)})),
            ("new", lambda: self._ask(self.silver, self.survey, 5, 5)),
            ("target", lambda: self.silver.write({"target_points": 81})),
        ):
            self.take_all_marks()
            change()
            with self.subTest(change=name):
                self.assertLessEqual(organizations, self.due())

    def test_what_changes_nothing_does_not(self):
        deal = self._register().sudo()
        self.take_all_marks()
        deal.name = "Another name"
        self.partnership_a.user_ids |= self.channel_other
        self.assertFalse(self.due())

    # --------------------------------------------------------------------- runs

    def test_soon_after_an_event_scores_are_computed_and_marks_are_gone(self):
        self._win(4)
        self._certify(self.partner_a)
        self.assertEqual(self.partnership_a.points, 0)
        self.run_job()
        self.assertEqual(self.partnership_a.tier_id, self.silver)
        self.assertEqual(self.partnership_a.total_sales, 4000)
        self.assertFalse(self.due(), "not even by the tier that changed")

    def test_only_who_changed_is_computed(self):
        self._certify(self.partner_a)
        with self.computed() as seen:
            self.run_job()
            self.run_job()
        self.assertEqual(seen, [self.partnership_a])

    def test_whose_deal_it_was_first_concerns_both(self):
        [deal] = self._win()
        twin = self._register(self.partner_b).sudo()
        twin._write_guarded({"state": "approved", "lead_id": deal.lead_id.id})
        self.run_job()
        self.assertEqual(self.both.mapped("total_sales"), [1000, 0])
        deal.reason_id = self.reasons["cancellation"]
        deal.action_cancel()
        self.assertEqual(self.due(), {self.organization_a.id})
        self.run_job()
        self.assertEqual(self.both.mapped("total_sales"), [0, 1000])

    def test_a_second_run_changes_nothing(self):
        self._win(4)
        self._certify(self.partner_a)
        self.run_job()
        lines, mails = self.both.history_ids, self.env["mail.mail"].search([])
        self.run_job()
        self.run_job(SCORES)
        self.run_job(SCORES)
        self.assertEqual(self.both.history_ids, lines)
        self.assertEqual(self.env["mail.mail"].search([]), mails)

    def test_at_night_all_active_ones_are_computed(self):
        self._certify(self.partner_a, date_expiry=date(2026, 6, 20))
        self.run_job()
        self.assertEqual(self.partnership_a.certified_count, 1)
        self.partnership_b.action_suspend()
        self.take_all_marks()
        with freeze_time("2026-06-21 03:00:00"), self.computed() as seen:
            self.run_job(SCORES)
        computed = self.env["prm.partnership"].union(*seen)
        self.assertIn(self.partnership_a, computed)
        self.assertNotIn(self.partnership_b, computed)
        self.assertEqual(self.partnership_a.certified_count, 0)

    def test_at_night_they_are_computed_again_on_the_same_day(self):
        self.run_job(SCORES)
        with self.computed() as seen:
            self.run_job(SCORES)
        self.assertIn(self.partnership_a, self.env["prm.partnership"].union(*seen))

    # ------------------------------------------------------------------ failures

    def test_one_that_fails_stops_no_other_and_is_tried_again(self):
        self._win(1)
        self._win(1, user=self.partner_b)
        model = self.registry["prm.scorecard.recount"]
        recount = model._recount

        def fail(service, partnerships, cause=""):
            if self.partnership_a in partnerships:
                raise ValueError("broken")
            return recount(service, partnerships, cause)

        with patch.object(model, "_recount", fail), mute_logger(LOGGER):
            self.run_job()
        self.assertEqual(self.partnership_a.total_sales, 0)
        self.assertEqual(self.partnership_b.total_sales, 1000)
        self.assertEqual(self.due(), {self.organization_a.id})
        self.run_job()
        self.assertEqual(self.partnership_a.total_sales, 1000)

    def test_a_run_that_is_out_of_time_leaves_the_rest_to_the_next(self):
        self._win(1)
        self._win(1, user=self.partner_b)
        crons = self.registry["ir.cron"]
        with (
            patch.object(job, "BATCH", 1),
            patch.object(crons, "_commit_progress", lambda *_args, **_kwargs: 0),
        ):
            self.env["prm.partnership"]._cron_figures()
        self.assertEqual(len(self.due()), 1)
        self.run_job()
        self.assertEqual(self.both.mapped("total_sales"), [1000, 1000])
