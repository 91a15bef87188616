"""Partners hear of quotes that are ready, and of orders."""

from .quote_common import QuoteCase


class TestQuoteMails(QuoteCase):
    def news(self, user):
        self.env.flush_all()
        return self.env["prm.notification"].search(
            [("member_id.user_id", "=", user.id), ("event", "=like", "quote_%")],
            order="id",
        )

    def test_the_author_hears_of_a_quote_and_of_the_order(self):
        deal = self._deal()
        order = self._order(deal)
        self.assertFalse(self.news(self.partner_a))
        order.with_user(self.salesperson).action_quotation_sent()
        order.with_user(self.salesperson).action_confirm()
        news = self.news(self.partner_a)
        self.assertEqual(news.mapped("event"), ["quote_sent", "quote_sale"])
        self.assertIn(order.name, news[0].subject)
        mails = self.env["mail.mail"].search([("subject", "=", news[0].subject)])
        self.assertEqual(len(mails), 1)
        self.assertIn(f"/partner/test/quotes/{order.id}", mails.body_html)
        self.assertNotIn("access_token", mails.body_html)
        self.assertFalse(self.news(self.partner_b))

    def test_who_asked_hears_of_it_beside_the_author(self):
        deal = self._deal()
        order = self._ask(deal, self.supervisor_a)
        order.action_quotation_sent()
        self.assertTrue(self.news(self.supervisor_a))
        self.assertTrue(self.news(self.partner_a))

    def test_nobody_hears_of_what_is_not_shown(self):
        deal = self._deal()
        for key in ("quotes", "opportunities"):
            self._switch(key, visible=False)
            self._order(deal, state="sent")
            self._switch(key, visible=True)
        other = self._deal(self.partner_b)
        other.sudo()._write_guarded({"lead_id": deal.sudo().lead_id.id})
        self.assertFalse(self.news(self.partner_a) | self.news(self.partner_b))
        self._ask(deal).action_quotation_sent()
        self.assertTrue(self.news(self.partner_a))
        self.assertFalse(self.news(self.partner_b))

    def test_orders_without_a_deal_cost_no_more(self):
        customers = [{"partner_id": self.organization_b.id} for _each in range(10)]
        orders = self.env["sale.order"].create(customers)
        self.env.flush_all()
        orders._prm_tell("sent")
        before = self.env.cr.sql_log_count
        orders._prm_tell("sent")
        self.assertLessEqual(self.env.cr.sql_log_count - before, 2)

    def test_each_further_order_costs_few_queries(self):
        def cost(number):
            orders = self.env["sale.order"]
            for _each in range(number):
                orders |= self._order(self._deal())
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            orders.write({"state": "sent"})
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        cost(1)
        few, many = cost(1), cost(7)
        self.assertLessEqual(many - few, 6 * 10, (few, many))
