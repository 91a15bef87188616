"""The form on the page of a partner: sent, refused, caught, limited."""

import uuid

from odoo.tests import tagged

from odoo.addons.prm.tests.http_common import PrmHttpCase

from .pages_common import PagesData


@tagged("post_install", "-at_install")
class TestInquiryHttp(PagesData, PrmHttpCase):
    """What becomes of an inquiry is tested where it is made."""

    def setUp(self):
        super().setUp()
        self.entry = self.publish()
        self.authenticate(None, None)
        self.limit_in_memory()

    def ask(self, **values):
        data = {"submission_token": uuid.uuid4().hex, **self.INQUIRY}
        return self.send(self.path(self.entry), data | values)

    def bare(self, page):
        """Return where an answer leads, whatever the token of the form."""
        address, found, _token = page.location.partition("&token=")
        self.assertTrue(found)
        return address

    def test_what_was_typed_is_forgotten_once_it_was_taken(self):
        token = uuid.uuid4().hex
        page = self.ask(submission_token=token, need="")
        self.assertFalse(page.has_class("prm_acknowledged"))
        [form] = page.has_class("prm_keep")
        self.assertEqual(form.get("data-prm-fresh"), "0")
        thanks = self.visit(self.ask(submission_token=token).location)
        [told] = thanks.has_class("prm_acknowledged")
        self.assertEqual(told.get("data-token"), token)
        self.assertTrue(thanks.has_class("prm_inquiry_sent"))
        for odd in ("", '"><b>', "x" * 500):
            page = self.visit(self.path(self.entry), done="sent", token=odd)
            self.assertEqual(page.status, 200)
            self.assertFalse(page.has_class("prm_acknowledged"))
        [form] = self.visit(self.path(self.entry)).has_class("prm_keep")
        self.assertEqual(form.get("data-prm-fresh"), "1")

    def test_an_inquiry_is_sent_and_offered(self):
        page = self.ask()
        self.assertEqual(page.status, 303)
        self.assertIn("done=sent", page.location)
        self.assertIn("Thank you", self.visit(page.location).text)
        deal = self.inquiries().prm_offer_ids.registration_id
        told = self.visit("/offers", user=self.supervisor_a).text
        self.assertIn(deal.name, told)
        for secret in ("Oak Mills", "olga", "555010"):
            self.assertFalse(secret in told, secret)

    def test_errors_come_back_with_all_that_was_typed(self):
        page = self.ask(email="none", need="")
        self.assertEqual(page.status, 422)
        self.assertEqual(set(page.errors), {"email", "need"})
        self.assertEqual(page.value("company"), "Oak Mills")
        self.assertFalse(self.inquiries())

    def test_a_repeated_form_makes_one_lead(self):
        token = uuid.uuid4().hex
        for _each in range(2):
            self.assertEqual(self.ask(submission_token=token).status, 303)
        self.assertEqual(len(self.inquiries()), 1)

    def test_what_a_program_sends_is_not_kept_and_reads_the_same(self):
        page = self.ask(homepage_url="http://spam.example")
        self.assertEqual(self.bare(page), self.bare(self.ask()))
        self.assertEqual(len(self.inquiries()), 1)

    def test_a_flood_from_a_network_is_refused(self):
        parameters = self.env["ir.config_parameter"]
        parameters.set_param("prm.limit_inquiries", "1")
        self.assertEqual(self.ask().status, 303)
        page = self.ask(email="other@oak.example")
        self.assertEqual(page.status, 429)
        self.assertEqual(page.value("company"), "Oak Mills")
        self.assertIn("Retry-After", page.headers)

    def test_a_flood_with_one_address_reads_the_same_and_is_not_kept(self):
        parameters = self.env["ir.config_parameter"]
        parameters.set_param("prm.limit_inquiry_mails", "1")
        answers = {self.bare(self.ask(email=each)) for each in ("a@b.example",) * 2}
        self.assertEqual(len(answers), 1)
        self.assertEqual(len(self.inquiries()), 1)

    def test_posts_need_a_token_of_the_session(self):
        page = self.send(self.path(self.entry), {"name": "x"}, csrf=False)
        self.assertEqual(page.status, 400)
        self.assertFalse(self.inquiries())
