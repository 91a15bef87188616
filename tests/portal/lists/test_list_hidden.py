"""What a portal hides is not found out by filter, order, group or search."""

from odoo.tests import tagged

from ....policy.search_text import folded
from ...security.security_common import RpcCase
from .list_common import ListData


@tagged("post_install", "-at_install")
class TestListHidden(ListData, RpcCase):
    def setUp(self):
        super().setUp()
        self.stages = self.env["crm.stage"].search([("is_won", "=", False)], limit=2)
        self.staged = self._staged(self.stages[1], name="Staged")
        self.won = self._won(name="Won")
        self.plain = self._register(name="Plain")
        self.deals = self.staged | self.won | self.plain
        self.login(self.partner_a)

    def hide(self):
        self._set("opportunities", visible=False)

    def search(self, domain, **kwargs):
        deals = self.deals.with_user(self.partner_a)
        return deals.search([("id", "in", deals.ids), *domain], **kwargs)

    # --------------------------------------------------------------------- on pages

    def test_the_list_offers_no_outcome_where_no_opportunities_are_shown(self):
        page = self.visit("/registrations", filters="open")
        self.assertEqual(self.options(page, "outcome"), ["Open", "Won", "Lost"])
        self.assertEqual(self.rows_of(outcome="won"), {"Won"})
        self.hide()
        page = self.visit("/registrations", filters="open")
        self.assertFalse(page.all("//select[@name='outcome']"))
        everything = {"Staged", "Won", "Plain"}
        self.assertEqual(self.rows_of(outcome="won"), everything)

    def test_no_address_tells_the_outcome_of_a_hidden_opportunity(self):
        self.hide()
        asked = [
            {"sortby": key} for key in ("state", "-state", "news", "-news", "amount")
        ]
        asked += [{"groupby": "state"}, {"groupby": "stage"}, {"stage": "Won"}]
        for params in asked:
            page = self.visit("/registrations", **params)
            self.assertEqual(set(page.rows), {"Staged", "Won", "Plain"}, params)
            badges = page.all("//*[@data-state]/@data-state")
            self.assertEqual(set(badges), {"approved", "submitted"}, params)
        page = self.visit("/registrations", groupby="state")
        self.assertEqual(page.texts("//table//h2"), ["Submitted", "Approved"])
        self.assertEqual(self.visit("/opportunities", stage="Won").status, 404)

    def test_the_words_of_the_news_tell_nothing_of_it_either(self):
        self.won.sudo()._tell_news()
        self._forget()
        latest = self.env["prm.registration.latest"].with_user(self.partner_a)
        deal = self.won.with_user(self.partner_a)
        self.assertEqual(latest._texts(deal), {deal.id: "Won"})
        self.hide()
        self.assertEqual(latest._texts(deal), {deal.id: "Approved"})

    def test_hidden_conversation_and_history_are_not_told(self):
        self.vendor_posts(self.plain, "Zebra")
        latest = self.env["prm.registration.latest"].with_user(self.partner_a)
        deal = self.plain.with_user(self.partner_a)
        self.assertIn("Answer from", latest._texts(deal)[deal.id])
        self._show_block("conversation", False)
        self.assertEqual(latest._texts(deal), {deal.id: "Submitted"})
        self._show_block("history", False)
        self.assertEqual(latest._texts(deal), {})

    def test_an_offering_that_no_form_asks_for_is_no_filter(self):
        page = self.visit("/registrations", filters="open")
        self.assertTrue(page.all("//select[@name='offering']"))
        rows = self.portal.registration_field_ids.filtered(
            lambda each: (each.form, each.name) == ("registration", "offering_id")
        )
        row = rows[:1]
        row.with_user(self.channel_admin).visible = False
        self._forget()
        page = self.visit("/registrations", filters="open")
        self.assertFalse(page.all("//select[@name='offering']"))
        self.assertNotIn(
            "offering", page.all("//select[@name='search_in']/option/@value")
        )

    # ------------------------------------------------------------------------ by RPC

    def test_stages_are_found_by_name_and_ordered_while_they_are_shown(self):
        domain = [("stage_name", "=", self.stages[1].name)]
        self.assertEqual(self.search(domain).ids, self.staged.ids)
        by_stage = self.search([], order="stage_name, id").ids
        self.assertEqual(by_stage[:2], [self.staged.id, self.won.id])
        ids = self.rpc("prm.registration", "search", domain)
        self.assertEqual(ids, self.staged.ids)
        self.hide()
        self.assertFalse(self.search(domain))
        self.assertEqual(self.rpc("prm.registration", "search", domain), [])
        self.assertFalse(self.search([("stage_name", "!=", False)]))

    def test_no_order_tells_where_a_hidden_deal_stands(self):
        shown = self.search([], order="state.standing, id").ids
        self.assertEqual(shown, [self.plain.id, self.staged.id, self.won.id])
        self.assertEqual(
            self.search([], order="outcome desc, id")[:1].ids, self.plain.ids
        )
        self.hide()
        for order in ("outcome", "outcome desc", "stage_name", "stage_name desc"):
            found = self.search([], order=f"{order}, id").ids
            self.assertEqual(found, sorted(self.deals.ids), order)
        for order in ("state.standing, id", "state.standing desc, id desc"):
            found = self.search([], order=order)
            self.assertIn(self.plain.id, (found[0].id, found[-1].id), order)

    def test_the_searched_text_holds_what_partners_read(self):
        deals = self.env["prm.registration"].with_user(self.partner_a)
        names = deals._search_text_parts()
        self.assertLessEqual(names, deals._portal_readable_fields())
        self.assertFalse(names & deals._section_fields().keys())
        text = self.plain.sudo().search_text
        self.assertNotIn(folded("Zebra"), text)
        self.assertIn(folded(self.plain.customer_vat), text)
