"""What a share user changes on a deal counts for nothing until an employee agrees."""

from datetime import date

from odoo.tests import new_test_user, tagged

from .reseller_common import ResellerCase


@tagged("-at_install", "post_install")
class TestCrmConfirm(ResellerCase):
    """Whatever addon lets them write; with the app for resellers and without."""

    def change(self, **values):
        self.outside().write(values)

    # ------------------------------------------------------------------- is marked

    def test_each_watched_field_marks_the_lead(self):
        lost = self.env["crm.lost.reason"].create({"name": "Price"})
        plan = self.env["crm.recurring.plan"].create(
            {"name": "Monthly", "number_of_months": 1}
        )
        for part, values in (
            ("amount", {"expected_revenue": 7}),
            ("amount", {"recurring_revenue": 7}),
            ("amount", {"recurring_plan": plan.id}),
            ("outcome", {"probability": 42}),
            ("outcome", {"stage_id": self.won_stage.id}),
            ("outcome", {"active": False}),
            ("outcome", {"lost_reason_id": lost.id}),
            ("closing", {"date_deadline": date(2026, 9, 9)}),
        ):
            with self.subTest(values=values), self.env.cr.savepoint() as savepoint:
                self.change(**values)
                self.assertTrue(self.lead.prm_to_confirm)
                self.assertIn(part, self.waiting())
                self.assertEqual(self.lead.prm_changed_by_id, self.partner_a)
                savepoint.rollback()
            self.env.invalidate_all()

    def test_another_company_is_another_amount(self):
        self.outside(self.plain).company_id = False
        self.assertEqual(self.waiting(self.plain), {"amount"})

    def test_so_do_buttons_that_code_presses_for_them(self):
        for press in ("action_set_won", "action_set_lost", "action_archive"):
            with self.subTest(press=press), self.env.cr.savepoint() as savepoint:
                getattr(self.outside(), press)()
                self.assertEqual(self.waiting(), {"outcome"})
                savepoint.rollback()
            self.env.invalidate_all()

    def test_it_does_not_matter_who_of_the_outside_it_is(self):
        other = new_test_user(self.env, "stranger", "base.group_portal")
        for user in (self.public_user, self.portal_user, self.supervisor_a, other):
            self.outside(user=user).expected_revenue += 1
            self.assertEqual(self.lead.prm_changed_by_id, user)
            self.lead.action_prm_confirm()

    def test_what_says_nothing_of_the_deal_marks_nothing(self):
        self.change(phone="+49 30 99", description="Call them", priority="2")
        self.change(expected_revenue=1000, stage_id=self.lead.stage_id.id)
        self.assertFalse(self.lead.prm_to_confirm)

    def test_employees_mark_nothing(self):
        lead = self.lead.with_user(self.salesperson)
        lead.write({"expected_revenue": 5, "stage_id": self.won_stage.id})
        self.assertFalse(self.lead.prm_to_confirm)
        self.assertEqual((self.deal.amount, self.deal.outcome), (5, "won"))

    def test_a_lead_that_they_make_is_marked_for_what_it_claims(self):
        leads = self.env["crm.lead"].with_user(self.partner_a).sudo()
        mine = {"name": "Mine", "user_id": self.salesperson.id}
        asked, claimed, won = leads.create(
            [
                mine,
                {**mine, "expected_revenue": 9, "date_deadline": "2026-09-09"},
                {**mine, "stage_id": self.won_stage.id, "type": "opportunity"},
            ]
        )
        self.assertFalse(asked.prm_to_confirm)
        self.assertEqual(self.waiting(claimed), {"amount", "closing"})
        self.assertEqual(self.waiting(won), {"outcome"})
        facts = won._prm_facts()
        self.assertEqual(facts["won_status"], "pending")
        self.assertFalse(facts["stage_id"].is_won)
        self.assertFalse(claimed._prm_facts()["expected_revenue"])

    def test_they_cannot_confirm(self):
        self.change(expected_revenue=7)
        self.change(prm_to_confirm=False, prm_confirmed=False)
        self.assertTrue(self.lead.prm_to_confirm)
        self.change(expected_revenue=8)
        self.assertEqual(self.deal.amount, 1000)

    # ------------------------------------------------------------- counts for nothing

    def test_nothing_counts_until_an_employee_confirms(self):
        self._ask(self.silver, self.amount, 5000, 80)
        before = self.figures()
        self.change(
            stage_id=self.won_stage.id,
            expected_revenue=900000,
            date_deadline=date(2027, 1, 1),
        )
        self.assertEqual(self.figures(), before)
        self.assertEqual(before[:4], (0, 0, 0, 0))
        seen = self.deal.with_user(self.partner_a)
        self.assertEqual((seen.outcome, seen.amount), ("open", 1000))
        self.assertNotEqual(seen.date_closing, date(2027, 1, 1))
        self.assertFalse(seen.date_closed)
        self.lead.with_user(self.salesperson).action_prm_confirm()
        self.assertFalse(self.lead.prm_to_confirm)
        self.assertEqual(self.figures()[:4], (1, 900000, 900000, 90000))
        self.assertEqual(self.partnership_a.tier_id, self.silver)
        self.assertEqual((seen.outcome, seen.amount), ("won", 900000))
        self.assertEqual(seen.date_closing, date(2027, 1, 1))

    def test_a_won_deal_stays_won_at_its_amount(self):
        self.lead.action_set_won()
        before = self.figures()
        self.assertEqual(before[:4], (1, 1000, 1000, 100))
        self.change(expected_revenue=2000)
        self.change(stage_id=self.portal._default_stage().id)
        self.outside().action_set_lost()
        self.assertEqual(self.figures(), before)
        self.lead.action_prm_confirm()
        self.assertEqual(self.figures()[:4], (0, 0, 0, 0))
        self.assertEqual(self.deal.outcome, "lost")

    def test_the_last_confirmed_values_survive_a_second_change(self):
        self.change(expected_revenue=5000)
        self.change(expected_revenue=6000)
        self.env.add_to_compute(self.deal._fields["amount"], self.deal)
        self.assertEqual(self.deal.amount, 1000)
        self.change(expected_revenue=1000)  # taken back
        self.assertFalse(self.lead.prm_to_confirm)

    def test_a_deal_linked_to_a_marked_lead_takes_what_is_confirmed(self):
        self.outside(self.plain).write(
            {"expected_revenue": 70000, "stage_id": self.won_stage.id}
        )
        self.env.flush_all()
        deal = self._register().sudo()
        desk = deal.with_user(self.channel_all)
        desk._qualify(
            desk.env["prm.approval.plan"]._default(desk)._replace(lead=self.plain)
        )
        self.assertEqual((deal.amount, deal.outcome), (500, "open"))
        self.assertTrue(self.plain.activity_ids)

    # --------------------------------------------------------------------- employees

    def test_an_employee_confirms_what_they_write_and_nothing_else(self):
        self.change(expected_revenue=900000, stage_id=self.won_stage.id)
        lead = self.lead.with_user(self.salesperson)
        lead.phone = "+49 30 1"
        self.assertEqual(self.waiting(), {"outcome", "amount"})
        lead.expected_revenue = 1200
        self.assertEqual(self.waiting(), {"outcome"})
        self.assertEqual((self.deal.amount, self.deal.outcome), (1200, "open"))
        lead.action_set_won()
        self.assertFalse(self.lead.prm_to_confirm)
        self.assertEqual(self.deal.outcome, "won")

    def test_the_salesperson_is_asked_once_and_told_what_changed(self):
        self.change(expected_revenue=5000)
        self.change(stage_id=self.won_stage.id)
        asked = self.lead.activity_ids
        self.assertEqual(asked.user_id, self.salesperson)
        self.assertEqual(len(asked), 1)
        words = self.lead.with_user(self.salesperson).prm_change
        amounts = "Expected Revenue: $\xa01,000.00 → $\xa05,000.00"
        self.assertIn(amounts, words)
        self.assertIn(f"→ {self.won_stage.name}", words)
        self.lead.action_prm_confirm()
        self.assertFalse(self.lead.activity_ids)

    def test_nobody_is_asked_about_a_lead_without_registration(self):
        self.outside(self.plain).expected_revenue = 5000
        self.assertTrue(self.plain.prm_to_confirm)
        self.assertFalse(self.plain.activity_ids)

    def test_who_may_not_write_the_lead_confirms_nothing(self):
        self.change(expected_revenue=7)
        for user in (self.partner_a, self.portal_user, self.employee):
            with self.subTest(user=user.login), self.refused():
                self.lead.with_user(user).action_prm_confirm()
        self.assertTrue(self.lead.prm_to_confirm)

    # ------------------------------------------------------------------------- merge

    def test_what_waits_goes_on_waiting_after_a_merge(self):
        self.change(expected_revenue=900000, stage_id=self.won_stage.id)
        other = self.plain.with_user(self.salesperson)
        kept = (other | self.lead.with_user(self.salesperson)).merge_opportunity()
        self.assertTrue(kept.prm_to_confirm)
        self.assertEqual(self.deal.lead_id, kept.sudo(False).with_env(self.env))
        self.assertEqual(self.deal.outcome, "open")
        self.assertLess(self.deal.amount, 900000)
        kept.action_prm_confirm()
        self.assertFalse(kept.prm_to_confirm)
