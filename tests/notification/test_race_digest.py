"""The job of summaries is killed in the middle, and runs twice at the same moment."""

from unittest.mock import patch

from odoo.tests import tagged

from ..race_common import RaceCase


class Killed(BaseException):
    """The process ends here."""


@tagged("-at_install", "post_install")
class TestDigestRace(RaceCase):
    def setUp(self):
        super().setUp()
        self.addCleanup(self.forget)
        with self.committed() as env:
            partnership = self.here(self.partnership_a)
            self.members = partnership.member_ids
            preferences = env["prm.notification.preference"]
            for member in self.members:
                preferences._choose(member, {"tier_changed": "daily"})
            self.waiting = env["prm.notification"].create(
                [
                    {
                        "member_id": member.id,
                        "event": "tier_changed",
                        "date": "2026-01-01 05:00:00",
                        "subject": "Your tier is at risk",
                        "url": "/partner/test/program",
                        "frequency": "daily",
                    }
                    for member in self.members
                ]
            )

    def send(self, env):
        env["prm.notification.digest"]._cron_send()

    def run_job(self, deaths=()):
        """Run the job in a transaction of its own; die at members of these ids."""
        model = self.registry["prm.notification.digest"]
        mail = model._mail

        def die(digest, member, news):
            if member.id in deaths:
                raise Killed
            return mail(digest, member, news)

        try:
            with self.committed() as env, patch.object(model, "_mail", die):
                self.send(env)
        except Killed:
            return "killed"
        return "done"

    def told(self):
        """Return who has a summary, each as often as there is one."""
        with self.committed() as env:
            mails = env["mail.mail"].search(
                [
                    ("prm_event", "=", "summary"),
                    ("model", "=", "prm.member"),
                    ("res_id", "in", self.members.ids),
                ]
            )
            return sorted(mails.mapped("res_id"))

    def forget(self):
        """Take the news and the summaries of the test away."""
        with self.committed() as env:
            env["mail.mail"].search([("prm_event", "=", "summary")]).unlink()
            self.here(self.waiting).unlink()

    def test_a_killed_run_resumes_and_nobody_is_told_twice(self):
        members = sorted(self.members.ids)
        self.assertEqual(len(members), 3)
        self.assertEqual(self.run_job(deaths=members[2:]), "killed")
        self.assertEqual(self.told(), members[:2])
        for _turn in range(2):
            self.assertEqual(self.run_job(), "done")
            self.assertEqual(self.told(), members)

    def test_two_runs_at_once_send_one_mail_to_each(self):
        user = self.env_user()
        self.race((user, self.send), (user, self.send))
        self.run_job()
        self.assertEqual(self.told(), sorted(self.members.ids))

    def env_user(self):
        with self.committed() as env:
            return env.user

    def test_one_person_saves_twice_at_once_and_has_one_choice(self):
        member = self.members[0]

        def choose(frequency):
            def call(env):
                preferences = env["prm.notification.preference"]
                preferences._choose(member.with_env(env), {"won": frequency})

            return call

        user = self.env_user()
        outcomes = self.race((user, choose("daily")), (user, choose("weekly")))
        self.assertEqual(outcomes, [None, None])
        with self.committed() as env:
            rows = env["prm.notification.preference"].search(
                [("member_id", "=", member.id), ("event", "=", "won")]
            )
            self.assertEqual(len(rows), 1)
            self.assertIn(rows.frequency, ("daily", "weekly"))
