"""Why a tier or a value changed: the cause itself, in history, page and mail."""

from datetime import date

from odoo.tests import freeze_time, tagged

from .score_common import ScoreCase


@tagged("-at_install", "post_install", "prm_once")
class TestTierCause(ScoreCase):
    def cause(self, what="tier", parameter=None):
        """Return the cause of the latest line of history."""
        wanted = parameter or self.env["prm.parameter"]
        lines = self.partnership_a.history_ids.filtered(
            lambda one: one.what == what and one.parameter_id == wanted
        )
        return lines.sorted("id")[-1:].cause

    def mail(self, words):
        return self._mails(words).sorted("id")[-1:].body_html

    def score_on(self, day):
        with freeze_time(f"{day} 10:00:00"):
            return self.score()

    # --------------------------------------------------------------------- rise

    def test_what_was_won_since_the_last_count_is_the_cause_of_a_rise(self):
        self._win(3)
        self._certify(self.partner_a)  # 45 + 20
        self.score()
        self._win(1)
        self.score()
        why = "A deal was won. The points of this tier were reached."
        self.assertEqual(self.cause(), why)
        self.assertIn(why, self.mail("you have reached Silver"))

    def test_several_causes_are_all_told(self):
        self._win(1)
        self.score()
        self._win(3)
        self._certify(self.partner_a)
        self.score()
        self.assertEqual(
            self.cause(),
            "Deals were won. A certification was passed. "
            "The points of this tier were reached.",
        )

    def test_what_somebody_entered_is_the_cause(self):
        self._ask(self.silver, self.survey, 10, 80)
        row = self._row(self.score(), self.survey)
        row.with_user(self.channel_own).current = 10
        self.score()
        self.assertIn("“Survey” was entered again.", self.cause())
        self.assertEqual(
            self.cause("value", self.survey), f"Entered by {self.channel_own.name}."
        )

    def test_changed_conditions_are_the_cause(self):
        self._win(2)
        self._certify(self.partner_a)  # 30 + 20
        self.score()
        self.silver.target_points = 50
        self.score()
        self.assertEqual(
            self.cause(),
            "The conditions of the program changed. "
            "The points of this tier were reached.",
        )

    def test_the_former_term_is_the_cause(self):
        self.score()
        with freeze_time("2026-12-01 10:00:00"):
            self.partnership_a.action_renew()
        with freeze_time("2026-12-31 20:00:00"):
            self._win(4)
            self._certify(self.partner_a)
            self.env.flush_all()
        with freeze_time("2027-01-01 00:30:00"):
            self.env["prm.term.job"]._end(self.partnership_a)
        self.score_on("2027-01-01")
        self.assertEqual(self.partnership_a.tier_id, self.silver)
        why = (
            "A new term began. The points of the previous term give this tier "
            "until 12/31/2027."
        )
        self.assertEqual(self.cause(), why)
        body = self.mail("you have reached Silver")
        self.assertIn(why, body)
        self.assertIn("Silver is secured until 12/31/2027", body)

    def test_the_employee_who_changed_or_decided_it_is_the_cause(self):
        partnership = self.partnership_a.with_user(self.channel_own)
        partnership.tier_id = self.gold
        self.assertEqual(self.cause(), f"Changed by {self.channel_own.name}.")
        self.program.downgrade_grace_days = 0
        self.score()
        partnership.with_user(self.channel_all).action_accept_tier()
        decided = f"Decided by {self.channel_all.name}."
        self.assertIn(decided, self.cause())
        self.assertIn("The points to keep the previous tier were not", self.cause())
        self.assertIn(decided, self.mail("your tier is now Bronze"))

    # ------------------------------------------------------------------- notice

    def earn_silver(self, **values):
        self._win(4)
        self._certify(self.partner_a, **values)
        self.assertEqual(self.score().tier_id, self.silver)

    def test_a_certificate_that_ended_is_the_cause_of_a_notice(self):
        self.earn_silver(date_expiry=date(2026, 7, 31))
        self.score_on("2026-08-01")
        self.assertTrue(self.partnership_a.notice_date)
        self.assertEqual(self.cause("value", self.certified), "A certificate ended.")
        why = "A certificate ended. Silver: 60 of the 80 points needed to keep it."
        self.assertEqual(self.cause("notice"), why)
        self.assertIn("A certificate ended.", self.mail("your Silver tier is at risk"))

    def test_what_somebody_decides_on_tells_why_it_was_proposed(self):
        self.program.downgrade_grace_days = 0
        self.earn_silver(date_expiry=date(2026, 7, 31))
        partnership = self.score_on("2026-08-01").with_user(self.channel_own)
        with freeze_time("2026-08-02 10:00:00"):
            partnership.action_accept_tier()
        self.assertEqual(
            self.cause(),
            "A certificate ended. The points to keep the previous tier were not "
            f"reached. Decided by {self.channel_own.name}.",
        )
        self.program.level_up = "propose"
        with freeze_time("2026-08-03 10:00:00"):
            self._certify(self.colleague_a)
            self.score()
            partnership.action_decline_tier()
            self.score()
            partnership.action_reconsider_tier()
        self.assertEqual(
            self.cause(),
            "A certification was passed. The points of this tier were reached."
            f" Decided by {self.channel_own.name}.",
        )

    def test_other_dates_and_other_conditions_are_causes_of_a_notice_too(self):
        self._ask(self.gold, self.amount, 9000, 50)
        self._ask(self.silver, self.amount, 4000, 20)
        self.gold.target_points = 140
        self.silver.target_points = 90
        self._win(4)
        self._certify(self.partner_a)
        self.assertEqual(self.score().tier_id, self.silver)
        changes = {
            "The dates of the term were changed.": lambda: self.partnership_a.write(
                {"date_start": date(2026, 7, 1)}
            ),
            "The conditions of the program changed.": lambda: self.silver.write(
                {"target_points": 119}
            ),
            "A deal no longer counts as won.": lambda: self._unwin(
                self.env["prm.registration"].search(
                    [("partner_id", "=", self.organization_a.id)], limit=1
                )
            ),
        }
        for why, change in changes.items():
            with self.subTest(why=why), self.cr.savepoint() as savepoint:
                change()
                self.assertTrue(self.score().notice_date)
                self.assertIn(why, self.cause("notice"))
                self.assertNotIn("amount", self.cause("notice"))
                savepoint.rollback()

    def test_people_who_left_are_another_cause(self):
        self.earn_silver(date_expiry=date(2026, 12, 31))
        self.partner_a.partner_id.parent_id = False
        self.score()
        self.assertEqual(
            self.cause("value", self.certified),
            "A certified employee no longer counts.",
        )

    def test_a_deal_that_is_lost_again_is_the_cause_of_a_notice(self):
        self.earn_silver()
        [deal] = self.env["prm.registration"].search(
            [("partner_id", "=", self.organization_a.id)], limit=1
        )
        self._unwin(deal)
        self.score()
        self.assertIn("A deal no longer counts as won.", self.cause("notice"))

    # ------------------------------------------------------------------- values

    def test_what_falls_with_a_new_term_says_so(self):
        self._win(2)
        self.score()
        with freeze_time("2026-12-01 10:00:00"):
            self.partnership_a.action_renew()
        with freeze_time("2027-01-01 05:00:00"):
            self.env["prm.term.job"]._end(self.partnership_a)
        self.score_on("2027-01-01")
        self.assertEqual(self.cause("value", self.won), "A new term began.")
        self.assertEqual(self.cause("term"), "A new term began.")

    def test_dates_that_were_changed_say_so(self):
        self._win(2)
        self.score()
        self.partnership_a.date_start = date(2026, 7, 1)
        self.score()
        self.assertEqual(
            self.cause("value", self.won), "The dates of the term were changed."
        )

    def test_an_amount_says_whether_a_deal_was_won_or_changed(self):
        self._ask(self.silver, self.amount, 50000, 10)
        self.score()
        [deal] = self._win(1)
        self.score()
        self.assertEqual(self.cause("value", self.amount), "A deal was won.")
        deal.lead_id.expected_revenue = 3000
        self.score()
        self.assertEqual(
            self.cause("value", self.amount), "The amount of a won deal changed."
        )

    def test_one_and_several_are_told_apart(self):
        self.score()
        self._win(1)
        self.score()
        self.assertEqual(self.cause("value", self.won), "A deal was won.")
        self._win(2)
        self.score()
        self.assertEqual(self.cause("value", self.won), "Deals were won.")
