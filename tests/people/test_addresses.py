"""One address is one, however it is spelled, wherever people are looked for by it."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import PrmCase

STORED = "nora@münchen.example"
SPELLINGS = (
    STORED,
    "Nora@MÜNCHEN.example",
    "nora@xn--mnchen-3ya.example",
    "\uff4eora\uff20mu\u0308nchen\uff0eexample",  # wide letters, a letter in two signs
    "\u200bnora@mün\u00adchen.example ",
)


@tagged("-at_install", "post_install")
class TestAddresses(PrmCase):
    def both(self):
        """Return pairs of how an address stands there, and how it is typed."""
        stored = (STORED, "nora@xn--mnchen-3ya.example")
        return [(one, typed) for one in stored for typed in SPELLINGS]

    def person(self, stored):
        return self.env["res.partner"].create(
            {"name": "Nora", "parent_id": self.organization_a.id, "email": stored}
        )

    def test_an_employee_is_told_that_the_organization_has_the_address(self):
        entry = self.env["prm.person.entry"].with_user(self.channel_all)
        for stored, typed in self.both():
            with self.subTest(stored=stored, typed=typed):
                person = self.person(stored)
                values = {"name": "Nora Two", "email": typed}
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    entry._add(self.partnership_a, person.browse(), values, "partner")
                person.unlink()

    def test_a_login_is_taken_in_each_of_its_spellings(self):
        invitation = self.env["prm.invitation.desk"]
        wishes = self.env["prm.login.address"]
        for stored, typed in self.both():
            with self.subTest(stored=stored, typed=typed):
                self.partner_b.login = stored
                self.assertTrue(invitation._is_taken(typed))
                mine = self.partner_a.sudo()
                mine.prm_wished_login = typed
                self.assertTrue(wishes._in_use(mine))
        self.assertFalse(invitation._is_taken("nora@munchen.example"))

    def test_an_invited_colleague_is_the_contact_with_the_address(self):
        for stored, typed in self.both():
            with self.subTest(stored=stored, typed=typed):
                person = self.person(stored)
                invitation = self.env["prm.invitation"].new(
                    {"partnership_id": self.partnership_a.id, "email": typed}
                )
                found = self.env["prm.colleague.notice"]._people_sudo(invitation)
                self.assertEqual(found, person)
                person.unlink()

    def test_a_mail_comes_from_who_has_the_address_in_plain_letters(self):
        gate = self.env["prm.mail.gate"]
        self.partner_a.partner_id.email = STORED
        for sender, expected in (
            (STORED, self.partner_a),
            ("nora@xn--mnchen-3ya.example", self.partner_a),
            ("\uff4eora@münchen.example", self.env["res.users"]),
        ):
            found = gate._writers_sudo({"email_from": sender})
            self.assertEqual(found, expected, sender)

    def test_a_new_login_is_in_plain_letters(self):
        person = self.person("Nora@MÜNCHEN.example")
        member = self.partnership_a._invite(person, "partner")
        self.assertEqual(member.user_id.login, STORED)
