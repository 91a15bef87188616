"""What a form or a list names is read at once, and nothing more is shown by it."""

from unittest.mock import patch

from odoo.fields import Command
from odoo.tests import tagged

from ...models.registration import form_view
from ..common import PrmCase

LINES = {
    "display_name": {},
    "strength": {},
    "first_in_at": {},
    "ask": {},
    "came_first": {},
    "decision": {},
    "reviewer_id": {"fields": {"display_name": {}}},
}
MOVES = {"new": {}, "change_text": {}, "user_id": {"fields": {"display_name": {}}}}
NAMED = (
    "partner_id",
    "contact_id",
    "representative_id",
    "partnership_id",
    "portal_id",
    "program_id",
    "company_id",
    "reviewer_id",
    "user_id",
)


@tagged("post_install", "-at_install")
class TestBackendNames(PrmCase):
    def setUp(self):
        super().setUp()
        (self.partnership_a | self.partnership_b).user_id = self.channel_all
        self.partnership_a.user_ids = [Command.link(self.channel_own.id)]
        self.partnership_b.user_ids = [Command.unlink(self.channel_own.id)]
        self.partnership_b.program_id.sudo().duplicate_policy = "review"
        self.mine = self._register(customer_name="Quirky Foundry")
        self.foreign = self._register(self.partner_b, customer_name="Quirky Foundry")
        self.mine.sudo().reviewer_id = self.channel_own
        self.foreign.sudo().reviewer_id = self.channel_other
        found = self.mine.sudo().conflict_ids.found_registration_id
        self.assertIn(self.foreign, found)

    def form(self, user):
        """Return what the form shows to somebody, and how many queries it takes."""
        deal = self.mine.with_user(user)
        wanted = {name: {"fields": {"display_name": {}}} for name in NAMED}
        wanted |= {"conflict_ids": {"fields": LINES}, "conflicts_html": {}}
        wanted |= {"transition_ids": {"fields": MOVES}, "change_ids": {"fields": {}}}
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        [row] = deal.web_read(wanted)
        return row, self.env.cr.sql_log_count - before

    def test_a_form_shows_what_it_shows_when_each_field_reads_by_itself(self):
        for user in (self.channel_own, self.channel_all):
            with self.subTest(user=user.login):
                at_once, few = self.form(user)
                nothing = patch.object(form_view, "asked_of_named", lambda *_a: {})
                with nothing:
                    by_itself, many = self.form(user)
                self.assertEqual(at_once, by_itself)
                self.assertLess(few, many)

    def test_a_candidate_of_others_stays_closed_whatever_was_read(self):
        name = self.foreign.display_name
        shown, _few = self.form(self.channel_all)
        self.assertIn(name, [line["display_name"] for line in shown["conflict_ids"]])
        hidden, _few = self.form(self.channel_own)
        self.assertTrue(hidden["conflict_ids"])
        self.assertNotIn(name, f"{hidden}")
        self.assertNotIn(self.organization_b.name, f"{hidden}")

    def test_lines_are_those_that_rules_let_one_read(self):
        rule = self.env.ref("prm.prm_registration_conflict_rule_user").sudo()
        self.assertTrue(self.form(self.channel_own)[0]["conflict_ids"])
        rule.domain_force = "[(0, '=', 1)]"
        row, _few = self.form(self.channel_own)
        self.assertFalse(row["conflict_ids"])
        self.assertTrue(row["transition_ids"])

    def test_what_waits_to_be_written_is_shown(self):
        deal = self.mine.with_user(self.channel_all)
        other = self.channel_other.sudo()
        other.partner_id.name = "Newly Named"
        deal.sudo().reviewer_id = other
        self.organization_a.sudo().name = "Organization Anew"
        wanted = {"fields": {"display_name": {}}}
        [row] = deal.web_read({"reviewer_id": wanted, "partner_id": wanted})
        self.assertEqual(row["reviewer_id"]["display_name"], "Newly Named")
        self.assertEqual(row["partner_id"]["display_name"], "Organization Anew")

    def test_a_list_names_all_its_people_by_as_many_queries_as_one(self):
        deals = (self.mine | self.foreign).with_user(self.channel_all)
        wanted = {name: {"fields": {"display_name": {}}} for name in NAMED}
        counts = []
        for some in (deals[:1], deals):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            rows = some.web_read(wanted)
            counts.append(self.env.cr.sql_log_count - before)
            self.assertTrue(all(row["contact_id"]["display_name"] for row in rows))
        self.assertEqual(*counts)
