"""The link in the mail of an invitation: when it is dead, and who hears of its use."""

from datetime import timedelta

from freezegun import freeze_time

from odoo import Command, fields
from odoo.tests import tagged

from .colleague_common import NEW, ColleagueCase


@tagged("post_install", "-at_install")
class TestInvitationLink(ColleagueCase):
    def joined(self, email=NEW):
        """Return the memberships of the users who log in with an address."""
        return self.env["prm.member"].search([("user_id.login", "=", email)])

    def assertDead(self, page):
        self.assertEqual(page.status, 404, page.text[:300])
        self.assertIn("This link no longer works", page.text)

    # --------------------------------------------------------------------- dead links

    def test_a_link_is_dead_when_what_it_rests_on_is_gone(self):
        def refuse_all(partnership):
            partnership.write({"user_id": False, "user_ids": [Command.clear()]})

        portal, partnership = self.portal, self.partnership_a
        ends = {
            "withdrawn": lambda: self.invitations()[-1]._move_to("withdrawn"),
            "expired": lambda: self.invitations()[-1]._move_to("expired"),
            "off": lambda: portal.write({"colleague_invitations": "no"}),
            "hidden": lambda: self.section(visible=False),
            "closed": lambda: portal.write({"state": "draft"}),
            "suspended": partnership.action_suspend,
            "unattended": lambda: refuse_all(partnership),
        }
        path = self.invited()
        for why, end in ends.items():
            with self.subTest(why=why), self.env.cr.savepoint() as savepoint:
                end()
                self.env.flush_all()
                self.env.invalidate_all()
                self.assertDead(self.open_as(path))
                self.assertDead(self.choose(path))
                self.assertFalse(self.joined())
                savepoint.rollback()
            self.env.invalidate_all()
        self.assertEqual(self.kind(self.open_as(path)), "choose")

    def test_a_link_is_dead_after_seven_days_and_when_it_was_used(self):
        path = self.invited()
        with freeze_time(fields.Datetime.now() + timedelta(days=7, minutes=1)):
            self.assertDead(self.open_as(path))
            self.assertDead(self.choose(path))
        self.choose(path)
        self.assertDead(self.open_as(path))

    def test_who_lost_access_or_role_lets_nobody_in_until_another_one_sends_it(self):
        own = self.member(self.supervisor_a)
        for change in ({"state": "disabled"}, {"role": "partner"}):
            former = {name: own[name] for name in change}
            path = self.invited()
            own.write(change)
            self.assertDead(self.open_as(path))
            self.assertDead(self.choose(path))
            page = self.visit("/colleagues", self.second)
            self.assertIn("Expired", page.texts("//span[@data-state='expired']"))
            self.act_on(self.invitations()[-1], "resend", self.second)
            again = self.link_of(self.mails_to()[-1])
            self.assertEqual(self.kind(self.open_as(again)), "choose")
            self.assertIn("Astrid", self.history()[-1][2])
            own.write(former)
            self.act_on(self.invitations()[-1], "withdraw")

    def test_forged_links_are_dead(self):
        path = self.invited()
        links = self.env["prm.signed.link"]
        self.assertTrue(links._signed("invitation", path.rpartition("/")[2])[0])
        for token in ("x", "x" * 5000, path[-20:], f"{path[21:-3]}abc", "%00", "é"):
            self.assertDead(self.open_as(f"/partner/invitation/{token}"))
        self.assertDead(self.open_as(f"{path}x"))

    def test_the_page_is_told_to_nobody_else(self):
        page = self.open_as(self.invited())
        self.assertEqual(page.headers["Cache-Control"], "no-store")
        self.assertEqual(page.headers["Referrer-Policy"], "no-referrer")
        self.assertIn("frame-ancestors 'self'", page.headers["Content-Security-Policy"])

    # ------------------------------------------------------------------------ who hears

    def test_the_other_supervisors_and_the_partner_manager_hear_of_it(self):
        path = self.invited(role="supervisor")
        before = self.env["mail.mail"].search([])
        self.choose(path)
        mails = self.env["mail.mail"].search([]) - before
        told = mails.filtered(lambda mail: "has joined" in (mail.subject or ""))
        people = (self.supervisor_a | self.second).partner_id
        self.assertEqual(told.recipient_ids, people)
        self.assertEqual(len(told), 2)
        self.assertIn("/partner/test/colleagues", told[:1].body_html)
        joined = [("event", "=", "colleague_joined")]
        news = self.env["prm.notification"].search(joined)
        self.assertEqual(news.member_id.partner_id, people)
        notes = self.partnership_a.message_ids.filtered(
            lambda message: "Lena Berg joined as Partner supervisor" in message.body
        )
        self.assertEqual(len(notes), 1)
        self.assertIn(self.channel_own.partner_id, notes.notified_partner_ids)

    def news(self, user):
        mine = [("member_id.user_id", "=", user.id), ("event", "=", "colleague_joined")]
        return self.env["prm.notification"].search(mine)

    def test_it_is_news_for_each_supervisor_who_chose_to_hear_of_it(self):
        preferences = self.env["prm.notification.preference"]
        third = self._create_member(self.partnership_a, "agnes", "supervisor")
        preferences._choose(self.member(self.second), {"colleague_joined": "never"})
        preferences._choose(self.member(third), {"colleague_joined": "weekly"})
        self.choose(self.invited(role="supervisor"))
        self.assertEqual(self.news(self.supervisor_a).frequency, "now")
        self.assertIn("Lena Berg", self.news(self.supervisor_a).subject)
        self.assertEqual(self.news(self.supervisor_a).url, "/partner/test/colleagues")
        self.assertFalse(self.news(self.second))
        self.assertEqual(self.news(third).frequency, "weekly")
        self.assertFalse(self.news(self.joined().user_id))
        self.assertFalse(self.news(self.partner_a))

    def test_nobody_hears_of_colleagues_on_a_portal_without_the_section(self):
        self.choose(self.invited())
        self.section(visible=False)
        audience = self.env["prm.audience"]
        template = "prm.mail_template_colleague_joined"
        self.assertFalse(audience._mailed_sudo(self.joined(), template))
        self.section(visible=True)
        self.assertTrue(audience._mailed_sudo(self.joined(), template))
