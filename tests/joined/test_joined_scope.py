"""Who finds a record of another app, by which deal, and who is told of it."""

from odoo.tests import tagged

from .joined_common import OF_DEALS, SectionCase


@tagged("post_install", "-at_install")
class TestJoinedScope(SectionCase):
    """The verdict is asked at each look."""

    def found(self, user):
        """Return the records that a user finds on the portal now."""
        scope, portal = self.service("prm.joined.scope", user)
        return scope._records_sudo().search(scope._within(portal)).with_env(self.env)

    def test_it_is_found_by_who_sees_the_deal(self):
        _deal, meeting = self.deal()
        for user in (self.partner_a, self.supervisor_a):
            self.assertEqual(self.found(user), meeting, user.login)
        for user in (self.colleague_a, self.partner_b, self.supervisor_b):
            self.assertFalse(self.found(user), user.login)
            scope, portal = self.service("prm.joined.scope", user)
            self.assertFalse(scope._find_sudo(portal, meeting.id))

    def test_a_hidden_section_and_an_ended_partnership_show_nothing(self):
        _deal, meeting = self.deal()
        self.switch(visible=False)
        self.assertFalse(self.found(self.partner_a))
        self.switch(visible=True)
        self.assertEqual(self.found(self.partner_a), meeting)
        self.switch(scope="own")
        self.assertFalse(self.found(self.supervisor_a))
        self.partnership_a.action_suspend()
        self.env.flush_all()
        self.assertFalse(self.found(self.partner_a))

    def test_missing_ones_look_like_those_of_others(self):
        self.deal(self.partner_b)
        scope, portal = self.service("prm.joined.scope")
        self.assertFalse(scope._find_sudo(portal, 2**31 - 1))

    def test_each_is_seen_by_a_deal_of_the_reader(self):
        deal, meeting = self.deal()
        other, theirs = self.deal(self.partner_b)
        other.sudo()._write_guarded({"lead_id": deal.sudo().lead_id.id})
        self.env.flush_all()
        both = (meeting | theirs).sudo()
        scope, _portal = self.service("prm.joined.scope")
        seen = scope._seen_deals_sudo(both)
        self.assertEqual(seen[meeting.id], deal)
        self.assertFalse(seen[theirs.id])
        scope, _portal = self.service("prm.joined.scope", self.partner_b)
        self.assertEqual(scope._seen_deals_sudo(both)[meeting.id], other)

    def test_those_who_find_it_are_told_and_led_to_its_page(self):
        deal, meeting = self.deal()
        self.env["prm.portal.event"].search([("event", "=", "meeting_set")]).unlink()
        self.env["prm.portal.event"].create(
            {"portal_id": self.portal.id, "event": "meeting_set"}
        )
        others = self.partner_b.partner_id | self.supervisor_a.partner_id
        scope = self.env["prm.joined.scope"]
        scope._tell(meeting.sudo(), deal.sudo(), OF_DEALS, others.sudo())
        news = self.env["prm.notification"].search([("event", "=", "meeting_set")])
        told = self.partner_a | self.supervisor_a
        self.assertEqual(news.member_id.user_id, told)
        self.assertEqual(
            set(news.mapped("url")), {f"/partner/test/meetings/{meeting.id}"}
        )
        self.switch(visible=False)
        scope._tell(meeting.sudo(), deal.sudo(), OF_DEALS, others.sudo())
        again = self.env["prm.notification"].search([("event", "=", "meeting_set")])
        self.assertEqual(again, news)

    def test_employees_count_what_they_may_read(self):
        deal, _meeting = self.deal()
        for user, number in ((self.channel_admin, 1), (self.partner_a, 0)):
            scope, _portal = self.service("prm.joined.scope", user)
            link = scope._records_sudo()._fields["opportunity_id"]
            if user == self.partner_a:
                self.put(link, "groups", "base.group_user")
            self.assertEqual(scope._counts(deal), {deal.id: number}, user.login)
