"""Events while the job computes, two computations at once, a job that is killed.

All with transactions that are committed: nothing is lost, nothing happens twice.
"""

from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...models.scorecard import job
from ..race_common import RaceCase
from .score_common import ScoreData


@tagged("-at_install", "post_install")
class TestScoreRace(ScoreData, RaceCase):
    @classmethod
    def _create_data(cls):
        result = super()._create_data()
        cls._create_ladder()
        cls._ask(cls.silver, cls.survey, 10, 0)
        (cls.partnership_a | cls.partnership_b).write(
            {"date_start": "2020-01-01", "date_end": False}
        )
        return result

    def compute(self):
        """Return the job's work on partner A, as a call."""
        organization_id = self.organization_a.id
        return lambda env: env["prm.scorecard.job"]._compute_due([organization_id])

    def settle(self):
        """Run the job for partner A until nothing is due, each time committed."""
        for _run in range(3):
            with self.committed():
                self.env["prm.scorecard.job"]._compute_due([self.organization_a.id])

    def assertNoError(self, outcomes):
        errors = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
        self.assertFalse(errors)

    def test_a_deal_that_is_won_meanwhile_is_due_again_or_counted(self):
        with self.committed():
            deal, lead = self._deal(self.here(self.partner_a))
            lead.expected_revenue = 700

        def win(env):
            lead.with_env(env).action_set_won()
            env.flush_all()

        self.assertNoError(
            self.race((self.env_user, win), (self.env_user, self.compute()))
        )
        with self.committed():
            partnership = self.here(self.partnership_a)
            counted = partnership.total_sales == 700
            self.assertTrue(counted or self.here(deal).score_due)
        self.settle()
        with self.committed():
            self.assertEqual(self.here(self.partnership_a).total_sales, 700)
            self.assertFalse(self.here(deal).score_due)

    def test_a_value_that_is_entered_meanwhile_is_due_again_or_counted(self):
        with self.committed():
            self.here(self.partnership_a).tier_id = self.here(self.bronze)
        self.settle()
        with self.committed():
            row = self._row(self.here(self.partnership_a), self.here(self.survey))
            self.assertTrue(row)
            self.here(self.partnership_a)._mark_score_due()

        def enter(env):
            row.with_env(env).current = 5
            env.flush_all()

        self.assertNoError(
            self.race((self.channel_own, enter), (self.env_user, self.compute()))
        )
        self.settle()
        with self.committed():
            mine = self.here(row)
            self.assertEqual((mine.current, mine.ratio), (5, 0.5))
            self.assertFalse(self.here(self.partnership_a).score_due)

    def test_a_mark_that_stands_is_written_again(self):
        """Else a job that takes it away at this moment would lose the event."""
        with self.committed():
            condition = self.here(self.silver).condition_ids[0]
            self.here(self.partnership_a)._mark_score_due()

        def change(env):
            mine = self.partnership_a.with_env(env)
            mine.read(["score_due"])  # known already
            condition.with_env(env).value += 1
            env.flush_all()

        self.assertNoError(
            self.race((self.channel_admin, change), (self.env_user, self.compute()))
        )
        self.settle()
        with self.committed():
            rows = self.here(self.partnership_a).value_ids
            mine = self.here(condition)
            row = rows.filtered(lambda one: one.parameter_id == mine.parameter_id)
            self.assertEqual(row.target, mine.value)

    def test_two_computations_at_once_leave_one_of_everything(self):
        with self.committed():
            self.here(self.partnership_b).tier_id = self.here(self.gold)
        both = (self.partnership_a | self.partnership_b).ids

        def compute(env):
            env["prm.partnership"].browse(both)._recompute_scores()
            env.flush_all()

        self.assertNoError(
            self.race((self.env_user, compute), (self.channel_admin, compute))
        )
        with self.committed():
            mine = self.here(self.partnership_b)
            notices = mine.history_ids.filtered(lambda line: line.what == "notice")
            self.assertEqual(len(notices), 1)
            mails = self.mails_of(mine, self.supervisor_b)
            self.assertEqual(len(mails), 1)

    def test_a_proposal_is_accepted_once(self):
        with self.committed():
            mine = self.here(self.partnership_a)
            mine.tier_id = self.here(self.gold)
            mine.notice_date = "2020-01-01"
            mine._recompute_scores()
            proposed = mine.proposed_tier_id
            self.assertEqual(proposed, self.here(self.bronze))
        accept = lambda env: self.partnership_a.with_env(env).action_accept_tier()  # noqa: E731
        decline = lambda env: self.partnership_a.with_env(env).action_decline_tier()  # noqa: E731
        outcomes = self.race((self.channel_own, accept), (self.channel_all, decline))
        self.assertOneOf(outcomes, UserError, "There is no proposed tier")
        with self.committed():
            mine = self.here(self.partnership_a)
            accepted = not isinstance(outcomes[0], Exception)
            tier = self.bronze if accepted else self.gold
            self.assertEqual(mine.tier_id, self.here(tier))
            self.assertFalse(mine.proposed_tier_id)
            mine.tier_id = self.here(self.bronze)

    # ------------------------------------------------------------------- killed

    def due(self):
        with self.committed():
            return set(self.env["prm.scorecard.job"]._due_organization_ids())

    def run_job(self, name, organization=None):
        """Run a job in batches of one; it is killed at ``organization``.

        :return: ids of the organizations that it computed
        """
        computed = []
        compute = self.registry["prm.scorecard.job"]._compute_due

        def watch(model, ids):
            if organization and organization.id in ids:
                raise SystemExit("killed")
            computed.extend(ids)
            return compute(model, ids)

        with (
            patch.object(job, "BATCH", 1),
            patch.object(self.registry["prm.scorecard.job"], "_compute_due", watch),
            self.committed(),
        ):
            getattr(self.env["prm.partnership"], name)()
        return computed

    def assertResumed(self, name):
        """Kill the job ``name`` at partner B, and let the next run finish its work."""
        with self.assertRaises(SystemExit):
            self.run_job(name, self.organization_b)
        due = self.due()
        self.assertNotIn(self.organization_a.id, due, "it was committed")
        self.assertIn(self.organization_b.id, due)
        self.assertEqual(set(self.run_job("_cron_figures")), due)
        self.assertFalse(self.due())

    def test_a_job_that_is_killed_goes_on_where_it_was(self):
        self.run_job("_cron_figures")
        with self.committed():
            self._win(1, user=self.here(self.partner_a), amount=300)
            self._win(1, user=self.here(self.partner_b), amount=500)
            before = self.here(self.partnership_a).total_sales
        self.assertResumed("_cron_figures")
        with self.committed():
            self.assertEqual(self.here(self.partnership_a).total_sales, before + 300)
            self.assertEqual(self.here(self.partnership_b).total_sales, 500)

    def test_a_night_that_is_killed_is_finished_by_the_next_run(self):
        self.run_job("_cron_figures")
        self.assertResumed("_cron_scores")

    @property
    def env_user(self):
        """The user of the jobs."""
        with self.committed() as env:
            return env.ref("base.user_root")
