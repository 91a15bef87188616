"""What is typed stays in the browser until it is accepted, for its person alone."""

from odoo.tests import tagged
from odoo.tools import mute_logger

from ...http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestKeepTours(PrmHttpCase):
    """Error pages, log-out, and another person in the same tab."""

    def run_tour(self, name, address=""):
        with mute_logger("odoo.http"):
            self.start_tour(f"{self.HOME}{address}", name, login=self.partner_a.login)

    def test_input_and_files_survive_an_error_page(self):
        self.run_tour("prm_input_survives_an_error_page")
        self.assertEqual(self.created(name="Stubborn deal").state, "withdrawn")

    def test_a_long_text_is_refused_and_not_cut(self):
        self.run_tour("prm_long_text_is_not_cut")
        self.assertFalse(self.created(name="Wordy deal"))

    def test_input_is_forgotten_at_the_log_out(self):
        self.run_tour("prm_input_is_forgotten_at_the_log_out")

    def test_input_is_not_shown_to_somebody_else(self):
        self.run_tour("prm_input_is_not_shown_to_somebody_else")

    def test_every_form_keeps_what_is_typed(self):
        deal = self._register(name="Much to say")
        self._approve(deal)
        self.run_tour("prm_all_forms_keep_their_input", f"/registrations/{deal.id}")
        self.assertEqual(deal.sudo().extension_ids.days, 5)
