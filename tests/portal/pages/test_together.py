"""What is found by one query is what each field and each search would have found."""

from odoo.tests import tagged

from ....models.common.visit.together import find_lines, holding, listed
from ...common import PrmCase

LINES = ("member_ids", "user_ids", "certificate_ids")


@tagged("post_install", "-at_install")
class TestTogether(PrmCase):
    """Lines of a record, and what holds something: read at once, as by itself."""

    def setUp(self):
        super().setUp()
        self.partnership_sudo = self.partnership_a.sudo()
        self.forget()

    def forget(self):
        self.env.flush_all()
        self.env.invalidate_all()

    def read(self):
        return {name: self.partnership_sudo[name].ids for name in LINES}

    def test_lines_are_those_of_the_fields_in_their_order(self):
        expected = self.read()
        self.assertGreater(len(expected["member_ids"]), 1)
        self.assertTrue(expected["user_ids"])
        self.forget()
        find_lines((self.partnership_sudo, LINES))
        self.assertEqual(self.read(), expected)

    def test_they_are_found_by_one_query_and_known_ones_by_none(self):
        members_sudo = self.partnership_sudo.member_ids
        self.forget()
        with self.assertQueryCount(1):
            find_lines((self.partnership_sudo, ["member_ids", "value_ids"]))
            self.assertEqual(self.partnership_sudo.member_ids, members_sudo)
            find_lines((self.partnership_sudo, ["member_ids"]))
            find_lines((self.partnership_sudo.browse(), ["member_ids"]))

    def test_what_is_not_written_yet_stays(self):
        member_sudo = self.partnership_sudo.member_ids[:1]
        member_sudo.role = "supervisor"
        find_lines((self.partnership_sudo, ["member_ids"]))
        self.assertEqual(member_sudo.role, "supervisor")

    def test_what_holds_something_is_asked_with_the_rights_of_who_asks(self):
        deal = self._register()
        sought = [("id", "=", deal.id)]
        for user, expected in (
            (self.partner_a, {"deal"}),
            (self.partner_b, set()),
        ):
            deals = self.env["prm.registration"].with_user(user)
            asked = holding({"deal": (deals, sought)})
            held = listed(deals.env, ("held",), lambda asked=asked: asked)
            self.assertEqual(set(held), expected, user.login)


@tagged("post_install", "-at_install")
class TestVisitorsLanguage(PrmCase):
    """The language of visitors is remembered until it is set anew."""

    def language(self):
        return self.env["ir.default"].sudo()._get("res.partner", "lang")

    def test_another_default_counts_at_once(self):
        self.assertIn(self.language(), (None, "en_US"))
        self.env["ir.default"].set("res.partner", "lang", "de_DE")
        self.assertEqual(self.language(), "de_DE")
        self.env["ir.default"].set("res.partner", "lang", "fr_FR")
        self.assertEqual(self.language(), "fr_FR")

    def test_other_defaults_are_read_as_ever(self):
        defaults = self.env["ir.default"].sudo()
        defaults.set("res.partner", "lang", "de_DE", user_id=self.env.uid)
        self.assertEqual(defaults._get("res.partner", "lang", user_id=True), "de_DE")
        self.assertNotEqual(self.language(), "de_DE")
