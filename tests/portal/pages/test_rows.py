"""Values that are asked together are those that each field reads by itself."""

from datetime import datetime

from odoo.tests import tagged

from ....models.common.visit.rows import Rows, by_ids, usual
from ....models.common.visit.together import ask_together, find_lines
from ...common import PrmCase

MODELS = (
    "res.users",
    "res.partner",
    "prm.portal",
    "prm.partnership",
    "prm.tier",
    "prm.registration.transition",
    "mail.message",
)


@tagged("post_install", "-at_install")
class TestRows(PrmCase):
    """Read by one query with something else, down to the type."""

    def setUp(self):
        super().setUp()
        self.deal = self._register()
        self._approve(self.deal)
        self.forget()

    def forget(self):
        self.env.flush_all()
        self.env.invalidate_all()

    def asked(self, records_sudo, names):
        """Return the values of records that were asked as rows."""
        self.forget()
        rows = Rows(records_sudo, names, by_ids(records_sudo, records_sudo.ids))
        ids = ask_together(self.env, {"rows": rows})["rows"]
        self.assertEqual(set(ids), set(records_sudo.ids))
        with self.assertQueryCount(0):
            return self.known(records_sudo, names)

    def known(self, records_sudo, names):
        """Return what the cache holds of stored fields, with its types."""
        return {
            name: [
                (type(value), value)
                for value in map(
                    records_sudo._fields[name]._get_cache(self.env).get,
                    records_sudo.ids,
                )
            ]
            for name in names
        }

    def test_all_usual_values_of_many_models_are_those_that_are_fetched(self):
        for model in MODELS:
            records_sudo = self.env[model].sudo().search([], limit=20)
            names = usual(records_sudo)
            with self.subTest(model=model):
                self.assertTrue(records_sudo and names)
                asked = self.asked(records_sudo, names)
                self.forget()
                records_sudo.fetch(names)
                self.assertEqual(asked, self.known(records_sudo, names))

    def test_a_translated_value_is_that_of_the_reader(self):
        self.env["res.lang"]._activate_lang("de_DE")
        tier_sudo = self.env["prm.tier"].sudo().search([], limit=1)
        tier_sudo.with_context(lang="de_DE").name = "Goldener Rang"
        for lang in ("en_US", "de_DE"):
            of_lang_sudo = tier_sudo.with_context(lang=lang)
            self.forget()
            expected = of_lang_sudo.name
            self.forget()
            rows = Rows(of_lang_sudo, ["name"], by_ids(of_lang_sudo, tier_sudo.ids))
            ask_together(of_lang_sudo.env, {"rows": rows})
            with self.assertQueryCount(0):
                self.assertEqual(of_lang_sudo.name, expected, lang)

    def test_what_is_not_written_yet_stays(self):
        person_sudo = self.partner_a.sudo().partner_id
        moment = datetime(2031, 5, 6, 7, 8, 9)
        member_sudo = self.partner_a.sudo().prm_member_ids[:1]
        person_sudo.name, member_sudo.last_seen = "Not written", moment
        for record_sudo, name in ((person_sudo, "name"), (member_sudo, "last_seen")):
            query = by_ids(record_sudo, record_sudo.ids)
            ask_together(self.env, {"rows": Rows(record_sudo, [name], query)})
        self.assertEqual(person_sudo.name, "Not written")
        self.assertEqual(member_sudo.last_seen, moment)

    def test_of_none_there_are_none(self):
        deals_sudo = self.deal.browse().sudo()
        rows = Rows(deals_sudo, ["name"], by_ids(deals_sudo, []))
        self.assertEqual(ask_together(self.env, {"rows": rows}), {"rows": ()})

    def test_the_rules_of_a_query_decide_which_values_are_read(self):
        for user, expected in (
            (self.partner_a, self.deal._ids),
            (self.partner_b, ()),
        ):
            self.forget()
            deals = self.env["prm.registration"].with_user(user)
            query = deals._search([("id", "=", self.deal.id)])
            rows = Rows(deals.sudo(), ["name"], query)
            found = ask_together(deals.env, {"rows": rows})["rows"]
            self.assertEqual(tuple(found), expected, user.login)
            cached = deals._fields["name"]._get_cache(deals.env)
            self.assertEqual(self.deal.id in cached, bool(expected))

    def test_lines_are_read_with_their_values_where_it_is_said(self):
        deal_sudo = self.deal.sudo()
        expected = [(move.id, move.old, move.new) for move in deal_sudo.transition_ids]
        self.assertTrue(expected)
        self.forget()
        with self.assertQueryCount(1):
            find_lines((deal_sudo, {"transition_ids": ("old", "new")}))
            found = [(move.id, move.old, move.new) for move in deal_sudo.transition_ids]
        self.assertEqual(found, expected)

    def test_with_the_key_of_the_access_comes_who_asks(self):
        user = self.partner_a
        self.forget()
        here = self.env(user=user, su=False)
        with self.assertQueryCount(1):
            here.user._prm_key()
            self.assertTrue(here.user.share)
            self.assertEqual(here.user.sudo().partner_id.tz, user.partner_id.tz)
            self.assertTrue(here.user.sudo().company_id.currency_id.id)
        self.forget()
        with self.assertQueryCount(1):  # of somebody else, the key alone
            user._prm_key()
        cached = user._fields["login"]._get_cache(self.env)
        self.assertNotIn(user.id, cached)
