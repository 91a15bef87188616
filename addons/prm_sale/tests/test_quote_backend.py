"""What employees find: quotes of a deal, the partner of an order, who counts."""

from odoo.exceptions import AccessError
from odoo.tests import Form
from odoo.tools.safe_eval import safe_eval

from .quote_common import QuoteCase


class TestQuoteBackend(QuoteCase):
    def opened(self, action, record):
        """Return what a window shows that the reader of a record opens from it."""
        domain = safe_eval(action.domain, {"active_ids": record.ids})
        return record.env[action.res_model].search(domain).with_env(self.env)

    def test_a_salesperson_opens_the_quotes_of_a_deal_and_partners_do_not(self):
        deal = self._deal()
        order, other = self._order(deal), self._order(self._deal())
        theirs = deal.with_user(self.salesperson)
        action = self.env.ref("prm_sale.sale_order_action_registration")
        found = self.opened(action, theirs)
        self.assertEqual((found, theirs.quote_count), (order, 1))
        self.assertNotIn(other, found)
        for user in (self.partner_a, self.supervisor_a, self.partner_b):
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

    def test_forms_of_the_backend_open_for_their_people(self):
        order = self._ask(self._deal())
        with Form(order.with_user(self.salesperson)) as form:
            self.assertEqual(form.prm_partner_id, self.organization_a)
        for record in (self.program, self.tier, self.portal):
            Form(record.with_user(self.channel_admin))
        with Form(self.program.with_user(self.channel_admin)) as form:
            form.won_from = "invoice"
        self.assertEqual(self.program.won_from, "invoice")
        action = self.env.ref("prm_sale.product_template_action_program")
        products = self.opened(action, self.program.with_user(self.channel_admin))
        offered = self.rack | self.cable
        self.assertEqual(products, offered.product_tmpl_id)
