"""What counts, for whom, and when."""

from datetime import date, datetime

from odoo.tests import freeze_time, tagged

from .score_common import ScoreCase


@tagged("-at_install", "post_install")
class TestScoreMeasures(ScoreCase):
    def figures(self, partnership=None, **options):
        partnership = partnership or self.partnership_a
        measures = self.env["prm.measures"]
        return measures._figures(partnership, **options)[partnership.id]

    def close(self, deal, moment):
        """Let a deal have been won at this moment."""
        deal.lead_id.date_closed = moment
        self.assertEqual(deal.date_closed, moment)

    # ------------------------------------------------------------- registrations

    def test_what_was_submitted_counts_and_a_draft_does_not(self):
        self._register()
        self._register(submit=False)
        self._deal()
        self.assertEqual(self.figures()["registrations"], 2)
        self.assertEqual(self.figures(self.partnership_b)["registrations"], 0)

    def test_only_approved_ones_are_leads(self):
        self._register()
        self._deal()
        self.assertEqual(self.figures()["leads"], 1)

    def test_registrations_of_another_term_do_not_count(self):
        deal = self._register().sudo()
        for moment, count in (
            ("2025-12-31 23:59:59", 0),
            ("2026-01-01 00:00:00", 1),
            ("2026-12-31 23:59:59", 1),
            ("2027-01-01 00:00:00", 0),
        ):
            deal._write_guarded({"submitted_at": moment})
            with self.subTest(moment=moment):
                self.assertEqual(self.figures()["registrations"], count)

    # ---------------------------------------------------------------------- won

    def test_won_deals_count_with_their_amounts(self):
        self._win(2, amount=700)
        self._deal()
        figures = self.figures()
        self.assertEqual((figures["won_count"], figures["won_amount"]), (2, 1400))
        self.assertEqual(figures["leads"], 3)

    def test_won_counts_on_the_first_and_the_last_day_of_the_term(self):
        [deal] = self._win()
        for moment, count in (
            (datetime(2025, 12, 31, 23, 59), 0),
            (datetime(2026, 1, 1), 1),
            (datetime(2026, 12, 31, 23, 59), 1),
            (datetime(2027, 1, 1), 0),
        ):
            self.close(deal, moment)
            with self.subTest(moment=moment):
                self.assertEqual(self.figures()["won_count"], count)

    def test_a_term_without_dates_is_open(self):
        [deal] = self._win()
        self.partnership_a.write({"date_start": False, "date_end": False})
        for moment in (datetime(1999, 1, 1), datetime(2040, 1, 1)):
            self.close(deal, moment)
            self.assertEqual(self.figures()["won_count"], 1)

    def test_a_deal_that_is_cancelled_or_lost_later_counts_no_more(self):
        cancelled, lost, open_ = self._win(3)
        self.assertEqual(self.score().total_sales, 3000)
        self._unwin(open_)
        self._unwin(lost)
        lost.lead_id.action_set_lost()
        cancelled.reason_id = self.reasons["cancellation"]
        cancelled.action_cancel()
        self.assertEqual(self.figures()["won_count"], 0)
        self.assertEqual(self.score().total_sales, 0)

    def test_a_renewal_loses_no_deal_of_the_term(self):
        self._win()
        registered_under = self.partnership_a
        registered_under.action_terminate()
        successor = self._create_partnership(self.organization_a)
        successor.write({"date_start": date(2026, 1, 1), "date_end": False})
        self.assertEqual(self.figures(successor)["won_count"], 1)

    # ------------------------------------------------------------- shared deals

    def other(self, deal, **values):
        """Return a registration of partner B for the opportunity of ``deal``."""
        twin = self._register(self.partner_b).sudo()
        twin._write_guarded(
            {
                "state": "approved",
                "lead_id": deal.lead_id.id,
                "decided_at": datetime(2026, 6, 16),
                **values,
            }
        )
        self.assertEqual(twin.outcome, deal.outcome)
        return twin

    def test_an_opportunity_counts_for_the_partner_approved_first(self):
        [deal] = self._win()
        twin = self.other(deal)
        self.assertEqual(self.figures()["won_count"], 1)
        self.assertEqual(self.figures(self.partnership_b)["won_count"], 0)
        self.assertEqual(self.figures(self.partnership_b)["leads"], 0)
        twin._write_guarded({"decided_at": datetime(2026, 6, 1)})
        self.assertEqual(self.figures()["won_count"], 0)
        self.assertEqual(self.figures(self.partnership_b)["won_count"], 1)

    def test_when_the_first_is_cancelled_it_counts_for_the_second(self):
        [deal] = self._win()
        self.other(deal)
        deal.reason_id = self.reasons["cancellation"]
        deal.action_cancel()
        self.assertEqual(self.figures()["won_count"], 0)
        self.assertEqual(self.figures(self.partnership_b)["won_count"], 1)

    def test_two_registrations_of_one_partner_count_once(self):
        [deal] = self._win()
        twin = self._register(self.colleague_a).sudo()
        twin._write_guarded({"state": "approved", "lead_id": deal.lead_id.id})
        self.assertEqual(self.figures()["won_count"], 1)

    def test_what_was_only_shared_counts_for_nobody(self):
        [deal] = self._win()
        self.env.cr.execute(
            "UPDATE prm_registration SET origin = 'shared' WHERE id = %s", [deal.id]
        )
        self.env.invalidate_all()
        figures = self.figures()
        self.assertEqual((figures["won_count"], figures["leads"]), (0, 0))
        self.assertEqual(figures["registrations"], 0)

    # -------------------------------------------------------------- certificates

    def test_a_person_counts_once_however_many_certificates(self):
        self._certify(self.partner_a, self.partner_a, self.colleague_a)
        self.assertEqual(self.figures()["certified_employees"], 2)

    def test_only_passed_certifications_that_are_kept_count(self):
        self._certify(self.partner_a, result="planned")
        self._certify(self.partner_a, result="failed")
        self._certify(self.partner_a, type="training")
        self._certify(self.partner_a, active=False)
        self.assertEqual(self.figures()["certified_employees"], 0)
        self._certify(self.partner_a, date_event=False)
        self.assertEqual(self.figures()["certified_employees"], 1)

    def test_a_certificate_counts_on_its_last_day_and_not_on_the_next(self):
        self._certify(self.partner_a, date_expiry=date(2026, 6, 15))
        self.assertEqual(self.figures()["certified_employees"], 1)
        with freeze_time("2026-06-16 00:30:00"):
            self.assertEqual(self.figures()["certified_employees"], 0)
        day = date(2026, 6, 16)
        self.assertEqual(self.figures(day=day)["certified_employees"], 0)

    def test_a_certificate_counts_from_its_day(self):
        self._certify(self.partner_a, date_event=date(2026, 6, 16))
        self.assertEqual(self.figures()["certified_employees"], 0)
        day = date(2026, 6, 16)
        self.assertEqual(self.figures(day=day)["certified_employees"], 1)

    def test_who_left_the_organization_counts_no_more(self):
        self._certify(self.partner_a, self.colleague_a)
        self.partner_a.partner_id.parent_id = self.organization_b
        self.assertEqual(self.figures()["certified_employees"], 1)
        self.assertEqual(self.figures(self.partnership_b)["certified_employees"], 0)

    def test_trainings_count_when_passed_in_the_term(self):
        self._certify(self.partner_a, self.colleague_a, type="training")
        self._certify(self.partner_a, type="training", date_event=date(2025, 12, 31))
        self._certify(self.partner_a, type="training", result="failed")
        self.assertEqual(self.figures()["trainings"], 2)

    # ---------------------------------------------------------------- marketing

    def test_marketing_activities_count_when_approved_or_done(self):
        for state, day in (
            ("draft", date(2026, 5, 1)),
            ("approved", date(2026, 5, 1)),
            ("done", date(2026, 12, 31)),
            ("cancelled", date(2026, 5, 1)),
            ("done", date(2027, 1, 1)),
        ):
            activity = self.env["prm.marketing.activity"].create(
                {"name": state, "partnership_id": self.partnership_a.id, "date": day}
            )
            activity._write_guarded({"state": state})
        self.assertEqual(self.figures()["marketing_activities"], 2)
        self.assertEqual(self.score().activity_count, 2)

    # ------------------------------------------------------------------- several

    def test_each_partner_and_company_has_its_own_figures(self):
        self._win(2)
        self._win(1, user=self.partner_b)
        both = self.partnership_a | self.partnership_b
        figures = self.env["prm.measures"]._figures(both)
        self.assertEqual(figures[self.partnership_a.id]["won_count"], 2)
        self.assertEqual(figures[self.partnership_b.id]["won_count"], 1)
        company = self.env["res.company"].create({"name": "Second company"})
        portal = self.env["prm.portal"].create(
            {"name": "Second", "path": "second", "company_id": company.id}
        )
        program = self.env["prm.program"].create({"name": "P2", "portal_id": portal.id})
        elsewhere = self._create_partnership(self.organization_a, program)
        elsewhere.date_start = date(2026, 1, 1)
        self.assertEqual(self.figures(elsewhere)["won_count"], 0)
