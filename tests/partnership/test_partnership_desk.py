"""What the partner manager sees of a partnership, and what the buttons open."""

from datetime import date, timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .desk_common import DeskCase

BUTTONS = {
    "action_open_activities": "prm.marketing.activity",
    "action_open_certificates": "prm.certificate",
    "action_open_funds": "prm.fund.entry",
    "action_open_history": "prm.partnership.history",
    "action_open_members": "prm.member",
    "action_open_opportunities": "prm.registration",
    "action_open_registrations": "prm.registration",
    "action_open_sales": "prm.registration",
    "action_open_values": "prm.partnership.value",
}


@tagged("-at_install", "post_install")
class TestPartnershipDesk(DeskCase):
    def opened(self, button, record=None):
        """Return the records that a button of the form shows."""
        action = getattr(record or self.partnership, button)()
        records = self.env[action["res_model"]].with_user(self.channel_own)
        return records.search(action["domain"])

    # -------------------------------------------------------------- smart buttons

    def test_what_a_tier_grants_is_written_as_the_reader_writes_numbers(self):
        self.env["res.lang"]._activate_lang("de_DE")
        tier_sudo = self.partnership.tier_id.sudo()
        tier_sudo.write({"margin": 2.5, "fund_percent": 7.25})
        here = self.partnership.with_context(lang="de_DE")
        self.assertIn("2,50 %", here.grants_text)
        self.assertIn("7,25 %", here.grants_text)

    def test_each_button_opens_records_of_its_model(self):
        for button, model in BUTTONS.items():
            with self.subTest(button=button):
                self.assertEqual(
                    getattr(self.partnership, button)()["res_model"], model
                )
                self.opened(button)

    def test_the_buttons_keep_the_filters_of_what_they_open(self):
        context = self.partnership.action_open_values()["context"]
        self.assertEqual(context["search_default_obligations"], 1)
        self.assertEqual(context["search_default_group_by_tier"], 1)
        self.assertEqual(context["default_partnership_id"], self.partnership.id)

    def test_the_opportunities_of_the_button_are_open_and_closed_ones(self):
        context = self.partnership.action_open_opportunities()["context"]
        self.assertFalse(context["search_default_open"])
        self.assertFalse(context["create"])

    def test_total_sales_open_the_deals_that_make_them(self):
        won = self.won(amount=250)
        self.open()
        self._register(self.partner_b)
        self.score()
        self.assertEqual(self.partnership.total_sales, 250)
        self.assertEqual(self.opened("action_open_sales").sudo(), won)

    def test_deals_of_another_term_are_not_counted_nor_shown(self):
        self.won()
        self.partnership_a.date_start = fields.Date.today() + timedelta(days=2)
        self.score()
        self.assertEqual(self.partnership.total_sales, 0)
        self.assertFalse(self.opened("action_open_sales"))

    def test_a_lead_that_another_partner_had_first_is_not_shown(self):
        mine = self.won()
        first = self._register(self.partner_b)
        self._approve(first)
        earlier = mine.decided_at - timedelta(days=1)
        first.sudo()._write_guarded({"lead_id": mine.lead_id.id, "decided_at": earlier})
        self.score()
        self.assertEqual(self.partnership.total_sales, 0)
        self.assertFalse(self.opened("action_open_sales"))

    def test_who_was_archived_or_left_is_neither_counted_nor_shown(self):
        valid = self._create_certificate(self.partnership_a, self.partner_a)
        for user in (self.colleague_a, self.supervisor_a):
            self._create_certificate(self.partnership_a, user)
        self.supervisor_a.partner_id.parent_id = self.organization_b
        self.colleague_a.active = False
        self.colleague_a.partner_id.active = False
        self.partnership.action_recompute()
        self.assertEqual(self.partnership.certified_count, 1)
        self.assertEqual(self.opened("action_open_certificates").sudo(), valid)

    def test_certified_people_open_their_valid_certificates(self):
        valid = self._create_certificate(self.partnership_a, self.partner_a)
        self._create_certificate(
            self.partnership_a, self.colleague_a, date_expiry=date(2020, 1, 1)
        )
        self._create_certificate(self.partnership_b, self.partner_b)
        self.score()
        self.assertEqual(self.partnership.certified_count, 1)
        self.assertEqual(self.opened("action_open_certificates").sudo(), valid)

    def test_marketing_opens_what_counts(self):
        counted = self._create_activity(self.partnership_a)
        counted._move_to("approved")
        self._create_activity(self.partnership_a)
        self.score()
        self.assertEqual(self.partnership.activity_count, 1)
        self.assertEqual(self.opened("action_open_activities").sudo(), counted)

    def test_each_value_opens_as_many_records_as_it_counts(self):
        measures = ("registrations", "leads", "won_amount", "trainings")
        for measure in measures:
            self._create_condition(self.silver, measure, value=1, points=0)
        self.won(), self.open(), self._register()
        self._create_certificate(
            self.partnership_a, self.partner_a, type="training", date_event=date.today()
        )
        self.score()
        values = self.partnership.obligation_ids
        self.assertEqual(len(values), 6)
        for value in values:
            with self.subTest(measure=value.measure):
                shown = self.opened("action_open_source", value)
                counted = value.current
                if value.measure == "won_amount":
                    counted = value.current / 100
                self.assertEqual(len(shown), counted)

    def test_what_is_entered_by_hand_opens_nothing(self):
        self._create_condition(self.silver, "manual", value=1, points=0)
        self.score()
        values = self.partnership.obligation_ids
        manual = values.filtered(lambda each: each.measure == "manual")
        with self.assertRaisesRegex(UserError, "by hand"):
            manual.action_open_source()

    def test_who_does_not_work_with_the_partner_opens_nothing(self):
        for user in (self.channel_other, self.salesperson, self.partner_b):
            for button in (*BUTTONS, "action_what_if"):
                mine = self.partnership.with_user(user)
                with (
                    self.subTest(user=user.login, button=button),
                    self.assertRaises(AccessError),
                ):
                    getattr(mine, button)()

    # -------------------------------------------------------------------- figures

    def test_it_says_what_is_missing(self):
        self.won()
        self.score()
        self.assertIn("1 more won deal", self.partnership.missing_text)
        self.assertIn("1 more certified employee", self.partnership.missing_text)

    def test_it_is_near_the_next_tier_with_four_fifths_of_the_points(self):
        partnerships = self.env["prm.partnership"]
        near = [("is_near_level_up", "=", True)]
        self.won()
        self.score()
        self.assertEqual(self.partnership.points, 40)
        self.assertNotIn(self.partnership_a, partnerships.search(near))
        self.program.level_up = "propose"
        self.won()
        self.score()
        self.assertEqual(self.partnership.points, 80)
        self.assertIn(self.partnership_a, partnerships.search(near))

    def test_a_proposal_says_what_it_is_about(self):
        self.program.level_up = "propose"
        self._create_certificate(self.partnership_a, self.partner_a)
        self.won(), self.won()
        self.score()
        self.assertEqual(self.partnership.proposed_tier_id, self.silver)
        self.assertIn("Level 2", self.partnership.proposal_text)
        self.partnership.action_accept_tier()
        self.assertEqual(self.partnership.tier_id, self.silver)
        self.assertFalse(self.partnership.proposal_text)

    def test_a_notice_says_what_follows(self):
        self.assertFalse(self.partnership.notice_text)
        self.partnership_a.tier_id = self.silver
        self.score()
        self.assertIn(
            "The requirements of Level 2 are not met: 0 of 100",
            self.partnership.notice_text,
        )
        owner = self.channel_own.name
        self.assertIn(f"will be proposed to {owner} on", self.partnership.notice_text)
        self.partnership_a.action_suspend()
        self.assertFalse(self.partnership.notice_text)

    def test_a_notice_presents_no_past_day_as_a_coming_one(self):
        self.partnership_a.tier_id = self.silver
        self.score()
        told = fields.Date.today() - timedelta(days=60)
        self.partnership_a.notice_date = told
        self.assertNotIn(
            "will be proposed to", self.partnership.notice_text.split("over:")[0]
        )
        self.assertIn("grace period is over", self.partnership.notice_text)
        self.score()
        self.partnership.action_decline_tier()
        self.assertIn("The partner kept the tier", self.partnership.notice_text)

    def test_a_notice_names_no_day_after_the_end_of_the_term(self):
        self.partnership_a.tier_id = self.silver
        self.score()
        last = fields.Date.today() + timedelta(days=5)
        self.partnership_a.date_end = last
        self.assertEqual(self.partnership._notice_end(), last)
        self.assertIn("until the term ends", self.partnership.notice_text)
        self.partnership_a.renewal_end = last + timedelta(days=365)
        self.assertGreater(self.partnership._notice_end(), last)
        self.assertIn("will be proposed to", self.partnership.notice_text)

    def test_it_says_how_many_points_keep_the_tier(self):
        self.assertFalse(self.partnership.keep_text)
        self.partnership_a.tier_id = self.silver
        self.won()
        self.score()
        self.assertEqual(self.partnership.keep_text, "40 of 100 points")

    def test_recomputing_tells_the_points_and_loads_the_page_anew(self):
        self.won()
        action = self.partnership.action_recompute()
        self.assertEqual(action["tag"], "display_notification")
        self.assertEqual(action["params"]["message"], "40 of 100 points.")
        self.assertEqual(action["params"]["next"]["tag"], "soft_reload")
        both = self.partnership_a | self.partnership_b
        action = both.action_recompute()
        self.assertEqual(action["params"]["message"], "2 partnerships were recomputed.")

    def test_a_value_is_entered_by_hand_in_the_form_and_no_counted_one(self):
        self._create_condition(self.silver, "manual", value=4, points=0)
        self.score()
        values = self.partnership.obligation_ids
        row = values.mapped("measure").index("manual")
        form = Form(self.partnership)
        with form.obligation_ids.edit(row) as value:
            value.current = 3
        form.save()
        self.assertEqual(values[row].current, 3)
        self.assertEqual(values[row].current_label, "3")
        row = values.mapped("measure").index("won_count")
        with self.assertRaises(AssertionError), form.obligation_ids.edit(row) as value:
            value.current = 3

    def test_latest_deals_are_few_and_the_newest(self):
        deals = [self._register() for _number in range(9)]
        self._approve(deals[0])
        recent = self.partnership.recent_registration_ids.sudo()
        self.assertEqual(recent.ids, [deal.id for deal in reversed(deals[1:])])
        self.assertEqual(self.partnership.recent_opportunity_ids.ids, deals[0].ids)
