"""The page of the terms: read, accept, once; what is wrong is told beside the form."""

import base64

from odoo.tests import tagged

from ..http_common import PrmHttpCase
from .terms_common import DRAWN, NAME, TermsData


@tagged("post_install", "-at_install")
class TestTermsPage(TermsData, PrmHttpCase):
    def send_name(self, version=1, user=None, **params):
        params = {"version": str(version), "full_name": NAME, **params}
        return self.send("/terms", params, user=user or self.supervisor_a)

    def test_without_terms_there_is_no_page_and_no_word_of_them(self):
        self.draft()
        self.assertEqual(self.visit("/terms", user=self.supervisor_a).status, 404)
        self.assertEqual(self.send_name().status, 404)
        self.assertFalse(self.visit("").has_class("prm_terms_notice"))
        page = self.visit("/program")
        self.assertFalse(page.has_class("prm_terms_notice"))
        self.assertFalse(page.has_class("prm_terms_link"))

    def test_a_supervisor_reads_accepts_and_reads_that_it_is_accepted(self):
        self.publish(changes="Secrets are kept for longer.")
        for address in ("", "/program"):
            [notice] = self.visit(address, user=self.supervisor_a).has_class(
                "prm_terms_notice"
            )
            self.assertIn("please read and accept until", notice.text_content())
        page = self.visit("/terms")
        self.assertIn("Partners keep secrets.", page.text)
        self.assertIn("Secrets are kept for longer.", page.text)
        self.assertTrue(page.has_class("prm_accept_terms"))
        answer = self.send_name()
        self.assertEqual(answer.status, 303)
        page = self.visit(answer.location)
        self.assertIn("The terms are accepted.", page.text)
        self.assertFalse(page.has_class("prm_accept_terms"))
        [row] = page.texts("//*[contains(@class, 'prm_terms_accepted')]/li")
        self.assertIn(NAME, row)
        self.assertFalse(self.visit("").has_class("prm_terms_notice"))
        self.assertTrue(self.visit("/program").has_class("prm_terms_link"))

    def test_sent_twice_it_is_one_acceptance(self):
        self.publish()
        answers = {self.send_name().status, self.send_name().status}
        self.assertEqual(answers, {303})
        self.assertEqual(len(self.acceptances()), 1)

    def test_a_plain_partner_reads_who_has_to_accept(self):
        self.publish()
        page = self.visit("/terms", user=self.partner_a)
        self.assertIn("Partners keep secrets.", page.text)
        self.assertIn("A supervisor of your organization has to accept", page.text)
        self.assertFalse(page.has_class("prm_accept_terms"))
        [notice] = self.visit("").has_class("prm_terms_notice")
        self.assertIn("a supervisor", notice.text_content())
        answer = self.send_name(user=self.partner_a)
        self.assertEqual(answer.status, 422)
        self.assertFalse(self.acceptances())

    def test_a_page_that_was_opened_before_shows_the_new_text(self):
        self.publish()
        self.publish(body="<p>Quite another text.</p>")
        answer = self.send_name(version=1)
        self.assertEqual(answer.status, 422)
        self.assertIn("A new version was published", answer.text)
        self.assertIn("Quite another text.", answer.text)
        self.assertEqual(answer.value("version"), "2")
        self.assertEqual(answer.value("full_name"), NAME)
        self.assertFalse(self.acceptances())

    def test_what_is_missing_is_told_at_the_field(self):
        self.publish()
        answer = self.send_name(full_name=" ")
        self.assertEqual(answer.status, 422)
        self.assertEqual(answer.errors["full_name"], "Enter your full name.")
        answer = self.send_name(full_name="x" * 101)
        self.assertEqual(answer.status, 422)
        self.assertFalse(self.acceptances())

    def test_a_signature_is_kept_where_it_is_wanted(self):
        self.publish()
        self.program.terms_signature = True
        page = self.visit("/terms", user=self.supervisor_a)
        [component] = page.all("//owl-component")
        self.assertEqual(component.get("name"), "prm.signature_form")
        for drawn in ("", "data:text/html;base64,PGI+", "data:image/png;base64,???"):
            answer = self.send_name(signature=drawn)
            self.assertEqual(answer.status, 422, drawn)
        self.assertFalse(self.acceptances())
        self.assertEqual(self.send_name(signature=DRAWN).status, 303)
        self.assertTrue(self.acceptances().signature)

    def test_a_broken_picture_is_refused_and_nothing_breaks(self):
        self.publish()
        self.program.terms_signature = True
        broken = base64.b64encode(b"\x89PNG\r\n\x1a\n nothing").decode()
        answer = self.send_name(signature=f"data:image/png;base64,{broken}")
        self.assertEqual(answer.status, 422)
        self.assertFalse(self.acceptances())

    def test_former_versions_can_be_read_and_drafts_cannot(self):
        self.publish()
        self.publish(body="<p>Quite another text.</p>")
        self.draft(body="<p>Not yet.</p>")
        page = self.visit("/terms", user=self.supervisor_a, version="1")
        self.assertIn("Partners keep secrets.", page.text)
        self.assertFalse(page.has_class("prm_accept_terms"))
        for odd in ("0", "3", "-1", "9" * 12, "x", "1 or 1"):
            page = self.visit("/terms", version=odd)
            self.assertEqual(page.status, 200)
            self.assertIn("Quite another text.", page.text, odd)

    def test_the_file_is_sent_under_its_name_and_no_other_is(self):
        content = b"%PDF-1.7 terms"
        file = {"file": base64.b64encode(content), "file_name": "terms-2027.pdf"}
        self.publish(**file)
        self.draft(**file)
        self.visit("/terms", user=self.partner_a)
        answer = self.visit("/terms/file/1").response
        self.assertEqual(answer.content, content)
        self.assertIn("terms-2027.pdf", answer.headers["Content-Disposition"])
        for odd in ("0", "2", "9999999999999"):
            self.assertEqual(self.visit(f"/terms/file/{odd}").status, 404)

    def test_it_is_a_post_with_a_token_and_only_for_members(self):
        self.publish()
        answer = self.send("/terms", {}, user=self.supervisor_a, csrf=False)
        self.assertEqual(answer.status, 400)
        self.login(self.portal_user)
        self.assertEqual(self.visit("/terms").status, 303)
        self.assertFalse(self.acceptances())
