"""What employees find: quotes of a deal, the partner of an order, who may open what."""

from odoo.exceptions import AccessError
from odoo.tests import Form

from .quote_common import QuoteCase


class TestQuoteBackend(QuoteCase):
    def test_a_salesperson_opens_the_quotes_of_a_deal_and_partners_do_not(self):
        deal = self._deal()
        order, other = self._order(deal), self._order(self._deal())
        theirs = deal.with_user(self.salesperson)
        action = theirs.action_open_quotes()
        found = self.env["sale.order"].search(action["domain"])
        self.assertEqual((found, theirs.quote_count), (order, 1))
        self.assertNotIn(other, found)
        for user in (self.partner_a, self.supervisor_a, self.partner_b):
            with self.assertRaises(AccessError):
                deal.with_user(user).action_open_quotes()
            with self.assertRaises(AccessError):
                deal.with_user(user).read(["quote_count"])

    def test_an_order_says_whose_deal_it_is_and_who_asked(self):
        deal = self._deal()
        order, asked = self._order(deal), self._ask(deal)
        self.assertEqual(order.prm_registration_id, deal)
        self.assertEqual(order.prm_partner_id, self.organization_a)
        orders = self.env["sale.order"].with_user(self.salesperson)
        groups = orders._read_group(
            [("prm_partner_id", "!=", False), ("id", "in", (order | asked).ids)],
            ["prm_partner_id"],
            ["__count"],
        )
        self.assertEqual(groups, [(self.organization_a, 2)])
        requested = orders.search([("prm_request_id", "=", deal.id)])
        self.assertEqual(requested, asked)
        # Whose order it is reads it by Sales; the deal is another question.
        order.user_id = self.channel_own
        action = order.with_user(self.channel_own).action_prm_open_registration()
        self.assertEqual(action["res_id"], deal.id)
        order.user_id = self.channel_other
        with self.assertRaises(AccessError):
            order.with_user(self.channel_other).action_prm_open_registration()

    def test_forms_of_the_backend_open_for_their_people(self):
        order = self._ask(self._deal())
        with Form(order.with_user(self.salesperson)) as form:
            self.assertEqual(form.prm_partner_id, self.organization_a)
        for record in (self.program, self.tier, self.portal):
            Form(record.with_user(self.channel_admin))
        with Form(self.program.with_user(self.channel_admin)) as form:
            form.won_from = "invoice"
        self.assertEqual(self.program.won_from, "invoice")
        action = self.program.with_user(self.channel_admin).action_open_products()
        products = self.env["product.template"].search(action["domain"])
        offered = self.rack | self.cable
        self.assertEqual(products, offered.product_tmpl_id)
