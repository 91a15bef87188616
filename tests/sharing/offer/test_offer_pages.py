"""The section of offers as a browser sees it."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .offer_common import OfferData


@tagged("post_install", "-at_install")
class TestOfferPages(OfferData, PrmHttpCase):
    def setUp(self):
        super().setUp()
        self.partnership_a.contact_id = self.partner_a.partner_id
        self.opportunity = self.lead()

    def offered(self):
        return self.deal(self.offer(self.opportunity), self.partnership_a)

    def test_without_an_offer_there_is_no_section_and_the_page_says_why(self):
        home = self.visit(user=self.partner_a)
        self.assertFalse(home.all("//a[contains(@href, '/offers')]"))
        page = self.visit("/offers")
        self.assertEqual(page.status, 200)
        self.assertIn("No offer waits for you", page.text)

    def test_home_names_the_offer_and_counts_it(self):
        deal = self.offered()
        home = self.visit(user=self.partner_a)
        [counter] = home.all("//a[@data-counter='waiting']")
        self.assertIn("1", counter.text_content())
        links = home.all(f"//a[contains(@href, '/offers/{deal.id}')]")
        self.assertIn("Answer the offer by", links[0].text_content())
        self.login(self.colleague_a)
        home = self.visit()
        self.assertFalse(home.all(f"//a[contains(@href, '/offers/{deal.id}')]"))

    def test_the_list_shows_need_city_industry_size_and_days_left(self):
        deal = self.offered()
        page = self.visit("/offers", user=self.partner_a)
        [row] = page.texts("//ul[contains(@class, 'prm_offers')]/li")
        for text in ("Three hundred workplaces", "Bremen", "Food", "250 employees"):
            self.assertIn(text, row)
        self.assertIn("5 days left", row)
        self.assertNotIn("anary", page.text)
        self.decline(self.partner_a, deal)
        page = self.visit("/offers")
        self.assertIn("No offer waits", page.text)
        page = self.visit("/offers", filterby="declined")
        [row] = page.texts("//ul[contains(@class, 'prm_offers')]/li")
        self.assertIn("Declined", row)

    def test_accept_is_the_one_filled_button_and_leads_to_the_opportunity(self):
        deal = self.offered()
        page = self.visit(f"/offers/{deal.id}", user=self.partner_a)
        self.assertEqual(page.status, 200)
        self.assertLess(len(page.text), 60_000)
        self.assertNotIn("anary", page.text)
        [button] = page.has_class("prm_open_accept")
        self.assertIn("btn-primary", button.get("class"))
        answer = self.send(f"/offers/{deal.id}/accept")
        self.assertEqual(
            answer.location, f"/partner/test/offers/{deal.id}?done=accepted"
        )
        moved = self.visit(answer.location)
        self.assertTrue(
            moved.location.startswith(f"/partner/test/opportunities/{deal.id}")
        )
        page = self.visit(moved.location)
        self.assertIn("Canary Mills", page.text)
        self.assertIn("Accepted. The deal is yours.", page.text)

    def test_a_colleague_finds_no_buttons_and_is_refused(self):
        deal = self.offered()
        page = self.visit(f"/offers/{deal.id}", user=self.colleague_a)
        self.assertFalse(page.has_class("prm_open_accept"))
        self.assertIn("can accept it", page.text)
        answer = self.send(f"/offers/{deal.id}/accept")
        self.assertEqual(answer.status, 422)
        self.assertEqual(deal.state, "offered")

    def test_declining_without_a_reason_keeps_what_was_typed(self):
        deal = self.offered()
        answer = self.send(
            f"/offers/{deal.id}/decline", {"note": "Next year"}, user=self.partner_a
        )
        self.assertEqual(answer.status, 422)
        self.assertIn("reason", answer.errors)
        self.assertEqual(answer.value("note"), "Next year")
        reason = str(self.reasons["decline"].id)
        answer = self.send(
            f"/offers/{deal.id}/decline", {"note": "Next year", "reason_id": reason}
        )
        self.assertEqual(answer.status, 303)
        page = self.visit(answer.location)
        self.assertIn("You declined this offer.", page.text)
        self.assertIn("Next year", page.text)

    def test_an_offer_that_nobody_accepted_is_not_cloned_and_an_accepted_one_is(self):
        deal = self.offered()
        address = f"/registrations/{deal.id}/clone"
        self.decline(self.partner_a, deal)
        page = self.visit(f"/offers/{deal.id}", user=self.partner_a)
        self.assertFalse(page.has_class("prm_open_clone"))
        self.assertFalse(page.has_class("prm_more"))
        answer = self.send(address, {"submission_token": "once"})
        self.assertEqual(answer.status, 422)
        other = self.deal(self.offer(self.lead()), self.partnership_a)
        self.accept(self.partner_a, other)
        page = self.visit(f"/opportunities/{other.id}")
        self.assertTrue(page.has_class("prm_open_clone"))

    def test_what_another_partner_got_is_told_without_a_name(self):
        offered = self.offer(self.opportunity)
        mine = self.deal(offered, self.partnership_a)
        self.accept(self.supervisor_b, self.deal(offered, self.partnership_b))
        answer = self.send(f"/offers/{mine.id}/accept", user=self.partner_a)
        self.assertEqual(answer.status, 422)
        self.assertIn("This offer was accepted by another partner.", answer.text)
        self.assertNotIn("Birch", answer.text)
        page = self.visit(f"/offers/{mine.id}")
        self.assertIn("This offer is no longer available.", page.text)
        self.assertFalse(page.has_class("prm_open_accept"))

    def test_foreign_and_missing_offers_look_alike_on_every_address(self):
        deal = self.deal(self.offer(self.opportunity), self.partnership_b)
        self.login(self.partner_a)
        for number in (deal.id, 2**31 + 5, 99999999):
            for address in ("", "/accept", "/decline"):
                page = self.visit(f"/offers/{number}{address}")
                self.assertEqual(page.status, 404, address)
            for answer in ("accept", "decline"):
                page = self.send(f"/offers/{number}/{answer}")
                self.assertEqual(page.status, 404, answer)
        self.assertEqual(deal.state, "offered")

    def test_get_changes_nothing_and_odd_wishes_fall_back(self):
        deal = self.offered()
        for answer in ("accept", "decline"):
            page = self.visit(f"/offers/{deal.id}/{answer}", user=self.partner_a)
            self.assertEqual(page.location, f"/partner/test/offers/{deal.id}")
        self.assertEqual(deal.state, "offered")
        page = self.visit(
            "/offers", sortby="x", filterby="x", groupby="x", page="-1", view="all"
        )
        self.assertEqual(page.status, 200)
        page = self.visit(f"/registrations/{deal.id}")
        self.assertEqual(page.location, f"/partner/test/offers/{deal.id}")

    def test_a_hidden_section_is_not_found(self):
        deal = self.offered()
        row = self.portal.section_ids.filtered(lambda each: each.key == "offers")
        row.visible = False
        self.login(self.partner_a)
        for address in ("/offers", f"/offers/{deal.id}", f"/registrations/{deal.id}"):
            self.assertEqual(self.visit(address).status, 404, address)
        self.assertEqual(self.send(f"/offers/{deal.id}/accept").status, 404)
        self.assertEqual(deal.state, "offered")
