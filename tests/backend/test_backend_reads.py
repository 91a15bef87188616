"""What views of employees ask the database for, and what they do not ask twice."""

from unittest.mock import patch

from odoo import sql_db
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import SQL

from ...models.common.share_guard_mixin import PrmShareGuardMixin
from ...models.common.visit.readable import readable
from ...models.people import res_users_access
from ..common import PrmCase

LISTED = ("name", "state", "is_protected", "open_conflict_count", "partner_id")
COLORS = dict.fromkeys(("planned", "today", "overdue"), "info")
# What is read to know whose partners somebody is assigned to.
ASSIGNED = '"prm_partnership_res_users_rel"'


@tagged("post_install", "-at_install")
class TestBackendReads(PrmCase):
    def setUp(self):
        super().setUp()
        self.deals = self._register() | self._register() | self._register()
        (self.partnership_a | self.partnership_b).user_id = self.channel_own

    def asked(self, ask):
        """Return what ``ask`` sends to the database, as texts."""
        self.env.flush_all()
        self.env.invalidate_all()
        sent, execute = [], sql_db.Cursor.execute

        def noted(cursor, query, params=None, log_exceptions=True):
            sent.append(cursor.mogrify(query, params).decode())
            return execute(cursor, query, params, log_exceptions)

        with patch.object(sql_db.Cursor, "execute", noted):
            ask()
        return sent

    def of_many(self):
        """Let nobody's own partnerships stand in rules by id, as with thousands."""
        self.patch(res_users_access, "LISTED", 0)
        self.env.registry.clear_cache()
        self.addCleanup(self.env.registry.clear_cache)

    def assertReadOnce(self, user):
        desk = self.env["prm.registration"].with_user(user)
        wanted = {name: {} for name in LISTED}
        found = []
        sent = self.asked(
            lambda: found.append(desk.web_search_read([], wanted, limit=80))
        )
        self.assertGreaterEqual(len(found[0]["records"]), len(self.deals))
        of_deals = [each for each in sent if each.startswith('SELECT "prm_reg')]
        tables = [each.partition(".")[0] for each in of_deals]
        for table in ("registration", "registration_conflict"):
            with self.subTest(user=user.login, table=table):
                self.assertEqual(tables.count(f'SELECT "prm_{table}"'), 1, of_deals)

    def test_a_list_reads_each_deal_and_its_conflicts_once(self):
        self.assertReadOnce(self.channel_all)
        self.assertReadOnce(self.channel_own)

    def test_so_does_that_of_who_has_thousands_of_partners(self):
        self.of_many()
        self.assertReadOnce(self.channel_own)

    def test_of_deals_at_hand_nobody_asks_whose_partners_they_are(self):
        self.of_many()
        mine = self.deals.with_user(self.channel_own)
        foreign = self.deals.with_user(self.channel_other)
        answers = []
        sent = self.asked(lambda: answers.append(mine.has_access("write")))
        sent += self.asked(lambda: answers.append(foreign.has_access("read")))
        self.assertEqual(answers, [True, False])
        # The ids are read once for each person, and beside no deal.
        asked = [each for each in sent if ASSIGNED in each and '"prm_reg' in each]
        self.assertFalse(asked)

    def test_a_form_asks_once_which_of_its_lists_are_empty(self):
        deal = self.deals[0].with_user(self.channel_own)
        deal.sudo().appeal_ids.unlink()
        names = (
            "appeal_ids",
            "change_ids",
            "extension_ids",
            "news_ids",
            "question_ids",
        )
        wanted = {name: {"fields": {}} for name in (*names, "transition_ids")}
        rows = []
        sent = self.asked(lambda: rows.extend(deal.web_read({"name": {}, **wanted})))
        [together] = [each for each in sent if "EXISTS (SELECT FROM" in each]
        for name in names:
            with self.subTest(list=name):
                self.assertFalse(rows[0][name])
                table = self.env[deal._fields[name].comodel_name]._table
                read = [each for each in sent if f'FROM "{table}"' in each]
                self.assertEqual(read, [together])
        lines = [line["id"] for line in rows[0]["transition_ids"]]
        self.assertEqual(lines, deal.transition_ids.ids)
        self.assertTrue(lines)

    def test_a_line_that_comes_stands_in_a_list_that_was_empty(self):
        deal = self.deals[0].with_user(self.channel_own)
        deal.web_read({"conflict_ids": {}, "extension_ids": {}, "appeal_ids": {}})
        self.assertFalse(deal.conflict_ids)
        made = self.env["prm.registration.conflict"].sudo()
        made = made.create(
            {
                "registration_id": deal.id,
                "kind": "registration",
                "found_registration_id": self.deals[1].id,
                "strength": "likely",
                "matched_on": "name",
            }
        )
        self.assertEqual(deal.conflict_ids.ids, made.ids)

    def test_of_a_few_deals_their_partnerships_alone_are_looked_up(self):
        self.of_many()
        desk = self.env["prm.registration"].with_user(self.channel_own)
        deal = desk.browse(self.deals[0].id)
        wanted = ("name", "conflict_ids", "transition_ids", "news_ids", "change_ids")
        sent = self.asked(lambda: deal.web_read({name: {} for name in wanted}))
        # The ids themselves are read once for each person, beside no deal.
        ruled = [each for each in sent if ASSIGNED in each and '"prm_reg' in each]
        self.assertTrue(ruled)
        self.assertFalse([each for each in ruled if "EXISTS (SELECT" not in each])
        [of_all] = self.asked(lambda: desk.search_count([]))[-1:]
        self.assertIn(ASSIGNED, of_all)
        self.assertNotIn("EXISTS", of_all)

    def test_only_records_that_are_named_are_few(self):
        self.of_many()
        desk = self.env["prm.registration"].with_user(self.channel_own)
        some, many = self.deals.ids, list(range(1, 202))
        for domain, is_few in (
            ([("id", "in", some)], True),
            ([("id", "in", some), ("state", "=", "submitted")], True),
            ([("id", "in", many)], False),
            (["|", ("id", "in", some), ("state", "=", "submitted")], False),
            ([("state", "=", "submitted")], False),
        ):
            with self.subTest(domain=domain):
                where = desk._search(domain).where_clause.code
                self.assertIn(ASSIGNED, where)
                self.assertEqual("EXISTS" in where, is_few)
        history = self.env["prm.registration.transition"].with_user(self.channel_own)
        of_deals = history._search([("registration_id", "in", some)])
        self.assertIn("EXISTS", of_deals.where_clause.code)

    def test_a_few_foreign_deals_stay_closed(self):
        self.of_many()
        foreign = self.deals.with_user(self.channel_other)
        self.assertFalse(foreign.search([("id", "in", foreign.ids)]))
        history = self.env["prm.registration.transition"].with_user(self.channel_other)
        of_deals = [("registration_id", "in", foreign.ids)]
        self.assertFalse(history.search(of_deals))
        mine = history.with_user(self.channel_own).search(of_deals)
        self.assertEqual(mine.registration_id.ids, self.deals.ids)
        with self.assertRaises(AccessError):
            foreign.web_read({"name": {}})

    def test_a_bar_reads_the_activities_that_wait_from_their_index(self):
        desk = self.env["prm.registration"].with_user(self.channel_all)
        bar = {"field": "activity_state", "colors": COLORS}
        sent = self.asked(lambda: desk.read_progress_bar([], "state", bar))
        [counted] = [each for each in sent if "mail_activity" in each]
        self.env.cr.execute("SET LOCAL enable_seqscan TO off")
        self.env.cr.execute(SQL("EXPLAIN %s", SQL(counted.replace("%", "%%"))))
        plan = "\n".join(line for [line] in self.env.cr.fetchall())
        self.assertIn("mail_activity_prm_waiting", plan)
        self.assertEqual(counted.count("FROM mail_activity"), 1)

    def test_of_each_candidate_the_newest_message_alone_is_read_by_one_query(self):
        customers = self.organization_a | self.organization_b
        customers = customers.with_user(self.channel_all)
        facts = self.env["prm.conflict.comparison"].with_user(self.channel_all)
        seen = readable(customers)
        sent = self.asked(lambda: facts._readable_facts([*customers], seen))
        messages = [each for each in sent if "FROM mail_message" in each]
        self.assertEqual(len(messages), 1)
        self.assertIn("LIMIT 1", messages[0])

    def test_whether_conflicts_are_decided_is_asked_once_for_all(self):
        mine, others = self.deals[0], self.deals[1:]
        others |= self._register() | self._register() | self._register()
        conflicts = self.env["prm.registration.conflict"].sudo()
        made = conflicts.create(
            [
                {
                    "registration_id": mine.id,
                    "kind": "registration",
                    "found_registration_id": other.id,
                    "strength": "likely",
                    "matched_on": "name",
                    "decision": "different",
                }
                for other in others
            ]
        )
        few, many = (
            self.asked(lambda found=found: found.mapped("is_to_decide"))
            for found in (conflicts.browse(made.ids[:1]), conflicts.browse(made.ids))
        )
        self.assertEqual(len(many), len(few), many)

    def test_who_is_in_charge_no_longer_is_refused_at_once(self):
        self.of_many()
        mine = self.deals.with_user(self.channel_own)
        self.deals.sudo().reviewer_id = self.channel_all
        own = self.partnership_a.sudo()
        self.assertTrue(mine.has_access("read"))
        with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint():
            own.write({"user_id": False, "user_ids": [Command.clear()]})
            self.assertFalse(mine.has_access("read"))
            raise ZeroDivisionError
        self.assertTrue(mine.has_access("read"))
        own.write({"user_id": False, "user_ids": [Command.clear()]})
        self.assertFalse(mine.has_access("read"))
        own.user_ids = self.channel_own
        self.assertTrue(mine.has_access("read"))

    def test_an_employee_reads_what_core_reads_and_no_field_of_other_groups(self):
        deals = self.deals.with_user(self.channel_own)
        names = [name for name, told in deals.fields_get().items() if told["type"]]
        ours = deals.read(names, load=None)
        with patch.object(PrmShareGuardMixin, "_known_values", lambda *_args: {}):
            self.assertEqual(ours, deals.read(names, load=None))
        self.channel_own.group_ids -= self.env.ref("prm.group_prm_user")
        lost = self.deals.with_user(self.channel_own)
        self.assertFalse(lost._has_field_access(lost._fields["conflict_count"], "read"))
        with self.assertRaises(AccessError):
            lost._read_format(["conflict_count"], load=None)
