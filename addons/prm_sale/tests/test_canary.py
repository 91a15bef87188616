"""Everybody asks for records of Sales by RPC, and for pages that are not theirs."""

import json

from odoo.tests import tagged
from odoo.tools import mute_logger

from .quote_common import QuoteHttpCase

CANARY = "canary-of-the-vendor"
NAMES = {"fields": ["display_name"]}
# Method → what it is called with, for a model's ids.
CALLS = {
    "search": lambda ids: ([[["id", "in", ids]]], {}),
    "search_count": lambda ids: ([[["id", "in", ids]]], {}),
    "search_read": lambda ids: ([[["id", "in", ids]]], NAMES),
    "read": lambda ids: ([ids], NAMES),
    "web_read": lambda ids: ([ids], {"specification": {"display_name": {}}}),
    "name_search": lambda ids: ([], {"name": CANARY, "operator": "ilike"}),
    "export_data": lambda ids: ([ids, ["display_name"]], {}),
    "formatted_read_group": lambda ids: ([[["id", "in", ids]], [], ["__count"]], {}),
    "copy": lambda ids: ([ids], {}),
    "get_metadata": lambda ids: ([ids], {}),
    "write": lambda ids: ([ids, {"name": "x"}], {}),
    "unlink": lambda ids: ([ids], {}),
}


@tagged("post_install", "-at_install")
class TestCanary(QuoteHttpCase):
    """What a call gives is nothing: empty, zero, or an error without the word."""

    def setUp(self):
        super().setUp()
        self.portal.write({"quote_pdf": True, "quote_prices": True})
        self.deal = self._deal()
        self.order = self._order(self.deal, 123.45, state="sale")
        self.order.write({"name": CANARY, "note": CANARY})
        self.order.order_line.name = CANARY
        self.disabled = self._create_member_who_left()
        self.env.flush_all()

    def _create_member_who_left(self):
        """Disable the colleague, who had the deal; return the user."""
        self.deal.sudo()._write_guarded({"visibility": "organization"})
        members = self.partnership_a.member_ids
        member = members.filtered(lambda one: one.user_id == self.colleague_a)
        member.with_user(self.channel_admin).action_disable()
        return self.colleague_a

    def people(self):
        people = (self.partner_a, self.supervisor_a, self.partner_b, self.supervisor_b)
        return (*people, self.disabled, self.portal_user)

    @mute_logger("odoo.http")
    def rpc(self, model, method, args, kwargs):
        """Return the whole answer of a call as text, and its result."""
        params = {"model": model, "method": method, "args": args, "kwargs": kwargs}
        answer = self.url_open(
            f"/web/dataset/call_kw/{model}/{method}",
            data=json.dumps({"jsonrpc": "2.0", "method": "call", "params": params}),
            headers={"Content-Type": "application/json"},
        ).json()
        return json.dumps(answer), answer.get("result")

    def test_by_rpc_nobody_is_given_anything_of_a_deal(self):
        moves = self.order._create_invoices()
        moves.ref = CANARY
        records = (self.order, self.order.order_line, moves, moves.line_ids)
        self.env.flush_all()
        for user in self.people():
            self.login(user)
            for found in records:
                for method, call in CALLS.items():
                    text, result = self.rpc(found._name, method, *call(found.ids))
                    with self.subTest(user.login, model=found._name, method=method):
                        empty = result in (None, [], 0, [[]], {"datas": []})
                        counted = isinstance(result, list) and all(
                            isinstance(one, dict) and one.get("__count") == 0
                            for one in result
                        )
                        self.assertTrue(empty or counted, result)
                        self.assertNotIn(CANARY, text)
        self.assertEqual(self.order.exists().name, CANARY)

    def test_no_address_of_a_quote_opens_for_who_does_not_see_the_deal(self):
        asked = {"deal": self.deal.id, "product_1": self.rack.id, "quantity_1": "1"}
        for user in (self.partner_b, self.supervisor_b, self.disabled):
            self.login(user)
            pages = [
                self.visit(f"/quotes/{self.order.id}"),
                self.visit(f"/quotes/{self.order.id}/pdf"),
                self.visit("/quotes/new", deal=self.deal.id),
                self.visit("/quotes/products", deal=self.deal.id, q=""),
                self.send("/quotes/new", asked),
                self.visit("/quotes"),
                self.visit("/export", kind="quotes", format="csv"),
            ]
            for page in pages:
                with self.subTest(user.login, address=page.location):
                    self.assertNotIn(CANARY, page.text)
                    self.assertNotIn("123.45", page.text)
            self.assertEqual([page.status // 100 for page in pages[:5]].count(2), 0)
        orders = self.env["sale.order"].search([("prm_request_id", "=", self.deal.id)])
        self.assertFalse(orders)

    def test_visitors_are_sent_to_the_login_and_send_nothing(self):
        self.authenticate(None, None)
        for address in ("", f"/{self.order.id}", f"/{self.order.id}/pdf", "/new"):
            page = self.visit(f"/quotes{address}")
            self.assertEqual(page.status, 303, address)
            self.assertIn("/web/login", page.location)
        sent = self.send("/quotes/new", {"deal": self.deal.id})
        self.assertNotEqual(sent.status // 100, 2)
        self.assertNotIn(CANARY, sent.text)
