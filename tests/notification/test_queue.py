"""Mails that wait in the queue while somebody's access ends."""

from unittest.mock import patch

from odoo.tests import tagged

from ..common import PrmCase
from .notification_common import NotificationData


@tagged("-at_install", "post_install")
class TestQueue(NotificationData, PrmCase):
    def leave(self, mails):
        """Send mails as the queue does; return the addresses that they reach."""
        reached = []

        def send_email(_servers, message, *_args, **_kwargs):
            reached.append(message["To"])
            return message["Message-Id"]

        server = self.registry["ir.mail_server"]
        with (
            patch.object(server, "_disable_send", lambda _self: False),
            patch.object(server, "_connect__", lambda *_a, **_kw: None),
            patch.object(server, "send_email", send_email),
        ):
            mails.send()
        return [user.login for user in self.people() if self.is_in(user, reached)]

    def people(self):
        return self.partner_a | self.colleague_a | self.supervisor_a | self.channel_own

    def is_in(self, user, reached):
        return any(user.partner_id.email in each for each in reached)

    def decided(self):
        deal = self._register()
        self._approve(deal)
        return self.mails(event="decided")

    def talked(self):
        """Let the vendor write to author and supervisor; return what waits."""
        deal = self._register()
        people = (self.partner_a | self.supervisor_a).partner_id
        deal = deal.sudo()
        deal.message_subscribe(people.ids)
        before = self.env["mail.mail"].search([])
        deal.with_user(self.channel_own).message_post(
            body="An answer", message_type="comment", subtype_xmlid="mail.mt_comment"
        )
        return self.env["mail.mail"].search([]) - before

    def ends(self):
        """Return ways in which the access of the author ends."""
        member = self.member(self.partner_a)
        return {
            "disabled": member.action_disable,
            "suspended": lambda: self.partnership_a._move_to("suspended"),
            "archived": lambda: self.partner_a.write({"active": False}),
            "moved": lambda: self.partner_a.partner_id.write(
                {"parent_id": self.organization_b.id}
            ),
        }

    def test_who_has_access_gets_what_waits(self):
        self.assertEqual(self.leave(self.decided()), ["anna"])
        self.assertEqual(self.leave(self.talked()), ["anna", "alice"])

    def test_whose_access_ended_gets_nothing_that_waits(self):
        mails = self.decided()
        for name in self.ends():
            with self.subTest(end=name), self.env.cr.savepoint() as point:
                self.ends()[name]()
                self.assertEqual(self.leave(mails), [])
                self.assertEqual(mails.state, "cancel")
                point.rollback()
                self.env.invalidate_all()
                self.registry.clear_cache()

    def test_a_mail_about_one_deal_stops_where_that_deal_is_closed(self):
        decided, talked = self.decided(), self.talked()
        deals = self.env["prm.registration"].browse((decided | talked).mapped("res_id"))
        deals.contact_id = self.colleague_a.partner_id  # handed over
        self.assertEqual(self.leave(decided), [])
        self.assertEqual(decided.state, "cancel")
        self.assertEqual(self.leave(talked), ["alice"], "supervisors read all of them")

    def test_a_message_stops_for_who_read_it_by_the_visibility_alone(self):
        deal = self._register(visibility="organization").sudo()
        deal.message_subscribe(self.colleague_a.partner_id.ids)
        for visibility, reached in (
            ("organization", ["anna", "aaron"]),
            ("contact", ["anna"]),
        ):
            deal.visibility = "organization"
            before = self.env["mail.mail"].search([])
            deal.with_user(self.channel_own).message_post(
                body="Hi", message_type="comment", subtype_xmlid="mail.mt_comment"
            )
            mails = self.env["mail.mail"].search([]) - before
            deal.visibility = visibility
            self.assertEqual(self.leave(mails), reached)

    def test_of_a_message_to_several_the_others_get_theirs(self):
        mails = self.talked()
        message = mails.mail_message_id
        self.member(self.partner_a).action_disable()
        self.assertEqual(self.leave(mails), ["alice"])
        [notification] = self.env["mail.notification"].search(
            [
                ("mail_message_id", "in", message.ids),
                ("res_partner_id", "=", self.partner_a.partner_id.id),
            ]
        )
        self.assertEqual(notification.notification_status, "canceled")

    def test_a_summary_stops_as_well(self):
        self.choose("tier_changed", "daily")
        member = self.member(self.partner_a)
        news = self.env["prm.notification"].create(
            {
                "member_id": member.id,
                "event": "tier_changed",
                "date": "2026-01-01 05:00:00",
                "subject": "Your tier is at risk",
                "url": "/partner/test/program",
                "frequency": "daily",
            }
        )
        self.env["prm.notification.digest"]._mail(member, news)
        mails = self.mails(event="summary")
        self.assertEqual(len(mails), 1)
        member.action_disable()
        self.assertEqual(self.leave(mails), [])

    def test_the_mail_that_lets_somebody_in_goes_out(self):
        self.env["prm.log.in.mail"]._invite(self.member(self.partner_a))
        self.assertEqual(self.leave(self.mails()[-1:]), ["anna"])
