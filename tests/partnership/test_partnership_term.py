"""Activation, renewal, and what is kept of a former term."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from ..common import PrmCase


class TermCase(PrmCase):
    """A partnership of the year 2026, Silver with 80 points."""

    def setUp(self):
        super().setUp()
        self.silver = self.env["prm.tier"].create(
            {
                "program_id": self.program.id,
                "level": 2,
                "name": "Silver",
                "target_points": 60,
            }
        )
        self.obligation = self._create_condition(
            self.silver, "marketing_activities", value=1, points=80
        )
        self.partnership = self.partnership_a
        self.partnership.write(
            {
                "date_start": "2026-01-01",
                "date_end": "2026-12-31",
                "tier_id": self.silver.id,
            }
        )

    def reach(self):
        """Let the partner reach the points of its tier in 2026."""
        activity = self._create_activity(self.partnership, date="2026-05-05")
        activity._move_to("approved")
        self.partnership._recompute_scores()

    def lines(self, what="term"):
        return self.partnership.history_ids.filtered(lambda line: line.what == what)


@tagged("-at_install", "post_install", "prm_once")
class TestPartnershipActivation(TermCase):
    def draft(self, **values):
        self.partnership.action_terminate()
        draft = self._create_partnership(self.organization_a, activate=False)
        draft.write(values)
        return draft

    @freeze_time("2026-06-15")
    def test_a_draft_has_no_start_and_begins_on_the_day_of_its_activation(self):
        draft = self.draft()
        self.assertFalse(draft.date_start)
        with freeze_time("2026-07-20"):
            draft.action_activate()
        self.assertEqual(draft.date_start, date(2026, 7, 20))
        self.assertEqual(draft.date_end, date(2027, 7, 19))

    @freeze_time("2026-06-15")
    def test_a_copy_has_no_term_yet(self):
        copy = self.partnership.copy()
        self.assertFalse(copy.date_start or copy.date_end)

    @freeze_time("2026-06-15")
    def test_activation_proposes_start_due_date_and_the_lowest_tier(self):
        draft = self.draft()
        draft.tier_id = False
        draft.action_activate()
        self.assertEqual(draft.date_start, date(2026, 6, 15))
        self.assertEqual(draft.date_end, date(2027, 6, 14))
        self.assertEqual(draft.tier_id, self.tier)

    @freeze_time("2026-06-15")
    def test_activation_keeps_what_somebody_chose(self):
        draft = self.draft(
            date_start="2026-02-01", date_end="2026-07-31", tier_id=self.silver.id
        )
        draft.action_activate()
        self.assertEqual(draft.date_start, date(2026, 2, 1))
        self.assertEqual(draft.date_end, date(2026, 7, 31))
        self.assertEqual(draft.tier_id, self.silver)

    @freeze_time("2026-06-15")
    def test_the_length_of_the_term_is_that_of_the_program(self):
        self.program.term_months = 6
        draft = self.draft(date_start="2026-07-01")
        draft.action_activate()
        self.assertEqual(draft.date_end, date(2026, 12, 31))

    @freeze_time("2026-06-15")
    def test_the_start_is_today_where_the_company_is(self):
        self.company.partner_id.tz = "Pacific/Auckland"
        draft = self.draft()
        with freeze_time("2026-06-15 20:00:00"):
            draft.action_activate()
        self.assertEqual(draft.date_start, date(2026, 6, 16))


@tagged("-at_install", "post_install", "prm_once")
class TestPartnershipRenewal(TermCase):
    @freeze_time("2026-11-01")
    def test_an_early_renewal_is_noted_and_changes_nothing_yet(self):
        action = self.partnership.with_user(self.channel_own).action_renew()
        told = action["params"]["message"]
        self.assertEqual(told, "Renewed until Dec 31, 2027.")
        self.assertEqual(self.partnership.renewal_end, date(2027, 12, 31))
        self.assertEqual(self.partnership.date_end, date(2026, 12, 31))
        self.assertEqual(self.partnership.state, "active")
        self.assertFalse(self.lines())

    @freeze_time("2026-11-01")
    def test_the_end_of_the_next_term_can_be_chosen_before_it_begins(self):
        self.partnership.action_renew()
        self.partnership.renewal_end = "2027-06-30"
        with self.assertRaisesRegex(ValidationError, "after the current one"):
            self.partnership.renewal_end = "2026-12-31"

    @freeze_time("2026-11-01")
    def test_it_is_renewed_once(self):
        self.partnership.action_renew()
        with self.assertRaisesRegex(UserError, "already been agreed"):
            self.partnership.action_renew()

    @freeze_time("2027-02-10")
    def test_an_expired_one_begins_its_next_term_at_once(self):
        self.partnership._move_to("expired")
        self.assertFalse(self.partnership.with_user(self.partner_a).has_access("read"))
        self.partnership.with_user(self.channel_own).action_renew()
        self.assertEqual(self.partnership.state, "active")
        self.assertEqual(self.partnership.date_start, date(2027, 1, 1))
        self.assertEqual(self.partnership.date_end, date(2027, 12, 31))
        self.assertEqual(self.partnership.name, "Alder Systems-2027")
        self.assertTrue(self.partnership.with_user(self.partner_a).has_access("read"))
        self.assertEqual(len(self.lines()), 1)

    @freeze_time("2027-02-10")
    def test_the_button_renews_the_term_that_was_seen_and_no_other(self):
        self.partnership._move_to("expired")
        seen = self.partnership.with_context(prm_seen_end="2026-12-31")
        seen.action_renew()
        with self.assertRaisesRegex(UserError, "already been agreed"):
            seen.action_renew()
        self.assertEqual(self.partnership.date_end, date(2027, 12, 31))
        self.assertFalse(self.partnership.renewal_end)

    @freeze_time("2029-02-10")
    def test_after_years_the_next_term_begins_today(self):
        self.partnership._move_to("expired")
        self.partnership.action_renew()
        self.assertEqual(self.partnership.date_start, date(2029, 2, 10))
        self.assertEqual(self.partnership.date_end, date(2030, 2, 9))

    @freeze_time("2027-02-10")
    def test_activating_an_expired_one_renews_it(self):
        self.partnership._move_to("expired")
        self.partnership.action_activate()
        self.assertEqual(self.partnership.state, "active")
        self.assertEqual(self.partnership.date_end, date(2027, 12, 31))

    @freeze_time("2027-02-10")
    def test_an_expired_one_is_not_renewed_beside_another_active_one(self):
        self.partnership._move_to("expired")
        self._create_partnership(self.organization_a)
        with self.assertRaisesRegex(UserError, "already has an active partnership"):
            self.partnership.action_renew()
        self.assertEqual(self.partnership.date_end, date(2026, 12, 31))

    def test_a_draft_and_a_terminated_one_are_not_renewed(self):
        draft = self._create_partnership(self.organization_a, activate=False)
        with self.assertRaisesRegex(UserError, "Activate it first"):
            draft.action_renew()
        self.partnership.action_terminate()
        with self.assertRaisesRegex(UserError, "Create a new one"):
            self.partnership.action_renew()

    def test_one_without_a_due_date_is_not_renewed(self):
        self.partnership.date_end = False
        with self.assertRaisesRegex(UserError, "does not end"):
            self.partnership.action_renew()

    def test_only_who_works_with_the_partner_renews(self):
        for user in (self.channel_other, self.salesperson, self.partner_a):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.partnership.with_user(user).action_renew()


@tagged("-at_install", "post_install", "prm_once")
class TestPartnershipRoll(TermCase):
    def roll(self):
        with freeze_time("2026-12-01"):
            self.partnership.action_renew()
        with freeze_time("2027-01-01 05:00:00"):
            self.env["prm.term.job"]._end(self.partnership)

    def test_the_former_term_is_kept_as_a_line_of_the_history(self):
        with freeze_time("2026-12-01"):
            self.reach()
        self.roll()
        line = self.lines()
        self.assertEqual(line.old, "01/01/2026 – 12/31/2026: Silver, 80 of 60 points")
        self.assertEqual(line.new, "01/01/2027 – 12/31/2027")
        self.assertEqual(self.partnership.date_start, date(2027, 1, 1))
        self.assertEqual(self.partnership.date_end, date(2027, 12, 31))
        self.assertFalse(self.partnership.renewal_end)

    def test_a_tier_that_was_kept_is_kept_through_the_next_term(self):
        with freeze_time("2026-12-01"):
            self.reach()
        self.roll()
        self.assertEqual(self.partnership.kept_level, 2)
        with freeze_time("2027-03-01"):
            self.partnership._recompute_scores()
        self.assertTrue(self.partnership.is_kept)
        self.assertEqual(self.partnership.tier_id, self.silver)

    def test_it_is_not_kept_for_ever(self):
        with freeze_time("2026-12-01"):
            self.reach()
        self.roll()
        with freeze_time("2027-12-01"):
            self.partnership.action_renew()
        with freeze_time("2028-01-01 05:00:00"):
            self.env["prm.term.job"]._end(self.partnership)
        self.assertEqual(self.partnership.kept_level, self.tier.level)

    def test_a_tier_that_was_not_kept_has_no_protection_in_the_next_term(self):
        self.roll()
        self.assertEqual(self.partnership.kept_level, self.tier.level)

    def test_the_lower_tier_that_was_earned_is_kept_through_the_next_term(self):
        gold = self.silver.copy({"level": 3, "name": "Gold", "target_points": 70})
        gold.condition_ids.value = 9
        self.partnership.tier_id = gold
        with freeze_time("2026-12-01"):
            self.reach()
        self.roll()
        self.assertEqual(self.partnership.kept_level, self.silver.level)

    def test_a_notice_and_what_was_proposed_about_it_end_with_the_term(self):
        self.partnership.write(
            {
                "notice_date": "2026-12-01",
                "proposed_tier_id": self.tier.id,
                "declined_tier_id": self.tier.id,
            }
        )
        self.roll()
        for name in ("notice_date", "proposed_tier_id", "declined_tier_id"):
            self.assertFalse(self.partnership[name], name)

    def test_a_proposed_name_follows_and_a_typed_one_stays(self):
        self.roll()
        self.assertEqual(self.partnership.name, "Alder Systems-2027")
        self.partnership.name = "Alder"
        with freeze_time("2027-12-01"):
            self.partnership.action_renew()
        with freeze_time("2028-01-01 05:00:00"):
            self.env["prm.term.job"]._end(self.partnership)
        self.assertEqual(self.partnership.name, "Alder")

    def test_deals_and_members_stay_with_the_partnership(self):
        deal = self._register()
        self.roll()
        self.assertEqual(deal.sudo().partnership_id, self.partnership)
        self.assertTrue(deal.has_access("read"))
