"""Two people do something with colleagues at the same moment: real transactions."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...race_common import RaceCase

NEW = "lena@new.example.com"


@tagged("post_install", "-at_install")
class TestRaceColleagues(RaceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls.committed():
            partnership = cls.partnership_a.with_env(cls.env)
            cls.second = cls._create_member(partnership, "astrid", "supervisor")

    def tearDown(self):
        with self.committed():
            self.env["prm.invitation"].search([]).unlink()
            made = self.env["res.users"].search([("login", "=", NEW)])
            made.prm_member_ids.unlink()
            people = made.partner_id
            made.unlink()
            people.unlink()
            own = self.here(self.partnership_a).member_ids
            for member in own:
                is_supervisor = member.user_id.login in ("alice", "astrid")
                member.role = "supervisor" if is_supervisor else "partner"
                member.state = "active"
        super().tearDown()

    def member_id(self, user):
        with self.committed():
            members = self.here(self.partnership_a).member_ids
            return members.filtered(lambda each: each.user_id.id == user.id).id

    def doing(self, word, *args):
        """Return what a supervisor does, as a function of the environment."""

        def do(env):
            portal = env["prm.portal"]._for_user()[:1]
            return getattr(env["prm.colleague.desk"], word)(portal, *args)

        return do

    def supervisors(self):
        with self.committed():
            members = self.here(self.partnership_a).member_ids
            return [
                member.user_id.login
                for member in members
                if (member.role, member.state) == ("supervisor", "active")
            ]

    def test_of_two_supervisors_who_demote_each_other_one_wins(self):
        alice, astrid = map(self.member_id, (self.supervisor_a, self.second))
        outcomes = self.race(
            (self.supervisor_a, self.doing("_change_role", astrid, "partner")),
            (self.second, self.doing("_change_role", alice, "partner")),
        )
        self.assertEqual(len(self.supervisors()), 1, outcomes)
        self.assertOneOf(outcomes, AccessError, "not allowed")

    def test_of_two_supervisors_who_end_each_other_one_wins(self):
        alice, astrid = map(self.member_id, (self.supervisor_a, self.second))
        outcomes = self.race(
            (self.supervisor_a, self.doing("_end", astrid)),
            (self.second, self.doing("_end", alice)),
        )
        self.assertEqual(len(self.supervisors()), 1, outcomes)
        self.assertOneOf(outcomes, AccessError, "not allowed")

    def test_of_two_who_end_one_colleague_the_second_hears_that_it_is_done(self):
        anna = self.member_id(self.partner_a)
        outcomes = self.race(
            (self.supervisor_a, self.doing("_end", anna)),
            (self.second, self.doing("_end", anna)),
        )
        self.assertOneOf(outcomes, UserError, "already")

    # ---------------------------------------------------------------- invitations

    def inviting(self, token=""):
        def invite(env):
            portal = env["prm.portal"]._for_user()[:1]
            people = [("", NEW)]
            desk = env["prm.colleague.invitations"]
            return desk._invite(portal, people, "partner", token)

        return invite

    def found(self):
        return self.env["prm.invitation"].search([("email", "=", NEW)])

    def mails(self):
        return self.env["mail.mail"].search_count([("email_to", "=", NEW)])

    def invited(self):
        """Invite, committed; return the token of the link."""
        with self.committed(self.supervisor_a):
            self.inviting()(self.env)
        with self.committed():
            return self.env["prm.signed.link"]._token("invitation", self.found())

    def test_two_supervisors_who_invite_one_address_make_one_invitation(self):
        before = self.count_mails()
        outcomes = self.race(
            (self.supervisor_a, self.inviting()), (self.second, self.inviting())
        )
        self.assertOneOf(outcomes, UserError, "Already invited")
        with self.committed():
            self.assertEqual(len(self.found()), 1)
        self.assertEqual(self.count_mails() - before, 1)

    def test_a_double_click_invites_once_and_both_answers_are_good(self):
        token = "a" * 32
        before = self.count_mails()
        outcomes = self.race(
            (self.supervisor_a, self.inviting(token)),
            (self.supervisor_a, self.inviting(token)),
        )
        self.assertEqual(sorted(outcomes), [0, 1])
        self.assertEqual(self.count_mails() - before, 1)

    def count_mails(self):
        with self.committed():
            return self.mails()

    def accepting(self, token):
        def accept(env):
            acceptance = env["prm.colleague.acceptance"]
            invitation_sudo = acceptance._invitation_sudo(token)
            if not invitation_sudo:
                return "dead"
            return acceptance._accept(invitation_sudo, "Lena", "A long password 4")

        return accept

    def test_accepted_twice_at_once_it_makes_one_contact_user_and_member(self):
        token = self.invited()
        outcomes = self.race(
            (self.public_user, self.accepting(token)),
            (self.public_user, self.accepting(token)),
        )
        self.assertEqual(sorted(outcomes), ["dead", NEW])
        with self.committed():
            users = self.env["res.users"].search([("login", "=", NEW)])
            self.assertEqual(len(users), 1)
            self.assertEqual(len(users.prm_member_ids), 1)
            people = self.env["res.partner"].search([("email", "=", NEW)])
            self.assertEqual(people, users.partner_id)

    def test_accepted_and_taken_back_at_once_one_of_both_wins(self):
        token = self.invited()
        with self.committed():
            number = self.found().id

        def withdraw(env):
            portal = env["prm.portal"]._for_user()[:1]
            return env["prm.colleague.invitations"]._withdraw(portal, number)

        outcomes = self.race(
            (self.public_user, self.accepting(token)), (self.supervisor_a, withdraw)
        )
        with self.committed():
            state = self.found().state
            users = self.env["res.users"].search([("login", "=", NEW)])
        self.assertEqual(bool(users), state == "accepted")
        if state == "withdrawn":
            self.assertEqual(outcomes[0], "dead")
        else:
            self.assertIsInstance(outcomes[1], UserError)
