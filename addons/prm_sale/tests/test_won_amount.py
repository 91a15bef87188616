"""What a won deal is worth: by its lead, its orders, or its paid invoices."""

from odoo import Command, fields
from odoo.exceptions import AccessError

from .quote_common import QuoteCase


class TestWonAmount(QuoteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        accounts = cls.env["account.chart.template"]
        if not cls.company.chart_template:
            accounts.try_loading("generic_coa", company=cls.company, install_demo=False)
        cls.tax = cls.env["account.tax"].create({"name": "Tax of 20%", "amount": 20})

    def won(self, source, *orders, revenue=5000):
        """Return a won deal with one order for each list of prices."""
        self.program.won_from = source
        deal = self._deal()
        for prices in orders:
            self._order(deal, *prices, state="sale")
        lead = deal.sudo().lead_id
        lead.expected_revenue = revenue
        lead.action_set_won()
        self.env.flush_all()
        return deal.sudo()

    def invoice(self, order, pay=True):
        """Return a posted invoice of all that was ordered."""
        order.order_line.product_id.invoice_policy = "order"
        order.order_line.invalidate_recordset()
        invoice = order._create_invoices()
        invoice.invoice_date = fields.Date.today()
        invoice.action_post()
        if pay:
            self.pay(invoice)
        return invoice

    def pay(self, invoice, **values):
        wizard = self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=invoice.ids
        )
        wizard.create(values)._create_payments()
        self.env.flush_all()

    def foreign(self, rate=2):
        """Return a price list in another currency, of which one buys ``rate``."""
        currency = self.env["res.currency"].create({"name": "XPR", "symbol": "X"})
        self.env["res.currency.rate"].create(
            {
                "currency_id": currency.id,
                "name": fields.Date.today(),
                "rate": rate,
                "company_id": self.company.id,
            }
        )
        return self._create_pricelist("Foreign", 90, currency_id=currency.id)

    def test_by_default_the_expected_revenue_counts(self):
        self.assertEqual(self.program.won_from, "lead")
        self.assertEqual(self.won("lead", [100, 50]).amount, 5000)

    def test_orders_count_without_taxes_and_with_discounts(self):
        deal = self.won("order", [100, 50], [200])
        self.assertEqual(deal.amount, 350)
        line = deal.lead_id.order_ids.order_line.filtered(lambda x: x.price_unit == 200)
        line.write({"discount": 25, "tax_ids": [Command.set(self.tax.ids)]})
        self.env.flush_all()
        self.assertEqual(deal.amount, 300)  # 100 + 50 + 200 × 0.75

    def test_drafts_and_cancelled_orders_count_for_nothing(self):
        deal = self.won("order", [100])
        self._order(deal, 1000)
        self._order(deal, 1000, state="sent")
        self._order(deal, 70, state="sale").with_context(
            disable_cancel_warning=True
        ).action_cancel()
        self.env.flush_all()
        self.assertEqual(deal.amount, 100)

    def test_what_somebody_typed_counts_for_nothing(self):
        deal = self.won("order")
        self.assertEqual(deal.amount, 0)
        deal.lead_id.expected_revenue = 99999
        self.env.flush_all()
        self.assertEqual(deal.amount, 0)

    def test_an_open_deal_counts_with_its_expected_revenue(self):
        self.program.won_from = "order"
        deal = self._deal().sudo()
        deal.lead_id.expected_revenue = 800
        self._order(deal, 100, state="sale")
        self.env.flush_all()
        self.assertEqual(deal.amount, 800)
        self.program.won_from = "invoice"
        self.env.flush_all()
        self.assertEqual(deal.amount, 800)

    def test_the_setting_works_at_once_and_scores_follow(self):
        deal = self.won("lead", [100])
        deal.flush_recordset()
        deal._write_guarded({"score_due": False})
        self.program.won_from = "order"
        self.env.flush_all()
        self.assertEqual((deal.amount, deal.score_due), (100, True))
        deal._write_guarded({"score_due": False})
        self._order(deal, 11, state="sale")
        self.env.flush_all()
        self.assertEqual((deal.amount, deal.score_due), (111, True))

    def test_orders_in_another_currency_are_converted_at_the_day_it_was_won(self):
        prices = self.foreign()
        foreign = prices.currency_id
        deal = self.won("order", [100])
        self._order(deal, 60, state="sale", pricelist_id=prices.id)
        self.env.flush_all()
        self.assertEqual(deal.amount, 130)  # 100 + 60 / 2
        foreign.rate_ids.rate = 3
        self.env["prm.registration"]._refresh_amounts()
        self.env.flush_all()
        self.assertEqual(deal.amount, 120)  # 100 + 60 / 3
        foreign.rate_ids.rate = 2
        self.assertFalse(deal.original_currency_id)
        deal.lead_id.order_ids.filtered(
            lambda order: order.currency_id != foreign
        ).with_context(disable_cancel_warning=True).action_cancel()
        self.env["prm.registration"]._refresh_amounts()
        self.env.flush_all()
        self.assertEqual(deal.amount, 30)
        self.assertEqual(
            (deal.original_amount, deal.original_currency_id), (60, foreign)
        )

    def test_invoices_count_once_they_are_paid(self):
        deal = self.won("invoice", [100, 50])
        order = deal.lead_id.order_ids
        order.order_line.write({"tax_ids": [Command.set(self.tax.ids)]})
        self.assertEqual(deal.amount, 0)
        invoice = self.invoice(order, pay=False)
        self.env.flush_all()
        self.assertEqual((invoice.amount_total, deal.amount), (180, 0))
        self.pay(invoice)
        self.assertEqual(deal.amount, 150)
        for user in (self.partner_a, self.supervisor_a):
            with self.assertRaises(AccessError):
                invoice.with_user(user).read(["name"])

    def refund(self, invoice, amount=None):
        wizard = self.env["account.move.reversal"].with_context(
            active_model="account.move", active_ids=invoice.ids
        )
        wizard = wizard.create({"journal_id": invoice.journal_id.id})
        refund = self.env["account.move"].browse(wizard.refund_moves()["res_id"])
        if amount:
            refund.invoice_line_ids.price_unit = amount
        refund.action_post()
        self.env.flush_all()
        return refund

    def test_refunds_are_taken_off(self):
        deal = self.won("invoice", [100])
        invoice = self.invoice(deal.lead_id.order_ids)
        self.refund(invoice, 30)
        self.assertEqual(deal.amount, 70)

    def test_an_invoice_that_was_taken_back_unpaid_counts_for_nothing(self):
        deal = self.won("invoice", [100])
        invoice = self.invoice(deal.lead_id.order_ids, pay=False)
        refund = self.refund(invoice)
        lines = (invoice | refund).line_ids
        lines = lines.filtered(lambda x: x.account_type == "asset_receivable")
        lines.filtered(lambda x: not x.reconciled).reconcile()
        self.env.flush_all()
        self.assertEqual(deal.amount, 0)

    def test_an_invoice_that_is_paid_in_part_counts_when_the_rest_is_paid(self):
        deal = self.won("invoice", [100])
        invoice = self.invoice(deal.lead_id.order_ids, pay=False)
        self.pay(invoice, amount=40, payment_difference_handling="open")
        self.assertEqual((invoice.payment_state, deal.amount), ("partial", 0))
        self.pay(invoice)
        self.assertEqual(deal.amount, 100)

    def test_a_paid_invoice_that_is_refunded_entirely_counts_for_nothing(self):
        deal = self.won("invoice", [100], [50])
        first, _second = map(
            self.invoice, deal.lead_id.order_ids.sorted("amount_total")
        )
        self.assertEqual((first.amount_untaxed, deal.amount), (50, 150))
        self.refund(first)
        self.assertEqual(deal.amount, 100)

    def test_invoices_in_two_currencies_are_added_without_taxes(self):
        deal = self.won("invoice", [100])
        prices = self.foreign()
        there = self._order(deal, 60, state="sale", pricelist_id=prices.id)
        orders = deal.lead_id.order_ids
        orders.order_line.write({"tax_ids": [Command.set(self.tax.ids)]})
        there.order_line.discount = 50
        for order in orders:
            self.invoice(order)
        self.assertEqual(deal.amount, 115)  # 100 + 60 × 0.5 / 2
        self.assertFalse(deal.original_currency_id)

    def test_an_order_that_is_cancelled_afterwards_is_taken_off(self):
        deal = self.won("order", [100], [30])
        order = deal.lead_id.order_ids.filtered(lambda each: each.amount_untaxed == 30)
        order.with_context(disable_cancel_warning=True).action_cancel()
        self.env.flush_all()
        self.assertEqual(deal.amount, 100)

    def test_invoices_of_other_orders_count_for_nothing(self):
        deal = self.won("invoice", [100])
        foreign = self._order(deal, 70, state="sale", opportunity_id=False)
        self.invoice(foreign)
        self.assertEqual(deal.amount, 0)

    def test_many_orders_cost_as_much_as_their_number_alone(self):
        def cost(deals):
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            deals.lead_id.order_ids.write({"state": "sale"})
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        self.program.won_from = "order"
        self._switch(visible=False)  # of mails other tests tell
        sets = []
        for size in (2, 12):
            deals = self.env["prm.registration"].sudo()
            for _number in range(size):
                deals |= self._deal().sudo()
                self._order(deals[-1])
            sets.append(deals)
        few, many = map(cost, sets)
        self.assertLess(many, few + 60, (few, many))
