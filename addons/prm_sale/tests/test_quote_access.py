"""Canaries: who reads a quote, its file and its facts, by page and by RPC."""

from unittest.mock import patch

from odoo.exceptions import UserError

from .quote_common import QuoteHttpCase

CANARY = "canary-of-the-vendor"


class TestQuoteAccess(QuoteHttpCase):
    def setUp(self):
        super().setUp()
        self.portal.write({"quote_pdf": True, "quote_prices": True})
        self.deal = self._deal()
        self.order = self._order(self.deal, 123.45, state="sent")
        self.order.order_line.name = f"{CANARY} line"
        self.order.note = f"{CANARY} note"
        self.order.message_post(body=f"{CANARY} message")
        self.env.flush_all()

    def addresses(self, number=None):
        page = f"/quotes/{number or self.order.id}"
        return page, f"{page}/pdf"

    def test_partner_and_supervisor_read_page_and_file(self):
        for user in (self.partner_a, self.supervisor_a):
            page, pdf = (self.visit(each, user) for each in self.addresses())
            self.assertEqual((page.status, pdf.status), (200, 200))
            self.assertIn("123.45", page.text)
            self.assertNotIn(CANARY, page.text)
            self.assertIn(self.order.name, pdf.headers["Content-Disposition"])
            self.assertIn("sandbox", pdf.headers["Content-Security-Policy"])
            self.assertNotIn("access_token", page.text)

    def test_others_find_what_is_missing(self):
        for user in (self.partner_b, self.supervisor_b, self.colleague_a):
            pages = [self.visit(each, user) for each in self.addresses()]
            pages += [self.visit(each) for each in self.addresses(2**31 - 1)]
            pages += [self.visit(each) for each in self.addresses(10**12)]
            self.assertEqual({page.status for page in pages}, {404})
            bodies = {page.text.replace(str(self.order.id), "") for page in pages}
            self.assertFalse(any("123.45" in body for body in bodies))
            self.assertNotIn(self.order.name, self.visit("/quotes").text)

    def test_unknown_parameters_change_nothing(self):
        odd = {"sortby": "id; drop", "filterby": "x", "page": "-1", "access_token": "x"}
        self.login(self.partner_b)
        for address in ("/quotes", "/quotes/new"):
            page = self.visit(address, deal_id=self.deal.id, **odd)
            self.assertEqual(page.status, 200, address)
            self.assertNotIn(self.order.name, page.text)
        for address in self.addresses():
            page = self.visit(address, report_type="html", download="true", **odd)
            self.assertEqual(page.status, 404)

    def test_strangers_are_sent_away(self):
        self.authenticate(None, None)
        for each in self.addresses():
            page = self.visit(each)
            self.assertEqual(page.status, 303)
            self.assertIn("/web/login", page.location)
        for each in self.addresses():
            self.assertEqual(self.visit(each, self.portal_user).location, "/my")

    def test_access_ends_in_the_next_request(self):
        self.assertEqual(self.visit(self.addresses()[1], self.partner_a).status, 200)
        self._switch(visible=False)
        for each in self.addresses():
            self.assertEqual(self.visit(each).status, 404)
        self._switch(visible=True)
        self.partnership_a.action_suspend()
        self.env.flush_all()
        for each in self.addresses():
            self.assertNotEqual(self.visit(each).status, 200)

    def test_the_deals_page_shows_quotes_only_while_the_section_is_on(self):
        page = f"/opportunities/{self.deal.id}"
        self.assertIn(self.order.name, self.visit(page, self.partner_a).text)
        self._switch(visible=False)
        shown = self.visit(page)
        self.assertEqual(shown.status, 200)
        self.assertNotIn(self.order.name, shown.text)

    def test_amounts_and_prices_are_shown_as_the_portal_allows(self):
        self.portal.write({"quote_prices": False})
        page = self.visit(self.addresses()[0], self.partner_a)
        self.assertTrue(page.has_class("prm_amount"))
        self.assertFalse(page.has_class("prm_price"))
        self.assertNotIn("Margin", page.text)
        self.portal.write({"quote_amounts": False})
        for address in (
            self.addresses()[0],
            "/quotes",
            f"/opportunities/{self.deal.id}",
        ):
            self.assertNotIn("123.45", self.visit(address).text)
        file = self.visit("/export", kind="quotes", format="csv")
        self.assertEqual(file.status, 200)
        self.assertIn(self.order.name, file.text)
        self.assertNotIn("123.45", file.text)

    def test_files_are_given_where_the_portal_does_and_once_sent(self):
        self.portal.quote_pdf = False
        self.assertEqual(self.visit(self.addresses()[1], self.partner_a).status, 404)
        self.portal.quote_pdf = True
        asked = self._ask(self.deal)
        self.env.flush_all()
        self.assertEqual(self.visit(f"/quotes/{asked.id}").status, 200)
        self.assertEqual(self.visit(f"/quotes/{asked.id}/pdf").status, 404)

    def test_a_file_that_cannot_be_made_is_said_in_a_sentence(self):
        reports = self.registry["ir.actions.report"]
        broken = UserError("No tool to make PDF files.")
        with patch.object(reports, "_render_qweb_pdf", side_effect=broken):
            page = self.visit(self.addresses()[1], self.partner_a)
        self.assertEqual(page.status, 422)
        self.assertIn("No tool", page.text)

    def call(self, model, method, *args):
        return self.make_jsonrpc_request(
            f"/web/dataset/call_kw/{model}/{method}",
            {"model": model, "method": method, "args": list(args), "kwargs": {}},
        )

    def test_nothing_is_reached_by_rpc(self):
        ids = {
            "sale.order": self.order.ids,
            "sale.order.line": self.order.order_line.ids,
            "product.template": self.rack.product_tmpl_id.ids,
            "product.pricelist": self.pricelist.ids,
        }
        for user in (self.partner_a, self.supervisor_a, self.partner_b):
            self.login(user)
            for model, found in ids.items():
                with self.assertRaisesRegex(Exception, "."):
                    self.call(model, "read", found, ["display_name"])
                with self.assertRaisesRegex(Exception, "."):
                    self.call(model, "write", found, {"name": "x"})
            for model in ("prm.quote.scope", "prm.quote.list", "prm.quote.request"):
                for method in ("_find_sudo", "_ask_sudo", "_within"):
                    with self.assertRaisesRegex(Exception, "."):
                        self.call(model, method, [])
            with self.assertRaisesRegex(Exception, "."):
                self.call("prm.program", "read", self.program.ids, ["won_from"])
            with self.assertRaisesRegex(Exception, "."):
                self.call("prm.program", "read", self.program.ids, ["product_ids"])
