"""Which deals and parts of partnerships are read while sections are off or narrowed."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...common import PrmCase
from ...security.parts_common import PartsData
from .section_common import SectionData

PARTS = (
    "prm.partnership.value",
    "prm.partnership.history",
    "prm.partnership.term",
    "prm.certificate",
    "prm.marketing.activity",
    "prm.fund.entry",
)
RULES = ("program", "tier", "condition")


@tagged("post_install", "-at_install")
class TestDealSwitches(SectionData, PartsData, PrmCase):
    def setUp(self):
        super().setUp()
        self.mine = self._register(name="mine", visibility="organization")
        self.mine_won = self._won(name="mine won", visibility="organization")
        self.theirs = self._register(
            self.colleague_a, name="theirs", visibility="organization"
        )
        self.theirs_won = self._won(
            self.colleague_a, name="theirs won", visibility="organization"
        )
        self.shared = self._shared(visibility="organization")
        self.all = self.mine | self.mine_won | self.theirs | self.theirs_won
        self.all |= self.shared

    def seen(self, user=None):
        """Return the deals that a search finds; each is readable, the others not."""
        self._forget()
        own = self.all.with_user(user or self.partner_a)
        found = own.search([("id", "in", own.ids)])
        self.assertEqual(found, own._filtered_access("read").sorted("id", reverse=True))
        for deal in own - found:
            with self.assertRaises(AccessError):
                deal.read(["name"])
        return set(found.sudo().mapped("name"))

    def test_everything_is_seen_while_nothing_is_off(self):
        everything = set(self.all.mapped("name"))
        for user in (self.partner_a, self.supervisor_a):
            self.assertEqual(self.seen(user), everything)

    def test_without_registrations_what_has_no_outcome_is_hidden(self):
        self._set("registrations", visible=False)
        for user in (self.partner_a, self.supervisor_a):
            seen = {"mine won", "theirs won", "Shared deal"}
            self.assertEqual(self.seen(user), seen)

    def test_without_opportunities_what_the_partner_did_not_register_is_hidden(self):
        self._set("opportunities", visible=False)
        for user in (self.partner_a, self.supervisor_a):
            seen = {"mine", "mine won", "theirs", "theirs won"}
            self.assertEqual(self.seen(user), seen)

    def test_without_both_sections_nothing_is_left_and_nothing_told(self):
        self._set("registrations", visible=False)
        self._set("opportunities", visible=False)
        for user in (self.partner_a, self.supervisor_a):
            self.assertEqual(self.seen(user), set())

    def test_employees_see_everything_whatever_partners_see(self):
        self._set("registrations", visible=False)
        self._set("opportunities", visible=False)
        for user in (self.channel_own, self.channel_admin):
            self.assertEqual(len(self.seen(user)), len(self.all))

    # -------------------------------------------------------------------- own scope

    def test_own_registrations_hide_those_of_colleagues_from_supervisors_too(self):
        self._set("registrations", scope="own")
        seen = {"mine", "mine won", "theirs won", "Shared deal"}
        self.assertEqual(self.seen(self.partner_a), seen)
        seen = {"mine won", "theirs won", "Shared deal"}
        self.assertEqual(self.seen(self.supervisor_a), seen)

    def test_own_opportunities_hide_how_the_deals_of_colleagues_stand(self):
        self._set("opportunities", scope="own")
        self.assertEqual(
            self.seen(self.colleague_a), set(self.all.mapped("name")) - {"Shared deal"}
        )
        rows = (self.mine_won | self.theirs_won).with_user(self.partner_a)
        outcomes = {
            row["name"]: row["outcome"] for row in rows.read(["name", "outcome"])
        }
        self.assertEqual(outcomes, {"mine won": "won", "theirs won": False})
        found = rows.search([("outcome", "=", "won")])
        self.assertEqual(found.sudo().mapped("name"), ["mine won"])

    def test_own_records_in_both_sections_are_the_own_ones(self):
        for key in ("registrations", "opportunities"):
            self._set(key, scope="own")
        seen = {"mine", "mine won", "Shared deal"}
        self.assertEqual(self.seen(self.partner_a), seen)
        self.assertEqual(self.seen(self.supervisor_a), set())

    def test_a_scope_never_shows_more_than_the_role(self):
        self._set("registrations", scope="organization")
        private = self._register(self.colleague_a, name="private")
        self.all |= private
        self.assertNotIn("private", self.seen(self.partner_a))
        self.assertIn("private", self.seen(self.supervisor_a))

    # ---------------------------------------------------------------------- program

    def parts(self, user):
        """Return model → number of records that ``user`` reads."""
        self._forget()
        names = (*PARTS, *(f"prm.{name}" for name in RULES))
        return {name: self.env[name].with_user(user).search_count([]) for name in names}

    def test_without_the_program_its_models_read_nothing(self):
        self._create_parts(self.partnership_a, self.partner_a)
        for user in (self.partner_a, self.supervisor_a):
            self.assertTrue(all(self.parts(user).values()), self.parts(user))
        self._set("program", visible=False)
        for user in (self.partner_a, self.supervisor_a):
            self.assertFalse(any(self.parts(user).values()), self.parts(user))
        self.assertTrue(all(self.parts(self.channel_own).values()))
        self._set("program", visible=True)
        self.assertTrue(all(self.parts(self.partner_a).values()))

    def test_without_the_program_lists_of_a_partnership_are_empty(self):
        self._create_parts(self.partnership_a, self.partner_a)
        own = self.partnership_a.with_user(self.partner_a)
        names = ["value_ids", "history_ids", "term_ids", "certificate_ids"]
        names += ["marketing_activity_ids", "fund_entry_ids"]
        self.assertTrue(all(own.read(names)[0][name] for name in names))
        self._set("program", visible=False)
        row = own.read(names)[0]
        self.assertFalse(any(row[name] for name in names), row)
