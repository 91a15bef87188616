"""Two who accept, or one who accepts while a new version comes: one is first.

How many rounds are run is an environment variable: few in each run of the tests.
"""

import os

from odoo.tests import tagged

from ...models.common.errors import RegistrationRefused
from ..race_common import RaceCase
from .terms_common import NAME, TermsData

ROUNDS = int(os.environ.get("PRM_RACE_ROUNDS") or 4)


@tagged("-at_install", "post_install")
class TestRaceTerms(TermsData, RaceCase):
    def published(self):
        """Return the number of a version that is published, committed."""
        with self.committed(self.channel_admin) as env:
            terms = env["prm.program.terms"].create(
                {"program_id": self.program.id, "body": "<p>Terms</p>"}
            )
            terms.action_publish()
            return terms.version

    def accepting(self, version):
        def call(env):
            partnership = self.partnership_a.with_env(env)
            return env["prm.terms.desk"]._accept_sudo(partnership, version, NAME).id

        return call

    def publishing(self):
        def call(env):
            terms = env["prm.program.terms"].create(
                {"program_id": self.program.id, "body": "<p>More</p>"}
            )
            terms.action_publish()
            return terms.version

        return call

    def rows(self, version):
        return self.env["prm.terms.acceptance"].search_count(
            [("program_id", "=", self.program.id), ("version", "=", version)]
        )

    def test_two_posts_at_once_are_one_acceptance(self):
        for _round in range(ROUNDS):
            version = self.published()
            outcomes = self.race(
                (self.supervisor_a, self.accepting(version)),
                (self.supervisor_a, self.accepting(version)),
            )
            self.assertEqual(len(set(outcomes)), 1, outcomes)
            with self.committed():
                self.assertEqual(self.rows(version), 1)

    def test_what_is_accepted_was_current_then(self):
        for _round in range(ROUNDS):
            version = self.published()
            accepted, newer = self.race(
                (self.supervisor_a, self.accepting(version)),
                (self.channel_admin, self.publishing()),
            )
            self.assertEqual(newer, version + 1)
            with self.committed():
                is_refused = isinstance(accepted, RegistrationRefused)
                self.assertEqual(self.rows(version), 0 if is_refused else 1)

    def test_two_publications_get_two_numbers(self):
        for _round in range(ROUNDS):
            outcomes = self.race(
                (self.channel_admin, self.publishing()),
                (self.channel_admin, self.publishing()),
            )
            self.assertEqual(abs(outcomes[0] - outcomes[1]), 1, outcomes)
