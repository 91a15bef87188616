"""The registration form in a real browser: keyboard, errors, drafts, corrections."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestFormTours(PrmHttpCase):
    """Nothing that was typed is lost, and each question can be answered."""

    def run_tour(self, name, address=""):
        self.start_tour(f"{self.HOME}{address}", name, login=self.partner_a.login)

    def test_a_typed_name_is_chosen_or_stays(self):
        self._approve(self._register(customer_name="Tour known"))
        self.run_tour("prm_a_typed_name_is_never_lost")
        deal = self.created(name="Typed deal")
        self.assertEqual(deal.customer_name, "Tour known")
        self.assertTrue(deal.customer_contact_id)

    def test_all_that_is_wrong_is_told_at_once_and_a_draft_keeps_it(self):
        self.run_tour("prm_all_errors_at_once")
        self.assertEqual(self.created(name="Half a deal").contact_email, "ann@")

    def test_discarding_a_draft_asks_in_a_dialog(self):
        self.run_tour("prm_discarding_asks")
        self.assertFalse(self.created(name="Perhaps a deal"))

    def test_what_was_flagged_is_corrected(self):
        deal = self._register(name="Flagged deal", budget="10 k")
        deal = deal.with_user(self.channel_own)
        deal.write({"decision_note": "How much?", "flagged_fields": "budget"})
        deal.action_return()
        self.run_tour("prm_correct_what_was_flagged", "/registrations")
        self.assertEqual((deal.state, deal.budget), ("submitted", "20 k"))
