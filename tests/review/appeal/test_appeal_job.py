"""Appeals are not forgotten: reminders, delays, and people who have left."""

from datetime import timedelta
from unittest.mock import patch

from odoo import Command, fields
from odoo.tests import tagged
from odoo.tools import mute_logger

from ....models.review.appeal.desk import DUE, LATE
from ..review_common import FRIDAY, ReviewCase
from .appeal_common import ACTIVITY, AppealData

JOB = "prm.ir_cron_review_on_time"
# The answer is promised within eight hours of work: Monday, 14:00 in Berlin.
PROMISED = FRIDAY + timedelta(days=3)
DECIDE = "prm.group_prm_user", "prm.group_prm_user_all", "prm.group_prm_manager"


@tagged("-at_install", "post_install")
class TestAppealJob(AppealData, ReviewCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal.write(
            {
                "calendar_id": cls.calendar.id,
                "reminder_hours": 2,
                "escalation_hours": 4,
                "escalation_user_id": cls.channel_admin.id,
                "appeal_user_id": cls.channel_all.id,
            }
        )
        cls.all_others_leave()

    @classmethod
    def all_others_leave(cls):
        """Let nobody but the usual three work with partners."""
        groups = cls.env["res.groups"].union(*map(cls.env.ref, DECIDE))
        users = cls.env["res.users"].search([("all_group_ids", "in", groups.ids)])
        known = cls.channel_own | cls.channel_all | cls.channel_admin
        leaving = users - known
        leaving.write({"group_ids": [Command.unlink(each.id) for each in groups]})

    def appealed(self, **rejected):
        """Return the appeal (sudo) of a deal that was rejected on Friday at two."""
        deal = self.rejected(**rejected)
        with self.at(FRIDAY):
            return self.ask(deal)

    def run_job(self, moment=FRIDAY):
        """Run the job as the scheduler does, at a moment."""
        with self.at(moment), self.enter_registry_test_mode():
            self.env.ref(JOB).method_direct_trigger()
        self.env.invalidate_all()

    def given(self, appeal, *xmlids):
        return appeal.registration_id.activity_search([*xmlids])

    def leave(self, user):
        """Take all rights to decide from an employee."""
        groups = map(self.env.ref, DECIDE)
        user.write({"group_ids": [Command.unlink(group.id) for group in groups]})

    # ---------------------------------------------------------------------- on time

    def test_who_looks_at_it_is_reminded_once_before_the_answer_is_due(self):
        appeal = self.appealed()
        self.assertEqual(appeal.due_at, PROMISED)
        self.run_job(PROMISED - timedelta(hours=2, minutes=1))
        self.assertFalse(self.given(appeal, DUE))
        for minutes in (0, 16):
            self.run_job(PROMISED - timedelta(hours=2) + timedelta(minutes=minutes))
            [activity] = self.given(appeal, DUE)
            self.assertEqual(activity.user_id, self.channel_all)
            self.assertEqual(activity.date_deadline, PROMISED.date())
        self.assertFalse(self.given(appeal, LATE))

    def test_a_delay_is_reported_once_to_who_is_responsible(self):
        appeal = self.appealed()
        reported = PROMISED + timedelta(hours=20)  # four hours of work later
        self.run_job(reported - timedelta(minutes=1))
        self.assertFalse(self.given(appeal, LATE))
        for minutes in (0, 16):
            self.run_job(reported + timedelta(minutes=minutes))
            [activity] = self.given(appeal, LATE)
            self.assertEqual(activity.user_id, self.channel_admin)
        self.assertEqual(len(self.given(appeal, ACTIVITY)), 1, "the appeal still waits")

    def test_a_delay_is_reported_neither_to_whose_it_is_nor_to_who_decided(self):
        for responsible in (self.channel_all, self.channel_own):
            self.portal.escalation_user_id = responsible
            appeal = self.appealed()
            self.run_job(PROMISED + timedelta(days=2))
            self.assertEqual(self.given(appeal, LATE).user_id, self.channel_admin)

    def test_of_an_answer_that_is_overdue_already_nobody_is_reminded(self):
        appeal = self.appealed()
        self.run_job(PROMISED + timedelta(days=2))
        self.assertFalse(self.given(appeal, DUE))

    def test_the_substitute_is_reminded_for_who_went_away_since(self):
        appeal = self.appealed()
        with self.at(PROMISED - timedelta(hours=2)):
            self.away(self.channel_all, self.channel_admin)
        self.run_job(PROMISED - timedelta(hours=2))
        self.assertEqual(self.given(appeal, DUE).user_id, self.channel_admin)
        self.assertEqual(appeal.person_id, self.channel_all, "an absence ends")

    def test_an_answer_takes_reminder_and_report_away(self):
        for how in (self.decline, self.grant):
            appeal = self.appealed()
            self.run_job(PROMISED - timedelta(hours=1))
            self.run_job(PROMISED + timedelta(days=2))
            self.assertEqual(len(self.given(appeal, DUE, LATE)), 2)
            how(appeal)
            self.assertFalse(self.given(appeal, DUE, LATE, ACTIVITY))
            self.run_job(PROMISED + timedelta(days=9))
            self.assertFalse(self.given(appeal, DUE, LATE, ACTIVITY))

    def test_a_portal_that_reminds_of_nothing_reminds_of_no_appeal(self):
        self.portal.write({"reminder_hours": 0, "escalation_hours": 0})
        appeal = self.appealed()
        self.run_job(PROMISED - timedelta(hours=1))
        self.run_job(PROMISED + timedelta(days=30))
        self.assertFalse(self.given(appeal, DUE, LATE))

    # ------------------------------------------------------------------- who has left

    def test_for_who_was_archived_the_next_person_is_named(self):
        appeal = self.appealed()
        self.channel_all.action_archive()
        self.run_job()
        self.assertEqual(appeal.person_id, self.channel_admin)
        [activity] = self.given(appeal, ACTIVITY)
        self.assertEqual(activity.user_id, self.channel_admin)
        self.assertEqual(activity.date_deadline, PROMISED.date(), "as was promised")
        headline = self.page(appeal.registration_id)["appeal"]["headline"]
        self.assertIn(self.channel_admin.name, headline)

    def test_for_who_lost_the_right_the_next_person_is_named(self):
        appeal = self.appealed()
        self.leave(self.channel_all)
        self.run_job()
        self.assertEqual(appeal.person_id, self.channel_admin)
        self.assertEqual(self.given(appeal, ACTIVITY).user_id, self.channel_admin)

    def test_who_cannot_open_the_deal_anymore_has_left_it(self):
        self.portal.appeal_user_id = self.channel_own
        appeal = self.appealed(by=self.channel_all)
        self.assertEqual(appeal.person_id, self.channel_own)
        appeal.registration_id.reviewer_id = self.channel_all
        values = {"user_id": self.channel_all.id, "user_ids": [(5,)]}
        self.partnership_a.write(values)
        self.run_job()
        self.assertEqual(appeal.person_id, self.channel_admin)

    def test_where_nobody_else_could_an_administrator_is_told_once(self):
        appeal = self.appealed(by=self.channel_admin)
        self.leave(self.channel_own)
        self.channel_all.action_archive()
        for _run in range(2):
            self.run_job()
            self.assertFalse(appeal.person_id)
            [activity] = self.given(appeal, ACTIVITY)
            self.assertEqual(activity.user_id, self.channel_admin)
            self.assertIn("Name a person", activity.summary)
            first = getattr(self, "first", activity)
            self.assertEqual(activity, first, "the second run changes nothing")
            self.first = first

    def test_a_recommendation_goes_to_the_next_administrator(self):
        other = self._create_user("other_admin", "prm.group_prm_manager")
        appeal = self.appealed()
        appeal.with_user(self.channel_all).sudo(False).action_recommend()
        self.assertEqual(self.given(appeal, ACTIVITY).user_id, self.channel_admin)
        self.channel_admin.action_archive()
        self.channel_all.action_archive()
        self.run_job()
        [activity] = self.given(appeal, ACTIVITY)
        self.assertEqual(activity.user_id, other)
        self.assertIn("recommends", activity.summary)
        self.assertEqual(appeal.person_id, self.channel_all, "who recommended it")

    def test_nothing_is_handed_over_that_is_decided_or_was_not_left(self):
        left, kept = self.appealed(), self.appealed()
        self.decline(left)
        before = self.given(kept, ACTIVITY)
        self.run_job()
        self.assertEqual(self.given(kept, ACTIVITY), before)
        self.channel_all.action_archive()
        self.run_job()
        self.assertEqual(left.person_id, self.channel_all)
        self.assertEqual(kept.person_id, self.channel_admin)

    def test_an_activity_that_somebody_closed_does_not_come_back(self):
        appeal = self.appealed()
        self.given(appeal, ACTIVITY).action_feedback()
        self.run_job()
        self.assertFalse(self.given(appeal, ACTIVITY))

    def test_a_killed_run_is_gone_on_with(self):
        bad, good = self.appealed(), self.appealed()
        self.channel_all.action_archive()
        desks = self.registry["prm.appeal.desk"]
        hand_over = desks._hand_over

        def failing(desk, appeal):
            hand_over(desk, appeal)
            if appeal.id == bad.id:
                raise ValueError("no")

        with (
            patch.object(desks, "_hand_over", failing),
            mute_logger("odoo.addons.prm.models.common.batch"),
        ):
            self.run_job()
        self.assertEqual(good.person_id, self.channel_admin)
        self.assertEqual(bad.person_id, self.channel_all)
        self.run_job()
        self.assertEqual(bad.person_id, self.channel_admin)
        for appeal in bad, good:
            self.assertEqual(len(self.given(appeal, ACTIVITY)), 1)

    def test_nobody_writes_over_rpc_whom_it_waits_for(self):
        appeal = self.appealed().with_user(self.channel_admin).sudo(False)
        for values in (
            {"asked_id": self.channel_own.id},
            {"is_reminded": True},
            {"is_late": True},
            {"remind_at": fields.Datetime.now()},
        ):
            with self.subTest(values), self.assertRaisesRegex(Exception, "computed"):
                appeal.write(values)
