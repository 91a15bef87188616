"""The page of news: what is listed, what is marked, and for whom not."""

from odoo.tests import freeze_time, tagged

from .notification_common import NotificationCase


@tagged("post_install", "-at_install")
class TestNewsPage(NotificationCase):
    def test_news_stand_by_day_with_event_words_deal_and_time(self):
        deal = self.deal()
        with freeze_time("2026-03-04 12:00:00"):
            self.news(deal=deal, hours=2, subject="Approved: our deal")
            self.news(hours=26, event="tier_changed", subject="Silver reached")
            self.news(hours=24 * 9, subject="Long ago")
            page = self.visit("/news", self.partner_a)
        self.assertEqual(
            page.texts("//section/h2"),
            ["Today", "Yesterday", "Monday, February 23, 2026"],
        )
        self.assertEqual(
            self.subjects(page), ["Approved: our deal", "Silver reached", "Long ago"]
        )
        [item, *_others] = page.has_class("prm_news_item")
        self.assertIn("Registration decided", item.text_content())
        self.assertIn(deal.number, item.text_content())
        [time] = item.xpath(".//time")
        self.assertEqual(time.text, "2 hours ago")
        self.assertIn("2026", time.get("title"))

    def test_unread_news_are_marked_by_a_word(self):
        self.news()
        self.news(hours=2, read_at="2026-01-01 10:00:00")
        page = self.visit("/news", self.partner_a)
        [new, old] = page.has_class("prm_news_item")
        self.assertIn("New", new.xpath(".//*[contains(@class, 'badge')]")[0].text)
        self.assertFalse(old.xpath(".//*[contains(@class, 'badge')]"))
        self.assertFalse(old.xpath(".//button"))

    def test_only_unread_news_on_demand(self):
        self.news()
        self.news(hours=2, read_at="2026-01-01 10:00:00")
        self.login(self.partner_a)
        page = self.visit("/news", view="unread")
        self.assertEqual(self.subjects(page), ["News 1"])
        page = self.visit("/news", view="anything")
        self.assertEqual(self.subjects(page), ["News 1", "News 2"])

    def test_the_latest_five_stand_below_the_bell(self):
        for number in range(1, 8):
            self.news(hours=number)
        page = self.visit("/news/latest", self.partner_a)
        self.assertEqual(len(self.subjects(page)), 5)
        self.assertFalse(page.has_class("prm_nav"))
        [more] = page.has_class("prm_all_news")
        self.assertEqual(more.get("href"), "/partner/test/news")
        page = self.visit("/news/latest", self.partner_b)
        self.assertIn("No news yet.", page.text)

    def test_the_page_of_nobody_who_was_told_anything_says_so(self):
        page = self.visit("/news", self.partner_a)
        self.assertTrue(page.has_class("prm_empty"))
        self.assertFalse(page.has_class("prm_read_all"))

    def test_pages_of_twenty_and_odd_numbers_fall_back(self):
        for number in range(1, 26):
            self.news(hours=number)
        self.login(self.partner_a)
        first = self.visit("/news")
        self.assertEqual(len(self.subjects(first)), 20)
        [older] = first.all("//a[@rel='next']")
        second = self.visit(older.get("href"))
        self.assertEqual(len(self.subjects(second)), 5)
        for odd in ("0", "-1", "999", "x", "9" * 30):
            self.assertEqual(self.visit("/news", page=odd).status, 200, odd)

    def test_nothing_is_marked_by_looking(self):
        news = self.news()
        self.visit("/news", self.partner_a)
        self.visit(f"/news/{news.id}/open")
        self.visit("/news/read")
        self.assertFalse(news.read_at)

    def test_opening_marks_one_and_leads_to_the_deal(self):
        deal = self.deal()
        news, other = self.news(deal=deal), self.news(hours=2)
        answer = self.send(f"/news/{news.id}/open", user=self.partner_a)
        self.assertEqual(answer.status, 303)
        self.assertEqual(answer.location, deal._portal_url())
        self.assertEqual(self.unread(news, other), [other])
        self.assertEqual(self.send(f"/news/{news.id}/open").status, 303)  # again

    def test_an_address_off_the_portals_is_never_followed(self):
        for url in ("https://evil.example", "//evil.example", "/web", False):
            news = self.news(url=url)
            answer = self.send(f"/news/{news.id}/open", user=self.partner_a)
            self.assertEqual(
                answer.headers["Location"].split("?")[0][-13:], "/partner/test"
            )

    def test_one_is_marked_read_without_opening_it(self):
        news, other = self.news(), self.news(hours=2)
        answer = self.send("/news/read", {"news": news.id}, user=self.partner_a)
        self.assertEqual(answer.location, "/partner/test/news")
        self.assertEqual(self.unread(news, other), [other])

    def test_all_are_marked_but_what_came_since_the_page_was_made(self):
        seen = self.news(hours=1), self.news(hours=3)
        page = self.visit("/news", self.partner_a)
        [until] = page.all("//input[@name='until']")
        late = self.news(hours=2)
        self.send("/news/read", {"until": until.get("value")})
        self.assertEqual(self.unread(*seen, late), [late])
        self.send("/news/read", {"until": until.get("value")})  # a second click
        self.assertEqual(self.unread(*seen, late), [late])

    def test_odd_input_marks_nothing(self):
        news = self.news()
        self.login(self.partner_a)
        for data in ({}, {"until": "x"}, {"news": "-1"}, {"news": "9" * 30}):
            self.assertEqual(self.send("/news/read", data).status, 303)
        self.assertFalse(news.read_at)

    def test_news_of_others_are_not_found_and_not_marked(self):
        theirs = self.news(self.colleague_a), self.news(self.partner_b)
        self.login(self.partner_a)
        for news in theirs:
            self.assertEqual(self.send(f"/news/{news.id}/open").status, 404)
            self.send("/news/read", {"news": news.id, "until": news.id})
            self.send("/news/read", {"until": news.id})
        self.assertEqual(self.unread(*theirs), [*theirs])
        self.assertEqual(self.subjects(self.visit("/news")), [])
        missing = self.send("/news/99999999/open")
        self.assertEqual(missing.status, 404)

    def test_news_of_deals_that_are_out_of_reach_are_not_shown(self):
        deal = self.deal()
        news = self.news(deal=deal)
        deal.sudo().contact_id = self.colleague_a.partner_id
        page = self.visit("/news", self.partner_a)
        self.assertEqual(self.subjects(page), [])
        self.assertEqual(self.send(f"/news/{news.id}/open").status, 404)

    def test_a_disabled_member_reads_no_news(self):
        self.news()
        self.member().action_disable()
        self.assertNotEqual(self.visit("/news", self.partner_a).status, 200)

    def test_posts_need_the_token_of_the_session(self):
        news = self.news()
        self.login(self.partner_a)
        for address in ("/news/read", f"/news/{news.id}/open"):
            answer = self.send(address, {"until": news.id}, csrf=False)
            self.assertEqual(answer.status, 400, address)
        self.assertFalse(news.read_at)

    def test_twenty_news_weigh_less_than_sixty_kb(self):
        deal = self.deal()
        for number in range(1, 26):
            self.news(deal=deal, hours=number, subject="A long subject " * 6)
        page = self.visit("/news", self.partner_a)
        self.assertLess(len(page.text.encode()), 60_000)
