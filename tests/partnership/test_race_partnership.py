"""Two partnerships of one organization are activated at the same moment."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..race_common import RaceCase


@tagged("-at_install", "post_install")
class TestRacePartnership(RaceCase):
    def activate(self, partnership):
        return lambda env: partnership.with_env(env).action_activate()

    def drafts(self):
        """Return two drafts of one organization, committed."""
        with self.committed():
            organization = self._create_organization("Cedar Trading")
            program = self.here(self.program)
            return [
                self._create_partnership(organization, program, activate=False)
                for _number in range(2)
            ]

    def test_one_of_two_activations_wins_and_the_other_is_told_its_name(self):
        first, second = self.drafts()
        with self.committed():
            self.here(first).name = "Cedar one"
            self.here(second).name = "Cedar two"
        outcomes = self.race(
            (self.channel_own, self.activate(first)),
            (self.channel_all, self.activate(second)),
        )
        self.assertOneOf(
            outcomes,
            UserError,
            r"Cedar Trading already has an active partnership \(Cedar (one|two)\)",
        )
        with self.committed():
            states = [self.here(each).state for each in (first, second)]
            self.assertEqual(sorted(states), ["active", "draft"])
            winner = self.here(first if states[0] == "active" else second)
            self.assertIn(winner.name, str(outcomes))

    def test_two_people_renew_an_expired_one_once(self):
        first, _second = self.drafts()
        with self.committed():
            mine = self.here(first)
            mine.write({"date_start": "2020-01-01", "date_end": "2020-12-31"})
            mine.action_activate()
            mine._move_to("expired")

        def renew(env):
            seen = first.with_env(env).with_context(prm_seen_end="2020-12-31")
            seen.action_renew()

        outcomes = self.race((self.channel_own, renew), (self.channel_all, renew))
        self.assertOneOf(outcomes, UserError, "already been agreed")
        with self.committed():
            lines = self.here(first).history_ids
            self.assertEqual(lines.mapped("what").count("term"), 1)
            self.assertFalse(self.here(first).renewal_end)

    def test_the_same_one_is_activated_once(self):
        first, _second = self.drafts()
        call = self.activate(first)
        outcomes = self.race((self.channel_own, call), (self.channel_all, call))
        self.assertOneOf(outcomes, UserError, "already been done")
        with self.committed():
            lines = self.here(first).history_ids
            self.assertEqual(lines.mapped("what"), ["state"])
