"""Partners ask for quotes: once, of what is offered, for deals that are theirs."""

import uuid

from odoo.addons.prm.models.common.errors import RegistrationRefused

from .quote_common import QuoteCase, QuoteHttpCase


class TestQuoteRequest(QuoteCase):
    def test_the_draft_is_for_the_deals_customer_at_the_tiers_price(self):
        self.program.pricelist_id = self._create_pricelist("Program", 95)
        self.tier.pricelist_id = self.pricelist
        deal = self._deal()
        order = self._ask(deal, wish="In May <b>please</b>", quantity_1=2.5)
        lead = deal.sudo().lead_id
        self.assertEqual(order.state, "draft")
        self.assertEqual(order.partner_id, lead.partner_id)
        self.assertEqual(order.opportunity_id, lead)
        self.assertEqual(order.user_id, self.salesperson)
        self.assertEqual(order.company_id, self.company)
        self.assertEqual(order.pricelist_id, self.pricelist)
        self.assertIn(deal.number, order.origin)
        self.assertEqual(order.prm_contact_id, self.partner_a.partner_id)
        self.assertEqual(order.prm_partner_id, self.organization_a)
        line = order.order_line
        self.assertEqual((line.product_id, line.product_uom_qty), (self.rack, 2.5))
        self.assertEqual(line.price_unit, 90)
        self.tier.pricelist_id = False
        second = self._ask(deal, token="token-2")
        self.assertEqual(second.order_line.price_unit, 95)

    def test_the_salesperson_is_asked_and_what_was_typed_stays_text(self):
        token = uuid.uuid4().hex
        self._upload(self.partner_a, token, "plan.pdf")
        order = self._ask(self._deal(), token=token, wish="In May <b>please</b>")
        self.assertEqual(order.activity_ids.user_id, self.salesperson)
        message = order.message_ids[:1]
        self.assertIn("&lt;b&gt;please", message.body)
        self.assertEqual(message.attachment_ids.mapped("name"), ["plan.pdf"])
        self.assertEqual(message.attachment_ids.res_model, "sale.order")
        self.assertTrue(message.subtype_id.internal)

    def test_nobody_of_the_partner_follows_or_reads_messages_of_the_order(self):
        order = self._ask(self._deal(), wish="Soon")
        partner = self.partner_a.partner_id
        self.assertNotIn(partner, order.message_partner_ids)
        messages = self.env["mail.message"].with_user(self.partner_a)
        self.assertFalse(messages.search([("id", "in", order.message_ids.ids)]))

    def test_a_token_makes_one_quote(self):
        deal = self._deal()
        order = self._ask(deal, token="same")
        self.assertEqual(self._ask(deal, token="same", quantity_1=9), order)
        self.assertNotEqual(self._ask(deal, token="other"), order)

    def test_what_is_not_offered_is_refused(self):
        deal, foreign = self._deal(), self.env["res.company"].create({"name": "Else"})
        elsewhere = self._create_product("Elsewhere", 1, company_id=foreign.id)
        archived = self._create_product("Archived", 1)
        archived.product_tmpl_id.active = False
        not_sold = self._create_product("Not sold", 1, sale_ok=False)
        for product in (self.secret, elsewhere, archived, not_sold):
            with self.assertRaises(RegistrationRefused) as refused:
                self._ask(deal, product_2=product.id, quantity_2=1)
            self.assertEqual(refused.exception.errors, {"product_2": "choice_invalid"})

    def refused(self, deal, user=None):
        with self.assertRaises(RegistrationRefused) as refused:
            self._ask(deal, user)
        return refused.exception.errors[""]

    def test_closed_portals_and_deals_that_ended_are_refused(self):
        deal = self._deal()
        self._switch(can_create=False)
        self.assertEqual(self.refused(deal), "requests_closed")
        self._switch(can_create=True)
        deal.sudo().lead_id.action_set_lost()
        self.env.flush_all()
        self.assertEqual(self.refused(deal), "request_deal_ended")

    def test_a_section_of_own_records_takes_requests_for_own_deals(self):
        deal = self._deal()
        self.assertTrue(self._ask(deal, self.supervisor_a, token="before"))
        self._switch(scope="own")
        self.assertEqual(self.refused(deal, self.supervisor_a), "request_deal_ended")
        self.assertTrue(self._ask(deal, self.partner_a, token="after"))

    def test_a_portal_that_one_only_looks_at_takes_no_requests(self):
        deal = self._deal()
        self.assertTrue(self._ask(deal, token="before"))
        elsewhere = self.portal.copy({"name": "Elsewhere", "path": "elsewhere"})
        self.program.portal_id = elsewhere
        self.env.flush_all()
        self.assertEqual(self.refused(deal), "requests_closed")

    def test_a_lead_without_customer_is_refused(self):
        deal = self._deal()
        deal.sudo().lead_id.partner_id = False
        self.assertEqual(self.refused(deal), "request_not_possible")

    def test_a_salesperson_who_left_gets_nothing_the_manager_does(self):
        deal = self._deal()
        self.salesperson.active = False
        order = self._ask(deal)
        self.assertEqual(order.user_id, self.channel_own)

    def test_names_of_products_are_found_without_codes_and_with_prices(self):
        self.tier.pricelist_id = self.pricelist
        user, deal = self.partner_a, self._deal()
        service = self.env["prm.quote.request"].with_user(user)
        args = self.portal.with_user(user), deal.with_user(user)
        names = [each["name"] for each in service._matches(*args)]
        self.assertEqual(len(names), 2)
        self.assertTrue(any("Rack" in name and "90" in name for name in names))
        self.assertFalse(any("INT-" in name for name in names))
        self.portal.quote_amounts = False
        self.assertIn("Rack", [each["name"] for each in service._matches(*args)])
        self.assertEqual(len(service._matches(*args, "cab")), 1)
        self.assertFalse(service._matches(*args, "%"))


