"""The job of the monthly summaries is killed, and runs twice at the same moment."""

from unittest.mock import patch

from odoo.tests import freeze_time, tagged

from ...race_common import RaceCase
from .monthly_common import EVENT, SENT, MonthlyData


class Killed(BaseException):
    """The process ends here."""


@tagged("-at_install", "post_install")
class TestMonthlyRace(MonthlyData, RaceCase):
    def setUp(self):
        super().setUp()
        self.addCleanup(self.forget)
        with self.committed() as env:
            type(self).company = self.here(self.company)
            self._create_months()
            deal = self._register(self.here(self.partner_a), visibility="organization")
            self.put(deal.sudo(), first_submitted_at="2026-02-10 12:00:00")
            self.members = self.here(self.partnership_a).member_ids
            self.assertEqual(len(self.members), 3)
            env.flush_all()

    def forget(self):
        """Take the summaries and the deals of the test away."""
        with self.committed() as env:
            env["mail.mail"].search([("prm_event", "=", EVENT)]).unlink()
            self.here(self.members).sudo().summary_month = False
            env["prm.notification"].search([("event", "=", EVENT)]).unlink()
            env.cr.execute("UPDATE prm_registration SET first_submitted_at = now()")

    def send(self, env):
        env["prm.monthly.summary"]._cron_send()

    def run_job(self, deaths=()):
        """Run the job in a transaction of its own; die at members of these ids."""
        model = self.registry["prm.monthly.summary"]
        tell = model._tell

        def die(summary, member, *rest):
            if member.id in deaths:
                raise Killed
            return tell(summary, member, *rest)

        try:
            with self.committed() as env, patch.object(model, "_tell", die):
                self.send(env)
        except Killed:
            return "killed"
        return "done"

    def told(self):
        """Return the members who have a summary, each as often as there is one."""
        with self.committed() as env:
            mails = env["mail.mail"].search([("prm_event", "=", EVENT)])
            return sorted(mails.mapped("prm_member_id.id"))

    def test_a_killed_run_resumes_and_nobody_is_told_twice(self):
        members = sorted(self.members.ids)
        with freeze_time(SENT):
            self.assertEqual(self.run_job(deaths=members[2:]), "killed")
            self.assertEqual(self.told(), members[:2])
            for _turn in range(2):
                self.assertEqual(self.run_job(), "done")
                self.assertEqual(self.told(), members)

    def test_two_runs_at_once_send_one_mail_to_each(self):
        with self.committed() as env:
            user = env.user
        with freeze_time(SENT):
            self.race((user, self.send), (user, self.send))
            self.run_job()
            self.assertEqual(self.told(), sorted(self.members.ids))
