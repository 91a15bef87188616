"""One name is saved twice at the same moment; two supervisors take one filter over."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...race_common import RaceCase


@tagged("-at_install", "post_install")
class TestSavedRace(RaceCase):
    def setUp(self):
        super().setUp()
        self.addCleanup(self.forget)

    def forget(self):
        with self.committed() as env:
            env["prm.saved.filter"].search([]).unlink()

    def saving(self, name, search="steel"):
        def call(env):
            portal = self.portal.with_env(env)
            wish = {"name": name, "query": {"search": search}, "is_shared": True}
            env["prm.saved.filter.desk"]._save(portal, "registrations", wish)

        return call

    def names(self):
        with self.committed() as env:
            return env["prm.saved.filter"].search([], order="name").mapped("name")

    def test_one_name_saved_twice_at_once_stands_once(self):
        user = self.partner_a
        outcomes = self.race(
            (user, self.saving("Steel")), (user, self.saving("steel", "iron"))
        )
        self.assertOneOf(outcomes, UserError, "already have a saved filter")
        self.assertEqual(len(self.names()), 1)

    def test_two_names_saved_at_once_stand_both(self):
        user = self.partner_a
        outcomes = self.race((user, self.saving("Iron")), (user, self.saving("Steel")))
        self.assertEqual(outcomes, [None, None])
        self.assertEqual(self.names(), ["Iron", "Steel"])

    def test_of_two_supervisors_who_take_over_at_once_one_gets_it(self):
        self.race((self.partner_a, self.saving("Steel")))
        with self.committed() as env:
            members = self.here(self.partnership_a).member_ids
            mate = members.filtered(lambda each: each.user_id == self.colleague_a)
            mate.role = "supervisor"
            leaver = members.filtered(lambda each: each.user_id == self.partner_a)
            leaver.action_disable()
            saved_id = env["prm.saved.filter"].search([]).id

        def take_over(env):
            saved = env["prm.saved.filter"].browse(saved_id)
            env["prm.saved.filter.desk"]._take_over(self.portal.with_env(env), saved)

        outcomes = self.race(
            (self.supervisor_a, take_over), (self.colleague_a, take_over)
        )
        refused = [each for each in outcomes if each is not None]
        self.assertEqual(len(refused), 1, outcomes)
        self.assertIsInstance(refused[0], AccessError)
        with self.committed() as env:
            saved = env["prm.saved.filter"].browse(saved_id)
            self.assertEqual(saved.member_id.role, "supervisor")
            leaver = self.here(leaver)
            leaver.write({"state": "active"})
            self.here(mate).role = "partner"
