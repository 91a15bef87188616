"""Days from the first activation to the first registration, counted by hand."""

from datetime import date, timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import PrmCase


@tagged("post_install", "-at_install")
class TestFirstDays(PrmCase):
    def begin(self, partnership, day):
        partnership.sudo().activated_on = day

    def submitted(self, user, moment, **values):
        """Let a user register a deal at a moment (UTC)."""
        deal = self._register(user, **values)
        deal.sudo()._write_guarded({"first_submitted_at": moment})
        return deal

    def row(self, partnership):
        self.env.flush_all()
        report = self.env["prm.first.days.report"]
        report.invalidate_model()
        return report.search([("partnership_id", "=", partnership.id)])

    def average(self, *groups):
        self.env.flush_all()
        both = (self.partnership_a | self.partnership_b).ids
        return self.env["prm.first.days.report"]._read_group(
            [("partnership_id", "in", both)],
            groups,
            ["days:avg", "began:sum", "registered:sum", "waiting:sum"],
        )

    # -------------------------------------------------------------------- activation

    def test_the_day_of_the_first_activation_is_kept(self):
        today = fields.Date.today()
        self.assertEqual(self.partnership_a.activated_on, today)
        self.begin(self.partnership_a, date(2026, 1, 5))
        self.partnership_a.action_suspend()
        self.partnership_a.action_activate()
        self.assertEqual(self.partnership_a.activated_on, date(2026, 1, 5))

    def test_a_draft_has_none_and_nobody_enters_one(self):
        organization = self._create_organization("Cedar")
        draft = self._create_partnership(organization, activate=False)
        self.assertFalse(draft.activated_on)
        with self.assertRaises(UserError):
            draft.with_user(self.channel_admin).activated_on = "2020-01-01"
        self.assertFalse(self.row(draft))
        self.assertFalse(draft.first_registration_text)
        self.assertFalse(
            self.partnership_a.copy({"partner_id": organization.id}).activated_on
        )

    # ------------------------------------------------------------------ registration

    def test_days_are_those_from_activation_to_the_first_submission(self):
        self.begin(self.partnership_a, date(2026, 3, 2))
        self.submitted(self.partner_a, "2026-03-20 10:00:00")
        self.submitted(self.supervisor_a, "2026-03-14 10:00:00")
        self.assertEqual(self.partnership_a.first_registration_on, date(2026, 3, 14))
        self.assertEqual(self.row(self.partnership_a).days, 12)
        self.assertEqual(self.partnership_a.first_registration_text, "12")

    def test_on_the_day_itself_it_is_none_and_never_less(self):
        self.begin(self.partnership_a, date(2026, 3, 2))
        self.submitted(self.partner_a, "2026-03-02 23:00:00")
        self.assertEqual(self.row(self.partnership_a).days, 0)
        self.assertEqual(self.partnership_a.first_registration_text, "0")
        self.begin(self.partnership_a, date(2026, 3, 9))
        self.assertEqual(self.row(self.partnership_a).days, 0)

    def test_a_day_is_one_of_the_company(self):
        self.company.partner_id.tz = "Asia/Tokyo"
        self.begin(self.partnership_a, date(2026, 3, 2))
        self.submitted(self.partner_a, "2026-03-04 20:00:00")
        self.assertEqual(self.partnership_a.first_registration_on, date(2026, 3, 5))
        self.assertEqual(self.row(self.partnership_a).days, 3)

    def test_drafts_and_what_the_vendor_shares_do_not_count(self):
        self._register(submit=False)
        self.assertFalse(self.partnership_a.first_registration_on)
        deal = self._register(self.partner_b)
        deal.sudo().write({"origin": "shared"})
        self.assertFalse(self.partnership_b.first_registration_on)

    def test_without_one_the_days_so_far_are_told(self):
        self.begin(self.partnership_a, fields.Date.today() - timedelta(days=34))
        row = self.row(self.partnership_a)
        self.assertEqual((row.waiting, row.days_so_far), (1, 34))
        text = self.partnership_a.first_registration_text
        self.assertEqual(text, "None yet (34 days so far)")
        self.partnership_a.action_terminate()
        self.assertFalse(self.partnership_a.first_registration_text)
        self.assertFalse(self.row(self.partnership_a).days_so_far)

    # ------------------------------------------------------------------- the figures

    def test_the_average_is_that_of_those_who_registered(self):
        self.begin(self.partnership_a, date(2026, 3, 2))
        self.begin(self.partnership_b, date(2026, 3, 20))
        self.submitted(self.partner_a, "2026-03-12 10:00:00")
        self.assertEqual(self.average(), [(10, 2, 1, 1)])
        self.submitted(self.partner_b, "2026-03-25 10:00:00")
        self.assertEqual(self.average(), [(7.5, 2, 2, 0)])
        [(month, *figures)] = self.average("activated_on:month")
        self.assertEqual((month, figures), (date(2026, 3, 1), [7.5, 2, 2, 0]))
        self.assertEqual(self.average("program_id"), [(self.program, 7.5, 2, 2, 0)])
        self.assertEqual(self.average("user_id")[0][0], self.channel_own)

    def test_the_filter_finds_running_partnerships_without_any(self):
        self._register(self.partner_a)
        view = self.env.ref("prm.prm_partnership_view_search_first_days")
        self.assertIn("No registration yet", view.arch)
        domain = [
            ("activated_on", "!=", False),
            ("first_registration_on", "=", False),
            ("state", "in", ("active", "suspended")),
        ]
        both = self.partnership_a | self.partnership_b
        found = self.env["prm.partnership"].search(domain) & both
        self.assertEqual(found, self.partnership_b)

    def test_partners_read_no_figures(self):
        with self.assertRaises(AccessError):
            self.env["prm.first.days.report"].with_user(self.supervisor_a).search([])
        mine = self.partnership_a.with_user(self.supervisor_a)
        for name in ("activated_on", "first_registration_on", "terms_waiting"):
            with self.assertRaises(AccessError):
                mine.read([name])
