"""Two employees look after the same person at the same moment."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...race_common import RaceCase


@tagged("post_install", "-at_install")
class TestRacePeople(RaceCase):
    def members(self):
        return self.env["prm.member"].search(
            [("partnership_id", "=", self.partnership_a.id)]
        )

    def adding(self, **values):
        def add(env):
            dialog = env["prm.partnership.invite"].create(
                {"partnership_id": self.partnership_a.id, **values}
            )
            dialog.action_confirm()

        return add

    def test_a_new_person_is_made_once_and_the_later_one_is_told_so(self):
        new = {"name": "Nina", "email": "nina@alder.example.com"}
        outcomes = self.race(
            (self.channel_own, self.adding(**new)),
            (self.channel_all, self.adding(**new)),
        )
        self.assertOneOf(outcomes, UserError, "already has this email address")
        with self.committed():
            contacts = self.env["res.partner"]
            same = [("email", "=", new["email"])]
            self.assertEqual(contacts.search_count(same), 1)

    def test_a_contact_is_invited_once_and_the_later_one_is_told_so(self):
        with self.committed():
            organization = self.here(self.organization_a)
            person = self._create_person(organization, "nora")
            known = {"partner_id": person.id, "email": person.email}
        outcomes = self.race(
            (self.channel_own, self.adding(**known)),
            (self.channel_all, self.adding(**known)),
        )
        self.assertOneOf(outcomes, UserError, "already has access")

    def test_two_ticks_on_one_contact_make_one_membership(self):
        with self.committed():
            person = self._create_person(self.here(self.organization_a), "nils")

        def tick(env):
            person.with_env(env).write({"prm_portal_access": True})

        outcomes = self.race((self.channel_own, tick), (self.channel_all, tick))
        self.assertEqual(outcomes, [None, None])
        with self.committed():
            self.assertEqual(len(self.here(person).prm_member_ids), 1)

    def test_registrations_are_handed_over_to_one_of_two(self):
        with self.committed():
            leaver, one, other = (
                self.members().filtered(lambda each, of=user: each.user_id == of)
                for user in (self.partner_a, self.colleague_a, self.supervisor_a)
            )
            deal = self._register(self.here(self.partner_a))

        def giving(heir):
            return lambda env: leaver.with_env(env)._hand_over_to(heir.with_env(env))

        outcomes = self.race(
            (self.channel_own, giving(one)), (self.channel_all, giving(other))
        )
        self.assertEqual(sorted(outcomes), [0, 1])
        with self.committed():
            news = self.here(deal).sudo().news_ids
            self.assertEqual(len(news), 1)
