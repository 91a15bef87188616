"""A supervisor signs the terms in a browser, with the form of Odoo's portal."""

from odoo.tests import tagged

from ..http_common import PrmHttpCase
from .terms_common import TermsData


@tagged("post_install", "-at_install")
class TestTermsTour(TermsData, PrmHttpCase):
    def test_a_supervisor_reads_signs_and_finds_it_accepted(self):
        self.publish()
        self.program.terms_signature = True
        login = self.supervisor_a.login
        self.start_tour(self.HOME, "prm_terms_signed", login=login)
        [acceptance] = self.acceptances(partnership_id=self.partnership_a.id)
        self.assertEqual(acceptance.name, "Alice Alder")
        self.assertTrue(acceptance.signature)
