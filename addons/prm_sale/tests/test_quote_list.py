"""The list of quotes: filters, search, order, and strange addresses."""

from .quote_common import QuoteHttpCase


class TestQuoteList(QuoteHttpCase):
    def setUp(self):
        super().setUp()
        self.deal, self.other = self._deal(), self._deal()
        self.sent = self._order(self.deal, state="sent", date_order="2026-01-05")
        self.ordered = self._order(self.other, state="sale")
        self.ordered.date_order = "2026-02-05"
        self.env.flush_all()
        self.login(self.partner_a)

    def names(self, **params):
        page = self.visit("/quotes", **params)
        self.assertEqual(page.status, 200)
        return page.texts("//a[contains(@class, 'prm_row')]")

    def test_it_is_narrowed_by_state_deal_date_and_search(self):
        sent, ordered = self.sent.name, self.ordered.name
        self.assertEqual(self.names(), [ordered, sent])
        self.assertEqual(self.names(sortby="oldest"), [sent, ordered])
        self.assertEqual(self.names(filterby="sent"), [sent])
        self.assertEqual(self.names(filterby="sale"), [ordered])
        self.assertEqual(self.names(deal=self.deal.id), [sent])
        self.assertEqual(self.names(date_begin="2026-02-01"), [ordered])
        self.assertEqual(self.names(search=sent), [sent])
        self.assertEqual(self.names(search=self.other.name), [ordered])
        self.assertEqual(self.names(search="%"), [])

    def test_unknown_parameters_change_nothing(self):
        strange = {"sortby": "amount_total", "filterby": "draft; drop", "page": "-3"}
        self.assertEqual(len(self.names(**strange)), 2)
        foreign = self._deal(self.partner_b)
        self.assertEqual(len(self.names(deal=foreign.id)), 2)

    def test_a_day_says_of_what_it_is(self):
        for order, label in ((self.sent, "Quoted on"), (self.ordered, "Ordered on")):
            page = self.visit(f"/quotes/{order.id}")
            labels = page.texts("//dl[contains(@class, 'prm_quote_facts')]/dt")
            self.assertEqual(labels[1], label)

    def test_it_is_exported_as_it_is_shown(self):
        page = self.visit("/export", kind="quotes", format="csv", filterby="sent")
        self.assertEqual(page.status, 200)
        self.assertIn(self.sent.name, page.text)
        self.assertNotIn(self.ordered.name, page.text)
        page = self.visit("/export", self.partner_b, kind="quotes", format="csv")
        self.assertNotIn(self.sent.name, page.text)

    def test_a_page_of_quotes_costs_as_many_queries_as_one(self):
        service = self.env["prm.quote.list"].with_user(self.partner_a)

        def cost():
            self.env.invalidate_all()
            found = self._seen(self.partner_a)
            before = self.env.cr.sql_log_count
            service._rows(found)
            return self.env.cr.sql_log_count - before

        few = cost()
        for _number in range(8):
            self._order(self.deal, state="sent")
        self.assertLessEqual(cost(), few + 1)
