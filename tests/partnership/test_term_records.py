"""The terms of a partnership as records: when they begin, end, and what they keep."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..common import PrmCase


class TermRecordCase(PrmCase):
    """A partnership of the year 2026, Silver with 80 of 60 points."""

    def setUp(self):
        super().setUp()
        self.silver = self._create_tiers(self.program, 60)
        self._create_condition(self.silver, "marketing_activities", value=1, points=80)
        self.partnership = self.partnership_a
        year = {"date_start": "2026-01-01", "date_end": "2026-12-31"}
        self.partnership.write({**year, "tier_id": self.silver.id})

    def reach(self):
        """Let the partner reach the points of its tier in 2026."""
        activity = self._create_activity(self.partnership, date="2026-05-05")
        activity._move_to("approved")
        self.partnership._recompute_scores()

    def renew(self, month="2026-12-01", day="2027-01-01 05:00:00"):
        """Agree on the next term in time, and let it begin."""
        with freeze_time(month):
            self.partnership.action_renew()
        with freeze_time(day):
            self.env["prm.term.job"]._end(self.partnership)

    @property
    def current(self):
        return self.partnership.term_ids.filtered(lambda one: one.state == "current")

    @property
    def past(self):
        return self.partnership.term_ids - self.current


@tagged("-at_install", "post_install")
class TestTermLife(TermRecordCase):
    def test_a_draft_has_no_term_and_keeps_what_is_entered(self):
        self.partnership.action_terminate()
        draft = self._create_partnership(self.organization_a, activate=False)
        draft.write({"date_start": "2026-02-01", "date_end": "2026-07-31"})
        self.assertFalse(draft.term_ids)
        self.assertEqual(draft.date_end, date(2026, 7, 31))
        draft.action_terminate()
        self.assertFalse(draft.term_ids)

    @freeze_time("2026-06-15")
    def test_the_first_term_begins_with_the_activation(self):
        self.partnership.action_terminate()
        begun = self._create_partnership(self.organization_a)
        term = begun.term_ids
        self.assertEqual(term.state, "current")
        self.assertEqual(term.date_start, date(2026, 6, 15))
        self.assertEqual(term.date_end, begun.date_end)
        self.assertEqual(term.tier_start_id, self.tier)

    def test_what_is_written_on_the_partnership_stands_on_its_term(self):
        with freeze_time("2026-12-01"):
            self.partnership.write({"date_end": "2027-03-31"})
            self.partnership.action_renew()
        self.partnership.sudo().kept_level = 1
        self.assertEqual(self.current.date_end, date(2027, 3, 31))
        self.assertEqual(self.current.renewal_end, date(2028, 3, 31))
        self.assertEqual(self.current.kept_level, 1)
        self.assertEqual(len(self.partnership.term_ids), 1)

    def test_the_dates_of_the_partnership_are_those_of_its_term(self):
        self.current.write({"date_end": "2027-06-30", "kept_level": 2})
        self.assertEqual(self.partnership.date_end, date(2027, 6, 30))
        self.assertEqual(self.partnership.kept_level, 2)

    def test_the_reminder_that_was_sent_is_one_of_the_term(self):
        self.partnership.sudo().reminded_step = 30
        self.assertEqual(self.current.reminded_step, 30)
        self.partnership.date_end = "2027-01-31"
        self.assertEqual(self.partnership.reminded_step, 0)
        self.assertEqual(self.current.reminded_step, 0)

    @freeze_time("2026-06-15")
    def test_a_suspension_interrupts_no_term(self):
        term = self.partnership.term_ids
        self.partnership.action_suspend()
        self.assertEqual(term.state, "current")
        self.partnership.action_activate()
        self.assertEqual(self.partnership.term_ids, term)

    @freeze_time("2026-06-15")
    def test_the_end_of_a_partnership_ends_its_term(self):
        self.reach()
        self.partnership.action_terminate()
        self.assertEqual(self.past.points, 80)
        self.assertFalse(self.current)
        self.assertEqual(self.partnership.date_end, date(2026, 12, 31))

    @freeze_time("2027-02-10")
    def test_who_goes_on_before_the_due_date_goes_on_in_the_same_term(self):
        self.partnership._move_to("expired")
        self.assertEqual(self.past, self.partnership.term_ids)
        self.partnership.date_end = "2027-12-31"
        self.partnership.action_activate()
        self.assertEqual(self.current, self.partnership.term_ids)
        self.assertEqual(self.current.date_start, date(2026, 1, 1))

    @freeze_time("2027-02-10")
    def test_a_start_that_was_missing_stands_on_the_term_that_goes_on(self):
        self.partnership.date_start = False
        self.partnership._move_to("expired")
        self.partnership.date_end = "2027-12-31"
        self.partnership.action_activate()
        self.assertEqual(self.current.date_start, date(2027, 2, 10))
        self.current.date_end = "2028-01-31"
        self.assertEqual(self.partnership.date_start, date(2027, 2, 10))

    @freeze_time("2027-02-10")
    def test_dates_entered_after_the_end_change_no_former_term(self):
        self.partnership._move_to("expired")
        self.partnership.write({"date_start": "2026-02-01", "date_end": "2027-12-31"})
        self.assertEqual(self.past.date_start, date(2026, 1, 1))
        self.assertEqual(self.past.date_end, date(2026, 12, 31))
        self.assertEqual(self.partnership.date_end, date(2027, 12, 31))
        self.partnership.action_activate()
        self.assertEqual(self.current.date_start, date(2026, 2, 1))
        self.assertEqual(self.current.date_end, date(2027, 12, 31))

    @freeze_time("2027-02-10")
    def test_a_late_renewal_begins_another_term(self):
        self.partnership._move_to("expired")
        self.partnership.action_renew()
        self.assertEqual(self.past.date_end, date(2026, 12, 31))
        self.assertEqual(self.current.date_start, date(2027, 1, 1))
        self.assertEqual(self.partnership.date_start, date(2027, 1, 1))


@tagged("-at_install", "post_install")
class TestFormerTerm(TermRecordCase):
    def test_a_renewed_term_stays_with_what_was_reached(self):
        with freeze_time("2026-12-01"):
            self.reach()
        self.renew()
        past = self.past
        self.assertEqual(past.date_start, date(2026, 1, 1))
        self.assertEqual(past.date_end, date(2026, 12, 31))
        self.assertEqual(past.renewal_end, date(2027, 12, 31))
        self.assertEqual(past.tier_end_id, self.silver)
        self.assertEqual((past.points, past.points_target), (80, 60))
        self.assertEqual(self.current.tier_start_id, self.silver)
        self.assertEqual(self.current.kept_level, self.partnership.kept_level)

    def test_it_does_not_follow_what_comes_later(self):
        with freeze_time("2026-12-01"):
            self.reach()
        self.renew()
        with freeze_time("2027-03-01"):
            self.partnership.write({"tier_id": self.tier.id, "date_end": "2027-06-30"})
            self.partnership._recompute_scores()
        self.silver.target_points = 70
        self.assertEqual(self.past.tier_end_id, self.silver)
        self.assertEqual((self.past.points, self.past.points_target), (80, 60))
        self.assertEqual(self.past.date_end, date(2026, 12, 31))
        self.assertEqual(self.current.tier_end_id, self.tier)

    def test_what_a_late_renewal_finds_in_the_old_term_is_kept(self):
        with freeze_time("2027-01-05"):
            self.partnership._move_to("expired")
            self.assertEqual(self.past.points, 0)
            activity = self._create_activity(self.partnership, date="2026-05-05")
            activity._move_to("approved")
        with freeze_time("2027-02-10"):
            self.partnership.action_renew()
        self.assertEqual(self.past.points, 80)

    def test_each_term_stays(self):
        self.renew()
        self.renew("2027-12-01", "2028-01-01 05:00:00")
        days = self.partnership.term_ids.sorted("id").mapped("date_start")
        self.assertEqual(days, [date(2026, 1, 1), date(2027, 1, 1), date(2028, 1, 1)])
        self.assertEqual(len(self.current), 1)

    def test_the_history_names_it_and_tells_it_in_the_language_of_the_reader(self):
        self.env["res.lang"]._activate_lang("de_DE")
        with freeze_time("2026-12-01"):
            self.reach()
        self.renew()
        lines = self.partnership.history_ids
        line = lines.filtered(lambda each: each.what == "term")
        self.assertEqual(line.term_id, self.past)
        text = line.with_context(lang="de_DE")._old_text()
        self.assertTrue(text.startswith("01.01.2026 – 31.12.2026: "), text)

    def renewed_line(self):
        """Return the line about a term that ended with 80 of 60 points."""
        with freeze_time("2026-12-01"):
            self.reach()
        self.renew()
        lines = self.partnership.history_ids
        return lines.filtered(lambda each: each.what == "term")

    def test_the_history_outlives_another_name_of_the_tier(self):
        line = self.renewed_line()
        told = line._old_text()
        self.silver.name = "Platinum"
        self.assertEqual(line._old_text(), told)

    def test_what_a_term_does_not_know_any_more_the_history_still_tells(self):
        self.env["res.lang"]._activate_lang("de_DE")
        line = self.renewed_line()
        for name in ("tier_end_id", "date_start"):
            with self.subTest(name=name):
                known = self.past[name]
                self.past[name] = False
                text = line.with_context(lang="de_DE")._old_text()
                self.assertEqual(text, line.old)
                self.past[name] = known

    def test_a_term_without_its_tier_is_described_without_it(self):
        self.renewed_line()
        self.past.tier_end_id = False
        self.assertEqual(
            self.past._describe(), f"{self.past.display_name}: 80 of 60 points"
        )


@tagged("-at_install", "post_install")
class TestTermRights(TermRecordCase):
    def test_nobody_writes_creates_or_deletes_a_term(self):
        term = self.current
        forged = {
            "date_end": "2030-12-31",
            "points": 99,
            "total_sales": 5,
            "state": "past",
            "kept_level": 3,
            "partnership_id": self.partnership_b.id,
        }
        for user in (self.channel_own, self.channel_all, self.channel_admin):
            own = term.with_user(user)
            for name, value in forged.items():
                with (
                    self.subTest(user=user.login, name=name),
                    self.assertRaises(UserError),
                ):
                    own.write({name: value})
            with self.assertRaises(UserError):
                own.create({"partnership_id": self.partnership.id})
        with self.assertRaises(UserError):
            term.with_user(self.channel_admin).unlink()

    def test_nobody_enters_a_term_in_the_history(self):
        lines = self.env["prm.partnership.history"].with_user(self.channel_admin)
        values = {"partnership_id": self.partnership.id, "what": "term"}
        foreign = self.partnership_b.term_ids
        with self.assertRaises(UserError):
            lines.create({**values, "term_id": foreign.id})
        forged = lines.with_context(default_term_id=foreign.id).create(values)
        self.assertFalse(forged.term_id)

    def test_partners_read_theirs_and_nothing_of_how_it_was_decided(self):
        own = self.current.with_user(self.partner_a)
        self.assertEqual(own.date_end, date(2026, 12, 31))
        for name in ("kept_level", "reminded_step", "renewal_end"):
            with self.subTest(name=name), self.assertRaises(AccessError):
                own.read([name])
        with self.assertRaises(AccessError):
            own.write({"date_end": "2030-12-31"})
        foreign = self.current.with_user(self.partner_b)
        self.assertFalse(foreign.search([("id", "=", foreign.id)]))
        self.assertFalse(foreign.has_access("read"))

    def test_an_employee_who_writes_the_due_date_needs_no_right_on_terms(self):
        self.partnership.with_user(self.channel_own).date_end = "2027-01-31"
        self.assertEqual(self.current.date_end, date(2027, 1, 31))
