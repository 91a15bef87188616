"""A database of a version before, upgraded: `tools/former/data.py` filled it.

Not among the tests that run on a new database: its name keeps it out.
"""

from odoo.modules.db import has_trigram
from odoo.tests import TransactionCase, tagged
from odoo.tools import SQL, sql

from ...models.common.customer_match_mixin import MATCH_FIELDS
from ...models.screening.match_keys import COMPARED
from ...policy.matching import match
from .what_changes import (
    CHANGED,
    COMPARED_ANEW,
    DERIVED,
    FIELDS,
    KEYS,
    LATER,
    RENAMED,
    SETTLED,
    STEPS,
    TERMS,
    but_meant_to_change,
)


@tagged("post_install", "-at_install")
class CheckUpgrade(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.anna, cls.bruno = cls.env["res.users"].search(
            [("login", "in", ("anna_before", "bruno_before"))], order="login"
        )

    def deal(self, name):
        return self.env["prm.registration"].search([("name", "=", name)])

    def test_each_rule_is_as_a_new_database_has_it(self):
        kept = self.env["ir.model.data"].search_count(
            [("module", "=", "prm"), ("model", "=", "ir.rule"), ("noupdate", "=", True)]
        )
        self.assertFalse(kept)
        gone = "prm.prm_registration_rule_manager"
        self.assertFalse(self.env.ref(gone, raise_if_not_found=False))

    def test_partners_see_their_own_deals_and_no_others(self):
        deals = self.env["prm.registration"].with_user(self.anna).search([])
        own = {"Returned deal", "Approved deal", "Quarz deal"}
        self.assertEqual(set(deals.mapped("name")), own)
        deals = self.env["prm.registration"].with_user(self.bruno).search([])
        self.assertEqual(set(deals.mapped("name")), {"Foreign deal", "Facebook deal"})

    def test_mails_and_jobs_that_somebody_changed_stay_the_others_are_renewed(self):
        changed = self.env.ref("prm.mail_template_registration_withdrawn")
        self.assertEqual(changed.subject, "Our own words")
        job = self.env.ref("prm.ir_cron_registration_expire")
        self.assertEqual(job.interval_number, 3)
        renewed = self.env.ref("prm.mail_template_registration_cancelled")
        self.assertGreater(renewed.write_date, changed.write_date)
        self.assertEqual(renewed.write_uid, self.env.ref("base.user_root"))

    def test_delivered_words_are_today_s_unless_somebody_had_others(self):
        changed = self.env.ref("prm.reason_rejection_terms")
        self.assertEqual(changed.name, "Our own reason")
        renewed = self.env.ref("prm.reason_rejection_offering")
        self.assertEqual(renewed.name, "Service or product not available there")

    def test_what_is_searched_of_a_deal_is_what_it_would_be_today(self):
        for deal in self.env["prm.registration"].search([]):
            text, _none = deal.search_text, deal._compute_search_text()
            self.assertEqual(deal.search_text, text)

    def test_nothing_of_a_registration_is_lost(self):
        returned = self.deal("Returned deal")
        self.assertEqual(returned.state, "action_required")
        self.assertEqual(returned.decision_note, "Which offices?")
        self.assertEqual(
            returned.transition_ids.mapped("new"), ["submitted", "action_required"]
        )
        approved = self.deal("Approved deal")
        self.assertEqual(approved.state, "approved")
        self.assertEqual(approved.lead_id.name, "Approved deal")

    def test_no_row_and_no_value_is_lost(self):
        """Each table as it was before, against what stands there today."""
        self.env.cr.execute(
            "SELECT relname FROM pg_class WHERE relname LIKE 'before\\_%'"
        )
        before = sorted(name for [name] in self.env.cr.fetchall())
        self.assertIn("before_prm_registration", before)
        dialogs = {model._table for model in self.env.values() if model._transient}
        for name in before:
            former = name.removeprefix("before_")
            table = RENAMED.get(former, former)
            compared_anew = table == COMPARED_ANEW and KEYS not in before
            if compared_anew or table in dialogs | DERIVED:
                continue
            with self.subTest(table):
                self.assertTrue(sql.table_exists(self.env.cr, table))
                self.assertFalse(self.lost_values(name, table))

    def lost_values(self, before, table):
        """Return (column, number of rows) where ``table`` says something else."""
        columns = sql.table_columns(self.env.cr, table)
        key = "id" if "id" in columns else None
        lost = []
        for column in sql.table_columns(self.env.cr, before):
            name = RENAMED.get(column, column)
            is_changed = column in CHANGED or column in SETTLED.get(table, ())
            if is_changed or not key:
                continue
            if name not in columns:
                lost.append((column, "is gone"))
                continue
            query = SQL(
                "SELECT count(*) FROM %s was LEFT JOIN %s now USING (id)"
                " WHERE (now.id IS NULL"
                " OR was.%s::text IS DISTINCT FROM now.%s::text)",
                *map(SQL.identifier, (before, table, column, name)),
            )
            query = SQL("%s%s", query, but_meant_to_change(table, column))
            [[count]] = self.env.execute_query(query)
            if count:
                lost.append((column, count))
        return lost

    def test_an_estimate_is_the_amount_of_a_deal_without_an_opportunity(self):
        deals = self.env["prm.registration"].search([("outcome", "=", False)])
        self.assertIn(self.deal("Returned deal"), deals)
        for deal in deals:
            self.assertEqual(deal.amount, deal.amount_estimate, deal.name)
        approved = self.deal("Approved deal")
        self.assertEqual(approved.amount, approved.lead_id.expected_revenue)
        if sql.column_exists(self.env.cr, "before_prm_registration", "amount_estimate"):
            self.assertEqual(self.deal("Returned deal").amount, 12000)
            self.assertEqual(approved.amount_estimate, 15000)

    def test_a_conflict_still_names_the_other_deal(self):
        conflict = self.deal("Foreign deal").conflict_ids
        self.assertIn(self.deal("Approved deal"), conflict.other_id)

    def test_what_is_new_is_filled_in_for_what_was_there(self):
        for name in ("Returned deal", "Approved deal", "Foreign deal"):
            deal = self.deal(name)
            self.assertEqual(deal.first_submitted_at, deal.submitted_at)
            self.assertEqual(deal.direction_id, deal.portal_id.team_id)
            self.assertFalse(deal.is_team_only)
        lead = self.deal("Approved deal").lead_id
        self.assertTrue(lead.prm_has_registration)
        self.assertFalse(lead.prm_to_confirm)
        partnership = self.deal("Approved deal").partnership_id
        self.assertFalse(partnership.is_outdated)
        other = self.deal("Foreign deal").partnership_id
        self.assertEqual(other.is_outdated, not other.scored_at)

    def test_who_had_begun_has_a_term_that_gives_the_dates_of_before(self):
        partnership = self.deal("Approved deal").partnership_id
        term = partnership.term_ids
        self.assertEqual(term.state, "current")
        self.assertTrue(term.date_start)
        for name in ("date_start", "date_end", "renewal_end", "kept_level"):
            self.assertEqual(term[name], partnership[name])

    def test_who_had_begun_knows_when_and_when_the_first_deal_came(self):
        partnership = self.deal("Approved deal").partnership_id
        self.assertTrue(partnership.activated_on)
        self.assertTrue(partnership.first_registration_on)

    def test_what_is_new_begins_hidden_and_without_terms_on_what_was_there(self):
        rows = self.env["prm.portal.widget"].search([("key", "=", "first_steps")])
        self.assertTrue(rows)
        if sql.column_exists(self.env.cr, *STEPS):  # rows are compared
            return
        self.assertFalse(self.env["prm.program.terms"].search([]))
        self.assertEqual(set(rows.mapped("visible")), {False})

    def test_a_former_term_that_history_tells_of_is_a_record(self):
        partnership = self.deal("Foreign deal").partnership_id
        if sql.table_exists(self.env.cr, TERMS):  # those are compared row by row
            self.assertEqual(partnership.term_ids.mapped("state"), ["current"])
            return
        current, past = partnership.term_ids
        self.assertEqual((current.state, past.state), ("current", "past"))
        self.assertEqual((past.points, past.points_target), (64, 60))

    def test_each_portal_asks_all_fields_as_it_did(self):
        registry = self.env["prm.registration.fields"]
        for portal in self.env["prm.portal"].with_context(active_test=False).search([]):
            entries = registry._for("partner", portal)
            rows = portal.registration_field_ids
            names = [entry.name for entry in entries]
            self.assertEqual(sorted(rows.mapped("name")), sorted(names), portal.name)
            self.assertEqual(rows.mapped("name"), names, portal.name)
            if sql.table_exists(self.env.cr, FIELDS):
                continue
            later = rows.filtered(lambda row: row.name in LATER)
            shown = rows.filtered("visible")
            self.assertEqual(shown, rows - later)
            self.assertEqual(shown, shown.filtered("editable"))
            required = [entry.name for entry in entries if entry.required]
            self.assertEqual(rows.filtered("required").mapped("name"), required)

    # ------------------------------------------------------------ keys of customers

    def compared(self):
        """Return all contacts, leads and registrations, archived ones too."""
        for model in COMPARED:
            yield self.env[model].with_context(active_test=False).search([])

    def test_every_key_is_what_would_be_computed_today(self):
        for records in self.compared():
            self.assertTrue(records)
            for record in records:
                stored = {name: record[name] for name in MATCH_FIELDS}
                self.assertEqual(stored, record._prepare_match_keys(), record)

    def test_words_are_known_of_what_was_there(self):
        for records in self.compared():
            named = records.filtered("prm_match_name")
            self.assertTrue(named)
            self.assertEqual(named, named.filtered("prm_match_words"))

    def test_nothing_of_the_keys_is_left_to_do(self):
        """The upgrade renews those of other rules; those of today are the job's."""
        keys = self.env["prm.match.keys"]
        if sql.table_exists(self.env.cr, KEYS):
            keys._renew_all()
        self.assertFalse(keys._due())

    def test_each_conflict_has_the_strength_of_what_was_found(self):
        conflicts = self.env["prm.registration.conflict"].search([])
        self.assertTrue(conflicts)
        for conflict in conflicts:
            least = {"same": 40, "likely": 30, "hint": 1}[conflict.strength]
            self.assertGreaterEqual(conflict.score, least)

    def test_what_is_open_says_what_meets_today(self):
        conflicts = self.env["prm.registration.conflict"].search(
            [("decision", "=", "open"), ("matched_on", "!=", "customer")]
        )
        self.assertIn(self.deal("Foreign deal"), conflicts.registration_id)
        for conflict in conflicts:
            mine, other = conflict.registration_id, conflict._target_sudo()
            how = match(mine._fingerprint(), other._fingerprint())
            told = (conflict.score, conflict.strength)
            self.assertEqual(told, (how.score, how.strength), conflict.matched_on)

    def test_an_open_conflict_stands_on_both_registrations_once(self):
        mine, other = self.deal("Approved deal"), self.deal("Foreign deal")
        [there] = other.conflict_ids.filtered(lambda one: one.other_id == mine)
        [here] = mine.conflict_ids.filtered(lambda one: one.other_id == other)
        for name in ("matched_on", "score", "strength", "kind", "decision"):
            self.assertEqual(here[name], there[name])
        self.assertEqual(here.reviewer_id, mine.reviewer_id)
        self.assertEqual(here.sudo().target_name, other.display_name)

    def test_close_names_have_an_index_where_the_database_has_trigrams(self):
        for model in COMPARED:
            table = self.env[model]._table
            index = f"{table}__prm_match_words_index"
            there = sql.index_exists(self.env.cr, index)
            self.assertEqual(there, has_trigram(self.env.cr), index)

    def test_a_deal_is_registered_with_or_without_trigrams(self):
        own = self.env["prm.portal"].with_user(self.bruno)._for_user()[:1]
        values = {
            "name": "Deal of today",
            "is_new_company": True,
            "customer_name": "Überlinger Quarzwerk",
            "is_new_contact": True,
            "contact_first_name": "Carl",
            "contact_last_name": "Customer",
            "contact_email": "carl@quarzwerk.example",
            "representative_id": self.bruno.partner_id.id,
        }
        deal = own._own_partnership()._register_deal(
            values, "token of today", submit=True, ask_review=True
        )
        self.assertEqual(deal.sudo().state, "submitted")

    def test_what_never_met_before_meets_now(self):
        """A prefix of the tax number, umlauts and forms, the host of a shop."""
        customers = self.env["res.partner"].with_context(active_test=False)
        customers = customers.search([("vat", "=", "DE136695976")])
        self.assertEqual(len(customers), 3)
        self.assertEqual(set(customers.mapped("prm_match_vat")), {"DE136695976"})
        lead = self.env["crm.lead"].search([("name", "=", "Quarz lead")])
        deal = self.deal("Quarz deal")
        [company] = customers.filtered(lambda each: each.is_company and each.active)
        self.assertEqual(lead.prm_match_host, deal.prm_match_host)
        self.assertEqual(lead.prm_match_name, deal.prm_match_name)
        self.assertEqual(company.prm_match_name, deal.prm_match_name)
        self.assertEqual(company.prm_match_number, deal.prm_match_number)

    def test_pages_at_a_social_network_let_nobody_meet_any_more(self):
        company = self.env["res.partner"].search([("name", "ilike", "Quarz-Werke")])
        self.assertFalse(company.prm_match_host)
        self.assertFalse(self.deal("Facebook deal").conflict_ids)
