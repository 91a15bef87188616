"""The same request is sent twice at the same moment: one quote, the same answer."""

import uuid

from odoo.tests import tagged

from odoo.addons.prm.tests.race_common import RaceCase

from .quote_common import QuoteData


@tagged("-at_install", "post_install")
class TestRaceQuotes(QuoteData, RaceCase):
    """Two real transactions, each committed."""

    def setUp(self):
        super().setUp()
        with self.committed():
            self.number = self._deal_here().id

    def _deal_here(self):
        """Return an approved deal of ``partner_a``, in the open transaction."""
        deal = self._register(self.here(self.partner_a))
        self._approve(deal, self.here(self.channel_own))
        return deal

    def orders(self):
        domain = [("prm_request_id", "=", self.number)]
        return self.env["sale.order"].search(domain)

    def asking(self, token):
        def call(env):
            deal = env["prm.registration"].browse(self.number)
            portal = self.portal.with_env(env)
            ask = env["prm.quote.request"]._ask_sudo
            return ask(portal, deal, self._quote_values(), token).id

        return self.partner_a, call

    def test_one_token_makes_one_quote_and_both_are_led_to_it(self):
        outcomes = self.race(self.asking("same"), self.asking("same"))
        with self.committed():
            order = self.orders()
            self.assertEqual(outcomes, [order.id, order.id])
            self.assertEqual(len(order.activity_ids), 1)
            self.assertEqual(len(order.message_ids), 1)

    def test_two_forms_are_two_quotes(self):
        self.race(self.asking("one"), self.asking("other"))
        with self.committed():
            self.assertEqual(len(self.orders()), 2)

    def test_a_double_click_in_the_browser_leads_to_one_page(self):
        with self.committed():
            session = self.browser(self.here(self.partner_a))
        path = f"/partner/test/quotes/new?deal={self.number}"
        form = self.form_of(session, path)
        data = {
            **form,
            "deal": self.number,
            "product_1": self.rack.id,
            "quantity_1": "2",
            "wish": uuid.uuid4().hex,
        }

        def send():
            address = self.address("/partner/test/quotes/new")
            return session.post(address, data=data, allow_redirects=False)

        answers = self.at_once("prm.quote.request:_ask_sudo", send, send)
        self.assertEqual([answer.status_code for answer in answers], [303, 303])
        self.assertEqual(len({answer.headers["Location"] for answer in answers}), 1)
        with self.committed():
            self.assertEqual(len(self.orders()), 1)