class TestQuoteForm(QuoteHttpCase):
    def form(self, deal, **values):
        return {
            "deal": deal.id,
            "submission_token": uuid.uuid4().hex,
            "product_1": self.rack.id,
            "quantity_1": "2",
            **values,
        }

    def test_a_partner_asks_by_the_form_and_comes_to_the_quote(self):
        deal = self._deal()
        page = self.visit("/quotes/new", self.partner_a, deal=deal.id)
        self.assertEqual(page.status, 200)
        self.assertIn("Rack", page.text)
        sent = self.form(deal, wish="Soon")
        answer = self.send("/quotes/new", sent)
        self.assertEqual(answer.status, 303)
        again = self.send("/quotes/new", sent)
        self.assertEqual(again.location, answer.location)
        orders = self.env["sale.order"].search([("prm_request_id", "=", deal.id)])
        self.assertEqual(len(orders), 1)
        page = self.visit(answer.location)
        self.assertEqual(page.status, 200)
        self.assertIn("Draft (requested)", page.text)
        self.assertIn("Soon", page.text)
        self.assertNotIn("INT-", page.text)

    def test_wrong_input_comes_back_with_all_that_was_typed(self):
        deal = self._deal()
        self.login(self.partner_a)
        for quantity in ("0", "-1", "nan", "1e9", "9999999", ""):
            sent = self.form(deal, quantity_1=quantity, wish="My wish")
            page = self.send("/quotes/new", sent)
            self.assertEqual(page.status, 422, quantity)
            self.assertIn("quantity_1", page.errors, quantity)
            self.assertEqual(page.value("wish"), "My wish")
            self.assertEqual(page.value("product_1"), str(self.rack.id))
        page = self.send("/quotes/new", self.form(deal, product_1="", quantity_2="2"))
        self.assertEqual(set(page.errors), {"product_1", "product_2"})
        page = self.send("/quotes/new", self.form(deal, product_1=self.secret.id))
        self.assertEqual((page.status, set(page.errors)), (422, {"product_1"}))
        self.assertNotIn("Secret", page.text)
        self.assertFalse(self.env["sale.order"].search([("prm_token", "!=", False)]))

    def test_files_wait_with_the_form(self):
        deal = self._deal()
        sent = self.form(deal, quantity_1="0")
        files = self.attach(("plan.pdf", b"%PDF-1.7 a plan"))
        page = self.send("/quotes/new", sent, files, user=self.partner_a)
        self.assertEqual((page.status, page.pending), (422, ["plan.pdf"]))
        answer = self.send("/quotes/new", {**sent, "quantity_1": "1"})
        self.assertEqual(answer.status, 303)
        order = self.env["sale.order"].search([("prm_request_id", "=", deal.id)])
        self.assertIn("plan.pdf", order.message_ids.attachment_ids.mapped("name"))

    def test_a_form_sent_twice_brings_each_file_once(self):
        deal = self._deal()
        sent = self.form(deal)
        for name in ("plan.pdf", "plan.pdf", "photo.pdf"):
            files = self.attach((name, b"%PDF-1.7 a plan"))
            answer = self.send("/quotes/new", sent, files, user=self.partner_a)
            self.assertEqual(answer.status, 303)
        [order] = self.env["sale.order"].search([("prm_request_id", "=", deal.id)])
        names = order.message_ids.attachment_ids.mapped("name")
        self.assertEqual(sorted(names), ["photo.pdf", "plan.pdf"])

    def test_fields_that_the_form_has_not_are_dropped(self):
        deal = self._deal()
        more = {"price_unit": "1", "discount": "99", "state": "sale", "partner_id": 1}
        more |= {"pricelist_id": self.pricelist.id, "prm_contact_id": 1}
        sent = self.form(deal, **more)
        answer = self.send("/quotes/new", sent, user=self.partner_a)
        self.assertEqual(answer.status, 303)
        [order] = self.env["sale.order"].search([("prm_request_id", "=", deal.id)])
        self.assertEqual((order.state, order.order_line.discount), ("draft", 0))
        self.assertEqual(order.order_line.price_unit, 100)
        self.assertEqual(order.prm_contact_id, self.partner_a.partner_id)
        self.assertEqual(order.partner_id, deal.sudo().lead_id.partner_id)

    def test_foreign_and_missing_deals_are_not_found(self):
        foreign = self._deal(self.partner_b)
        self.login(self.partner_a)
        pages = []
        for number in (foreign.id, 2**31 - 1, 10**12, "x"):
            pages.append(self.visit("/quotes/new", deal=number))
            pages.append(
                self.send("/quotes/new", {**self.form(foreign), "deal": number})
            )
            pages.append(self.visit("/quotes/products", deal=number, q=""))
        self.assertEqual({page.status for page in pages}, {404})

    def test_the_form_is_closed_where_partners_ask_for_nothing(self):
        deal = self._deal()
        self._switch(can_create=False)
        page = self.visit("/quotes/new", self.partner_a, deal=deal.id)
        self.assertEqual(page.status, 403)
        self.assertEqual(self.visit("/quotes/products", deal=deal.id).status, 404)
        self.assertFalse(self.visit("/quotes").has_class("prm_ask_quote"))

    def test_without_a_deal_the_open_deals_are_offered(self):
        deal, lost = self._deal(), self._deal()
        lost.sudo().lead_id.action_set_lost()
        self.env.flush_all()
        page = self.visit("/quotes/new", self.partner_a)
        links = page.all("//ul[contains(@class, 'prm_quote_deals')]//a/@href")
        self.assertEqual(links, [f"/partner/test/quotes/new?deal={deal.id}"])

    def test_too_many_requests_are_refused(self):
        parameters = self.env["ir.config_parameter"].sudo()
        parameters.set_param("prm.limit_requests", "1")
        deal = self._deal()
        self.login(self.partner_a)
        self.assertEqual(self.send("/quotes/new", self.form(deal)).status, 303)
        page = self.send("/quotes/new", self.form(deal, wish="More"))
        self.assertEqual((page.status, page.value("wish")), (429, "More"))
