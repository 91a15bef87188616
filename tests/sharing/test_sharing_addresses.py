"""Addresses of offers, contacts, protection and changes, with what nobody sends."""

import itertools

from odoo.tests import tagged

from ..http_common import Page, PrmHttpCase
from ..protection.protection_common import ProtectionData
from .contact.contact_common import ContactData
from .offer.offer_common import OfferData

HUGE = str(2**31 + 7)
WORDS = ("", HUGE, "1e309", "a\0b", "x" * 900)
FIELDS = (
    "reason_id",
    "heir",
    "days",
    "reason",
    "note",
    "answer",
    "date_closing",
    "amount_estimate",
    "name",
    "email",
    "phone",
    "website",
    "customer_name",
    "customer_website",
    "customer_vat",
    "contact_email",
    "contact_last_name",
    "with_customer",
    "registration",
    "submission_token",
    "decline_token",
    "extension_token",
    "self",
    "portal",
    "prm_id",
    "prm_path",
    "prm_token",
    "contact",
    "view",
    "q",
    "search",
    "sortby",
    "filterby",
    "groupby",
    "page",
    "pipeline",
    "done",
    "token",
)


@tagged("post_install", "-at_install")
class TestNewAddresses(OfferData, ContactData, ProtectionData, PrmHttpCase):
    def setUp(self):
        super().setUp()
        self.env["ir.config_parameter"].sudo().set_param("prm.limit_probes", "9999")
        self.partnership_a.contact_id = self.partner_a.partner_id
        self.deal_asked, self.question = self.asked()
        self.offered = self.deal(self.offer(self.lead()), self.partnership_a)
        self.waiting = self._share()
        self.own = self._add()
        self.login(self.partner_a)

    def deal_urls(self, number):
        base = f"/registrations/{number}"
        actions = "take_back clone hand_over propose propose/withdraw extension"
        return [f"{base}/{each}" for each in (*actions.split(), "progress")]

    def urls(self):
        deals = [*self.deal_urls(self.deal_asked.id), *self.deal_urls(self.offered.id)]
        deals += self.deal_urls(HUGE)
        files = [f"/registrations/{self.offered.id}/files/{HUGE}/remove"]
        for number in (self.offered.id, self.deal_asked.id, HUGE):
            files += [f"/offers/{number}/decline"]
        for number in (self.waiting.id, HUGE):
            files += [f"/inbox/{number}/decline"]
        contacts = [f"/contacts/{self.own.id}/edit", f"/contacts/{HUGE}/edit"]
        others = ["/contacts", "/contacts/new", "/lookup/check"]
        return [*deals, *files, *contacts, *others]

    def gets(self):
        return [
            "/offers",
            "/contacts",
            "/inbox",
            "/contacts/new",
            "/lookup/check",
            "/registrations",
            "/registrations/new",
            "/opportunities",
            f"/offers/{HUGE}",
            f"/contacts/{HUGE}",
            f"/inbox/{HUGE}",
            f"/registrations/{self.deal_asked.id}/files/{HUGE}/preview",
            f"/offers/{self.offered.id}",
            "/partner/answer/x",
            "/partner/answer/%00",
            "/partner/answer/" + "A" * 5000,
            "/partner/answer/%E2%82%AC.%C3%BC",
        ]

    def look(self, url, params):
        """GET an address with parameters of any name."""
        where = self._absolute(url)
        return Page(self.url_open(where, params=params, allow_redirects=False))

    def test_no_address_breaks_whatever_is_sent(self):
        links = self.env["prm.signed.link"]
        token = links._progress_token(self.question, self.member(self.partner_a))
        self.assertTrue(token)
        answer = f"/partner/answer/{token}"
        for word in WORDS:
            data = dict.fromkeys(FIELDS, word)
            for url in [*self.gets(), answer]:
                page = self.look(url, data)
                with self.subTest(url=url[:60], word=word[:20]):
                    self.assertLess(page.status, 500)
            for url in [*self.urls(), f"{answer[:-3]}xyz"]:
                if word == "" and "withdraw" in url:
                    continue
                page = self.send(url, data)
                with self.subTest(post=url[:60], word=word[:20]):
                    self.assertLess(page.status, 500)
            page = self.send(answer, {**data, "answer": "active"})
            with self.subTest(post="answer", word=word[:20]):
                self.assertLess(page.status, 500)
            page = self.send(answer, data, files=[("answer", ("a.txt", b"x"))])
            with self.subTest(post="answer file", word=word[:20]):
                self.assertLess(page.status, 500)
        self.assertEqual(self.question.state, "open")
        self.assertEqual(self.offered.state, "offered")
        self.assertFalse(self.deal_asked.sudo().extension_ids)

    def test_nothing_happens_without_the_token_of_the_session(self):
        for url in itertools.chain(self.urls(), [f"/offers/{self.offered.id}/accept"]):
            page = self.send(url, {"reason": "x"}, csrf=False)
            with self.subTest(url=url):
                self.assertEqual(page.status, 400)
