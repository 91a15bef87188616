"""The portal in a real browser."""

from odoo.tests import tagged

from ..http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestPortalTours(PrmHttpCase):
    """What only a browser can show: scripts, keyboard, kept input."""

    def run_tour(self, name):
        self.start_tour(self.HOME, name, login=self.partner_a.login)

    def test_a_partner_registers_a_new_company_with_a_file(self):
        self.run_tour("prm_register_new_company")
        registration = self.created(name="Tour deal")
        self.assertEqual(registration.state, "submitted")
        files = registration._shared_messages_sudo().attachment_ids
        self.assertEqual(files.mapped("name"), ["offer.pdf"])

    def test_a_company_and_a_contact_are_chosen_by_keyboard(self):
        self._approve(self._register(customer_name="Tour known"))
        self.run_tour("prm_choose_by_keyboard")
        registration = self.created(name="Keyboard deal")
        self.assertTrue(registration.customer_id)
        self.assertTrue(registration.customer_contact_id)

    def test_input_and_files_survive_an_expired_session(self):
        self.run_tour("prm_input_survives_the_session")
        registration = self.created(name="Patient deal")
        self.assertEqual(registration.state, "submitted")

    def test_errors_are_shown_and_a_review_is_asked_for(self):
        self._register(self.partner_b, customer_name="Tour known")
        self.run_tour("prm_correct_what_is_wrong")
        registration = self.created(name="Careful deal")
        self.assertEqual(registration.conflict_count, 1)
