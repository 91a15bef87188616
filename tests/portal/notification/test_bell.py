"""The bell in the head of every page: its number, for whom, and at which price."""

from odoo.tests import tagged

from .notification_common import NotificationCase


@tagged("post_install", "-at_install")
class TestBell(NotificationCase):
    def test_the_bell_tells_the_number_of_unread_news_in_words_too(self):
        self.news()
        self.news(hours=2)
        self.news(hours=3, read_at="2026-01-01 10:00:00")
        page = self.visit("", self.partner_a)
        self.assertEqual(self.bell(page), "2")
        [bell] = page.has_class("prm_bell")
        self.assertEqual(bell.get("href"), "/partner/test/news")
        self.assertIn("(2 unread)", bell.text_content())

    def test_without_unread_news_there_is_a_bell_without_a_number(self):
        self.news(read_at="2026-01-01 10:00:00")
        for address in ("", "/registrations", "/program", "/settings"):
            self.assertEqual(self.bell(self.visit(address, self.partner_a)), "")

    def test_more_than_nine_are_not_counted(self):
        for number in range(9):
            self.news(hours=number + 1)
        self.assertEqual(self.bell(self.visit("", self.partner_a)), "9")
        self.news(hours=11)
        page = self.visit("", self.partner_a)
        self.assertEqual(self.bell(page), "9+")
        self.assertIn(
            "(more than 9 unread)", page.has_class("prm_bell")[0].text_content()
        )

    def test_news_of_others_do_not_count(self):
        self.news(self.colleague_a)
        self.news(self.partner_b)
        self.assertEqual(self.bell(self.visit("", self.partner_a)), "")
        self.assertEqual(self.bell(self.visit("", self.colleague_a)), "1")

    def test_news_of_deals_that_are_out_of_reach_do_not_count(self):
        deal = self.deal()
        self.news(deal=deal)
        self.assertEqual(self.bell(self.visit("", self.partner_a)), "1")
        deal.sudo().contact_id = self.colleague_a.partner_id
        self.assertEqual(self.bell(self.visit("", self.partner_a)), "")

    def test_news_of_a_record_that_is_gone_or_of_others_do_not_count(self):
        own = self._create_certificate(self.partnership_a, self.partner_a)
        theirs = self._create_certificate(self.partnership_b, self.partner_b)
        about = {"event": "certificate_ending", "res_model": own._name}
        self.news(res_id=own.id, **about)
        self.news(res_id=theirs.id, **about)
        self.assertEqual(self.bell(self.visit("", self.partner_a)), "1")
        own.unlink()
        self.assertEqual(self.bell(self.visit("", self.partner_a)), "")

    def test_news_of_colleagues_end_with_the_role_that_may_see_them(self):
        mate = self.member(self.colleague_a)
        about = {"event": "colleague_joined", "res_model": mate._name}
        self.news(self.supervisor_a, res_id=mate.id, **about)
        self.assertEqual(self.bell(self.visit("", self.supervisor_a)), "1")
        self.member(self.supervisor_a).role = "partner"
        self.assertEqual(self.bell(self.visit("", self.supervisor_a)), "")
        page = self.visit("/news", self.supervisor_a)
        self.assertNotIn("News 1", page.text)

    def test_news_of_what_the_portal_stopped_telling_do_not_count(self):
        self.news(event="decided")
        self.stop_offering("decided")
        self.assertEqual(self.bell(self.visit("", self.partner_a)), "")

    def test_news_of_a_section_that_is_hidden_do_not_count(self):
        self.news(event="tier_changed")
        self.assertEqual(self.bell(self.visit("", self.partner_a)), "1")
        rows = self.portal.section_ids
        rows.filtered(lambda row: row.key == "program").visible = False
        self.assertEqual(self.bell(self.visit("", self.partner_a)), "")

    def test_the_number_costs_one_query_and_one_more_where_there_are_news(self):
        portal = self.portal.with_user(self.partner_a)
        layout = portal.env["prm.portal.layout"]
        self.partner_a._prm_scope()
        for count in (0, 1):
            layout._bell(portal)  # rules and switches are known, as on any page
            self.env.flush_all()
            with self.assertQueryCount(1 + count):
                self.assertEqual(layout._bell(portal)["count"], count)
            self.news(deal=self.deal())

    def test_who_has_no_membership_sees_no_bell(self):
        self.company.prm_limit_portals = False
        other = self.portal.copy({"path": "other", "state": "active"})
        page = self.visit(f"/partner/{other.path}", self.partner_a)
        self.assertEqual(page.status, 200)
        self.assertFalse(page.has_class("prm_bell"))
        self.assertEqual(self.visit("/partner/other/news").status, 404)
        self.assertEqual(
            self.visit("/partner/other/settings/notifications").status, 404
        )
