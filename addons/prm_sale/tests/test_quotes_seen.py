"""Which quotes a person of a partner sees."""

import contextlib

from odoo.exceptions import AccessError

from .quote_common import QuoteCase


class TestQuotesSeen(QuoteCase):
    def test_drafts_of_the_vendor_are_not_seen_until_they_are_sent(self):
        deal = self._deal()
        draft, sent = self._order(deal), self._order(deal, state="sent")
        ordered = self._order(deal, state="sale")
        self.assertEqual(self._seen(self.partner_a), sent | ordered)
        draft.action_quotation_sent()
        self.assertEqual(self._seen(self.partner_a), draft | sent | ordered)

    def test_of_cancelled_ones_those_are_seen_that_were_sent(self):
        deal = self._deal()
        draft, sent = self._order(deal), self._order(deal, state="sent")
        (draft | sent).action_cancel()
        self.assertEqual(self._seen(self.partner_a), sent)
        sent.action_draft()
        self.assertFalse(self._seen(self.partner_a))

    def test_the_own_request_is_seen_and_no_other_partner_sees_it(self):
        deal, other = self._deal(), self._deal(self.partner_b)
        other.sudo()._write_guarded({"lead_id": deal.sudo().lead_id.id})
        asked, sent = self._ask(deal), self._order(deal, state="sent")
        self.assertEqual(self._seen(self.partner_a), asked | sent)
        self.assertEqual(self._seen(self.partner_b), sent)
        asked.action_quotation_sent()
        self.assertEqual(self._seen(self.partner_b), sent)

    def test_other_orders_of_the_customer_are_never_seen(self):
        deal = self._deal()
        mine = self._order(deal, state="sent")
        self._order(deal, state="sent", opportunity_id=False)
        elsewhere = self.env["crm.lead"].create(
            {"name": "Direct", "partner_id": deal.sudo().lead_id.partner_id.id}
        )
        self._order(deal, state="sent", opportunity_id=elsewhere.id)
        self.assertEqual(self._seen(self.partner_a), mine)

    def test_people_see_the_quotes_of_the_deals_that_they_see(self):
        order = self._order(self._deal(), state="sent")
        self.assertEqual(self._seen(self.supervisor_a), order)
        for user in (self.colleague_a, self.partner_b, self.supervisor_b):
            self.assertFalse(self._seen(user), user.login)
        self.assertFalse(self._seen(self.portal_user))

    def test_each_service_of_the_section_finds_the_same(self):
        deal = self._deal()
        draft, sent = self._order(deal), self._order(deal, state="sent")
        services = ("prm.quote.scope", "prm.quote.list", "prm.quote.request")

        def found(service, user, order):
            portal = self.portal.with_user(user)
            return bool(portal.env[service]._find_sudo(portal, order.id))

        for name in services:
            with self.subTest(name):
                self.assertTrue(found(name, self.partner_a, sent))
                self.assertFalse(found(name, self.partner_a, draft))
                self.assertFalse(found(name, self.colleague_a, sent))
                self.assertFalse(found(name, self.partner_b, sent))
        self._switch(visible=False)
        for name in services:
            self.assertFalse(found(name, self.partner_a, sent), name)

    def test_a_cancelled_deal_shows_no_quotes(self):
        deal = self._deal()
        self._order(deal, state="sent")
        review = deal.with_user(self.channel_own)
        review.write({"reason_id": self.reasons["cancellation"].id})
        review.decision_note = "Given up"
        review.action_cancel()
        self.assertFalse(self._seen(self.partner_a))

    def test_access_ends_with_membership_partnership_and_sections(self):
        order = self._order(self._deal(), state="sent")
        for key in ("quotes", "opportunities"):
            self._switch(key, visible=False)
            self.assertFalse(self._seen(self.partner_a), key)
            self._switch(key, visible=True)
        self._switch(scope="own")
        self.assertEqual(self._seen(self.partner_a), order)
        self.assertFalse(self._seen(self.supervisor_a))
        self._switch(scope="organization")
        self.partnership_a.action_suspend()
        self.assertFalse(self._seen(self.partner_a))

    def test_a_disabled_member_sees_nothing(self):
        order = self._order(self._deal(), state="sent")
        self.assertEqual(self._seen(self.partner_a), order)
        members = self.partnership_a.member_ids
        member = members.filtered(lambda one: one.user_id == self.partner_a)
        member.with_user(self.channel_admin).action_disable()
        self.assertFalse(self._seen(self.partner_a))

    def test_the_section_starts_hidden_on_portals_that_are_there(self):
        rows = self.portal.section_ids.filtered(lambda row: row.key == "quotes")
        self.assertTrue(rows.visible)
        rows.unlink()
        self.env["prm.portal"]._complete_all()
        rows = self.portal.section_ids.filtered(lambda row: row.key == "quotes")
        self.assertFalse(rows.visible)

    def test_nothing_of_sales_is_open_to_partners_by_rpc(self):
        order = self._order(self._deal(), state="sale")
        records = (
            order,
            order.order_line,
            self.rack.product_tmpl_id,
            self.rack,
            self.pricelist,
        )
        people = (self.partner_a, self.supervisor_a, self.partner_b, self.portal_user)
        for user in people:
            for found in records:
                theirs = found.with_user(user)
                with contextlib.suppress(AccessError):
                    self.assertFalse(theirs.search([("id", "in", found.ids)]))
                with self.assertRaises(AccessError):
                    theirs.read(["display_name"])

    def test_customers_do_not_learn_of_partners_from_their_own_orders(self):
        order = self._order(self._deal(), state="sale")
        order.partner_id = self.portal_user.partner_id
        theirs = order.with_user(self.portal_user)
        self.assertTrue(theirs.read(["name"]))
        for name in ("prm_partner_id", "prm_registration_id", "prm_wish", "prm_token"):
            with self.assertRaises(AccessError):
                theirs.read([name])
        with self.assertRaises(AccessError):
            theirs.search([("prm_request_id", "!=", False)])
