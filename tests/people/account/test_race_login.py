"""Two confirmations at the same moment: one of them changes something."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...race_common import RaceCase

NEW = "shared@new.example.com"


@tagged("post_install", "-at_install")
class TestRaceLogin(RaceCase):
    def wish(self, user):
        """Let a person want the address, committed; return the token of the link."""
        with self.committed(user):
            me = self.env.user.sudo()
            me.write(
                {"prm_wished_login": NEW, "prm_wished_until": "2099-01-01 00:00:00"}
            )
            return self.env["prm.signed.link"]._token("login_address", me)

    def confirming(self, token):
        return lambda env: env["prm.login.address"]._confirm(token)

    def logins(self):
        with self.committed():
            users = self.here(self.partner_a) | self.here(self.colleague_a)
            return sorted(users.mapped("login"))

    def tearDown(self):
        with self.committed():
            for user, login in ((self.partner_a, "anna"), (self.colleague_a, "aaron")):
                values = {"prm_wished_login": False, "prm_wished_until": False}
                self.here(user).sudo().write(values | {"login": login})
        super().tearDown()

    def test_a_double_click_changes_the_address_once(self):
        token = self.wish(self.partner_a)
        public = self.partner_b
        outcomes = self.race(
            (public, self.confirming(token)), (public, self.confirming(token))
        )
        self.assertOneOf(outcomes, AccessError, "no longer possible")
        with self.committed():
            lines = self.here(self.partnership_a).history_ids
            self.assertEqual(lines.mapped("what").count("profile"), 1)

    def test_of_two_people_who_want_one_address_one_gets_it(self):
        tokens = self.wish(self.partner_a), self.wish(self.colleague_a)
        outcomes = self.race(
            *((self.partner_b, self.confirming(token)) for token in tokens)
        )
        self.assertOneOf(outcomes, AccessError, "no longer possible")
        self.assertEqual(self.logins().count(NEW), 1)
