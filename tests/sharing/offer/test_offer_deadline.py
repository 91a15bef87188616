"""The last day of an offer: reminded of, taken back, offered to the next."""

from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.tests import tagged

from ...common import PrmCase
from .offer_common import OfferData

JOB = "prm.ir_cron_offer_deadlines"


@tagged("post_install", "-at_install")
class TestOfferDeadline(OfferData, PrmCase):
    def setUp(self):
        super().setUp()
        self.partnership_a.contact_id = self.partner_a.partner_id
        self.opportunity = self.lead()

    def run_job(self, days=0):
        """Run the job as it runs so many days from now."""
        then = fields.Datetime.now() + timedelta(days=days)
        with freeze_time(then), self.enter_registry_test_mode():
            self.env.ref(JOB).method_direct_trigger()
        self.env.invalidate_all()

    def subjects(self, deal):
        """Return the subjects of the mails to partners on an offer, oldest first."""
        mails = self.env["mail.mail"].search(
            [
                ("model", "=", deal._name),
                ("res_id", "=", deal.id),
                ("recipient_ids.partner_share", "=", True),
            ],
            order="id",
        )
        return [subject.partition(":")[0] for subject in mails.mapped("subject")]

    def test_on_the_last_day_it_still_waits_and_on_the_next_it_is_gone(self):
        offered = self.offer(self.opportunity, self.partnership_a, days=3)
        [line] = offered.line_ids
        self.run_job(3)
        self.assertEqual(line.state, "offered")
        self.run_job(4)
        self.assertEqual(line.state, "silent")
        self.assertEqual(line.registration_id.state, "cancelled")
        self.assertEqual(offered.state, "ended")

    def test_the_next_in_order_gets_as_many_days_and_a_second_run_changes_nothing(self):
        offered = self.offer(self.opportunity, days=3, in_order=True)
        first, second = offered.line_ids.sorted("sequence")
        self.run_job(4)
        self.assertEqual((first.state, second.state), ("silent", "offered"))
        self.assertEqual(second.deadline, first.deadline + timedelta(days=4))
        self.run_job(4)
        self.assertEqual((first.state, second.state), ("silent", "offered"))

    def test_who_cannot_be_asked_any_more_is_passed_over(self):
        offered = self.offer(self.opportunity, days=1, in_order=True)
        first, second = offered.line_ids.sorted("sequence")
        self.partnership_b.action_suspend()
        self.run_job(2)
        self.assertEqual((first.state, second.state), ("silent", "skipped"))
        self.assertEqual(offered.state, "ended")

    def test_people_are_reminded_once_the_day_before(self):
        offered = self.offer(self.opportunity, self.partnership_a, days=3)
        [line] = offered.line_ids
        self.run_job(1)
        self.assertEqual(
            set(self.subjects(line.registration_id)), {"Lead offered to you"}
        )
        self.run_job(2)
        self.run_job(2)
        subjects = self.subjects(line.registration_id)
        people = 2  # the author and the supervisor
        self.assertEqual(subjects.count("Offer ends soon"), people)

    def test_what_was_offered_for_a_day_is_not_reminded_of_at_once(self):
        offered = self.offer(self.opportunity, self.partnership_a, days=1)
        self.run_job()
        subjects = self.subjects(offered.line_ids.registration_id)
        self.assertNotIn("Offer ends soon", subjects)

    def test_offers_of_a_lead_that_was_closed_are_taken_back(self):
        for close in ("action_set_won", "action_set_lost", "action_archive"):
            lead = self.lead()
            offered = self.offer(lead, in_order=True)
            getattr(lead, close)()
            self.run_job()
            states = offered.line_ids.sorted("sequence").mapped("state")
            self.assertEqual(states, ["taken_back", "skipped"], close)

    # ------------------------------------------------------------------------ mails

    def test_people_hear_of_an_offer_of_its_acceptance_and_of_its_end(self):
        offered = self.offer(self.opportunity)
        a = self.deal(offered, self.partnership_a)
        b = self.deal(offered, self.partnership_b)
        self.accept(self.supervisor_a, a)
        made, told = "Lead offered to you", "Offer accepted"
        self.assertEqual(sorted(self.subjects(a)), [made, made, told])
        self.assertEqual(set(self.subjects(b)), {made, "Offer no longer available"})
        mails = self.env["mail.mail"].search(
            [("model", "=", a._name), ("res_id", "in", (a | b).ids)]
        )
        for mail in mails:
            self.assertNotIn("anary", f"{mail.subject} {mail.body_html}")
            if mail.res_id == b.id:
                self.assertNotIn("Alder", f"{mail.subject} {mail.body_html}")

    def test_nobody_is_told_where_the_portal_does_not_offer_the_event(self):
        row = self.portal.event_ids.filtered(lambda each: each.event == "deal_offered")
        row.offered = False
        deal = self.deal(self.offer(self.opportunity), self.partnership_a)
        self.assertFalse(self.subjects(deal))
        row.offered = True
        deal = self.deal(self.offer(self.lead()), self.partnership_a)
        self.assertTrue(self.subjects(deal))
