"""Two jobs count one organization at the same moment: nothing is counted twice."""

from odoo.tests import tagged

from ...race_common import RaceCase


@tagged("-at_install", "post_install")
class TestRaceSummary(RaceCase):
    def refresh(self, env):
        organization = self.organization_a.with_env(env)
        env["prm.registration.summary"]._refresh(organization)

    def counted(self):
        """Return how many registrations the summary counts as submitted."""
        with self.committed():
            lines = self.env["prm.registration.summary"].search(
                [
                    ("partner_id", "=", self.organization_a.id),
                    ("kind", "=", "submitted"),
                ]
            )
            return sum(lines.mapped("registration_count"))

    def test_the_later_refresh_runs_again_and_counts_once(self):
        self.registered()
        sides = (self.channel_admin, self.refresh), (self.channel_all, self.refresh)
        for _again in range(2):  # without a line of the former refresh, and with one
            self.assertEqual(self.race(*sides), [None, None])
            self.assertEqual(self.counted(), 1)
