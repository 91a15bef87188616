"""Two people decide on, or ask for, the same change at the same moment."""

from secrets import token_hex

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...race_common import RaceCase


@tagged("post_install", "-at_install")
class TestRaceProfile(RaceCase):
    def setUp(self):
        super().setUp()
        with self.committed():
            self.here(self.portal).profile_approval = True
            rows = self.here(self.portal).organization_field_ids
            rows.filtered(lambda row: row.name == "street").editable = True

    def asking(self, street):
        def ask(env):
            portal = env["prm.portal"]._for_user()[:1]
            return env["prm.profile.desk"]._save(
                "organization", {"street": street}, portal
            )

        return ask

    def waiting(self):
        changes = self.env["prm.profile.change"]
        mine = [("organization_id", "=", self.organization_a.id)]
        return changes.search([*mine, ("state", "=", "pending")])

    def asked(self, street):
        with self.committed(self.supervisor_a):
            self.asking(street)(self.env)
        with self.committed():
            return self.waiting()

    def test_one_of_two_decisions_wins_and_the_other_is_told_who_was_first(self):
        street = f"Birch street {token_hex(4)}"
        change = self.asked(street)

        def press(name):
            return lambda env: getattr(change.with_env(env), name)()

        outcomes = self.race(
            (self.channel_own, press("action_accept")),
            (self.channel_all, press("action_accept")),
        )
        self.assertOneOf(outcomes, UserError, "decided first")
        with self.committed():
            lines = self.here(self.partnership_a).history_ids
            self.assertEqual(lines.mapped("what").count("profile"), 1)
            self.assertEqual(self.here(self.organization_a).street, street)

    def test_two_wishes_for_one_field_leave_one_that_waits(self):
        with self.committed():
            second = self._create_member(
                self.here(self.partnership_a), "astrid", "supervisor"
            )
        outcomes = self.race(
            (self.supervisor_a, self.asking("Cedar street 3")),
            (second, self.asking("Dogwood street 4")),
        )
        self.assertEqual(outcomes, ["asked", "asked"])
        with self.committed():
            self.assertEqual(len(self.waiting()), 1)
            self.waiting()._decide("withdrawn")
