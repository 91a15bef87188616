"""Every change stands in the history once; a second computation changes nothing."""

import math
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .score_common import ScoreCase


@tagged("-at_install", "post_install", "prm_once")
class TestScoreHistory(ScoreCase):
    def value_line(self, partnership=None):
        """Return the one line of history on a value."""
        lines = (partnership or self.partnership_a).history_ids
        return lines.filtered(lambda one: one.what == "value")

    # ------------------------------------------------------------------- values

    def test_a_counted_value_that_changes_is_noted_with_its_cause(self):
        self.score()
        self._win(2)
        self.score()
        line = self.value_line()
        self.assertEqual(line.parameter_id, self.won)
        self.assertEqual((line.old, line.new), ("0", "2"))
        self.assertEqual(line.cause, "Deals were won.")
        self._win(1)
        self.score()
        self.assertEqual(
            self._lines(self.partnership_a, "value"), [("0", "2"), ("2", "3")]
        )

    def test_what_is_newly_asked_for_was_not_won_today(self):
        self._win(2)
        self.score()
        line = self.value_line()
        self.assertEqual((line.old, line.new), ("0", "2"))
        self.assertEqual(line.cause, "First count.")
        self._win(1)
        self.score()
        self.assertEqual(self.value_line().sorted("id")[-1].cause, "A deal was won.")

    def test_what_is_lost_again_has_another_cause(self):
        [deal] = self._win()
        self.score()
        self._unwin(deal)
        self.score()
        line = self.value_line().sorted("id")[-1]
        self.assertEqual((line.old, line.new), ("1", "0"))
        self.assertEqual(line.cause, "A deal no longer counts as won.")

    def test_a_cause_that_is_told_is_noted(self):
        self._win(4)
        self._certify(self.partner_a)
        self.partnership_a._recompute_scores(cause="The next term begins.")
        lines = (
            self.partnership_a.history_ids
            - self.partnership_a.history_ids.filtered(lambda line: line.what == "state")
        )
        self.assertEqual(set(lines.mapped("cause")), {"The next term begins."})
        self.assertEqual(set(lines.mapped("what")), {"tier", "value"})

    def test_one_change_is_one_line_although_two_tiers_ask_for_it(self):
        self.partnership_a.tier_id = self.silver
        self.score()
        self._win()
        self.score()
        self.assertEqual(len(self.value_line()), 1)

    def test_texts_are_in_the_language_of_the_partner(self):
        self.env["res.lang"]._activate_lang("de_DE")
        self.organization_a.lang = "de_DE"
        survey = self._create_parameter("manual", name="Rate", value_type="float")
        self._ask(self.silver, survey, 5, 0)
        self._row(self.score(), survey).with_user(self.channel_own).current = 1.5
        self.assertEqual(self.value_line().new, "1,50")

    # ------------------------------------------------------------------ by hand

    def by_hand(self):
        self._ask(self.silver, self.survey, 10, 0)
        self._ask(self.gold, self.survey, 20, 0)
        return self._row(self.score(), self.survey)

    def test_what_the_partner_manager_enters_is_noted_and_asks_for_a_score(self):
        row = self.by_hand()
        self.partnership_a.score_due = False
        row.with_user(self.channel_own).current = 8
        line = self.value_line()
        self.assertEqual((line.old, line.new), ("0", "8"))
        self.assertEqual(line.cause, f"Entered by {self.channel_own.name}.")
        self.assertTrue(self.partnership_a.score_due)
        self.score()
        self.assertEqual(row.ratio, 0.8)
        self.assertEqual(len(self.value_line()), 1)

    def test_it_holds_for_the_own_and_the_next_tier(self):
        self.by_hand()
        self.partnership_a.tier_id = self.silver
        self.score()
        keeping = self._row(self.partnership_a, self.survey, is_keeping=True)
        keeping.with_user(self.channel_own).current = 12
        self.score()
        asked = self._row(self.partnership_a, self.survey)
        self.assertEqual((keeping.ratio, asked.ratio), (1, 0.6))

    def test_what_is_entered_is_a_number(self):
        row = self.by_hand().with_user(self.channel_own)
        for value in (math.nan, math.inf, -math.inf):
            with (
                self.subTest(value=value),
                self.assertRaisesRegex(ValidationError, "enter a number"),
                self.cr.savepoint(),
            ):
                row.current = value
        row.current = 4.5
        self.assertEqual(row.current, 4.5)

    def test_people_write_nothing_else(self):
        typed = self.by_hand().with_user(self.channel_admin)
        counted = self._row(self.partnership_a, self.won).with_user(self.channel_admin)
        for row, values in (
            (typed, {"target": 1}),
            (typed, {"points": 100}),
            (typed, {"current": 1, "active": False}),
            (counted, {"current": 100}),
        ):
            with (
                self.subTest(values=values),
                self.assertRaisesRegex(UserError, "This value is computed"),
            ):
                row.write(values)
        with self.assertRaisesRegex(UserError, "are computed"):
            self.partnership_a.with_user(self.channel_admin).points = 100

    def test_what_is_noted_stays_and_its_cause_can_be_reworded(self):
        self._win()
        self.score()
        line = self.value_line().with_user(self.channel_own)
        line.cause = "You won the deal with the harbor."
        self.assertIn("harbor", line.cause)
        for values in ({"new": "9"}, {"cause": "x", "date": "2020-01-01"}):
            with self.assertRaisesRegex(UserError, "cannot be changed"):
                line.write(values)
        with self.assertRaises(AccessError):
            line.unlink()

    # ------------------------------------------------------------- second run

    def snapshot(self):
        """Return everything that a computation may change, as the database has it."""
        self.env.flush_all()
        found = []
        for table in (
            "prm_partnership",
            "prm_partnership_value",
            "prm_partnership_history",
            "mail_mail",
            "mail_message",
            "mail_activity",
        ):
            self.env.cr.execute(f"SELECT to_jsonb(t) FROM {table} t ORDER BY id")
            found.append(self.env.cr.fetchall())
        return found

    def test_a_second_run_changes_nothing(self):
        self.program.downgrade_grace_days = 0
        self._win(4)
        self._certify(self.partner_a)  # A rises to Silver
        self.partnership_b.tier_id = self.gold  # B gets notice and proposal
        both = self.partnership_a | self.partnership_b
        both._recompute_scores()
        before = self.snapshot()
        both._recompute_scores()
        self.assertEqual(self.snapshot(), before)
        self.assertEqual(self.partnership_a.tier_id, self.silver)
        self.assertEqual(self.partnership_b.proposed_tier_id, self.bronze)

    def test_a_second_run_writes_nothing(self):
        self._win(2)
        self.score()
        self.env.flush_all()
        execute = self.env.cr.execute
        written = []

        def watch(query, *args, **kwargs):
            words = str(getattr(query, "code", query)).split(None, 1)[0].upper()
            if words in ("UPDATE", "INSERT", "DELETE"):
                execute(query, *args, **kwargs)
                written.append(self.env.cr.rowcount)
                return None
            return execute(query, *args, **kwargs)

        with patch.object(self.env.cr, "execute", watch):
            self.score()
        self.assertFalse(any(written), written)

    # -------------------------------------------------------------------- count

    def many(self):
        partnerships = self.env["prm.partnership"]
        for number in range(50):
            organization = self._create_organization(f"Partner {number}")
            partnerships |= self._create_partnership(organization)
        return partnerships

    def queries(self, partnerships):
        """Return the number of queries that a computation takes."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        partnerships._recompute_scores()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_fifty_partnerships_take_as_many_queries_as_one(self):
        self.score()  # what is cached for all
        partnerships = self.many()
        one, others = partnerships[0], partnerships[1:]
        first = self.queries(one)
        self.assertEqual(self.queries(others), first, "the first computation")
        again = self.queries(one)
        self.assertEqual(self.queries(partnerships), again)
        self.assertLess(again, 25)
