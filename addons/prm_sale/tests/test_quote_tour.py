"""In a browser: a partner asks, the salesperson confirms, the partner reads."""

from .quote_common import QuoteHttpCase


class TestQuoteTour(QuoteHttpCase):
    def test_a_quote_is_asked_for_confirmed_and_read(self):
        self.program.pricelist_id = self.pricelist
        deal = self._deal()
        page = f"{self.HOME}/opportunities/{deal.id}"
        login = self.partner_a.login
        self.start_tour(page, "prm_sale_quote_asked", login=login)
        order = self.env["sale.order"].search([("prm_request_id", "=", deal.id)])
        self.assertEqual(order.order_line.product_uom_qty, 3)
        order.with_user(self.salesperson).action_confirm()
        self.start_tour(f"{self.HOME}/quotes", "prm_sale_order_read", login=login)
