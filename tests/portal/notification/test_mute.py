"""Deals of which a person wants no mail: on the page of the deal, and the list."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .notification_common import SETTINGS, NotificationCase


@tagged("post_install", "-at_install")
class TestMute(NotificationCase):
    def muted(self, deal):
        """Return the users who muted a deal."""
        rows = self.env["prm.notification.mute"].search(
            [("registration_id", "=", deal.id)]
        )
        return rows.member_id.user_id

    def says(self, deal, text="News for you"):
        """Let an employee write to the partner; return whom a mail goes to."""
        message = deal.with_user(self.channel_own).message_post(
            body=text, message_type="comment", subtype_xmlid="mail.mt_comment"
        )
        told = message.sudo().notification_ids
        return told.filtered(
            lambda each: each.notification_type == "email"
        ).res_partner_id

    def test_a_deal_is_muted_and_unmuted_on_its_page(self):
        deal = self.deal()
        page = self.visit(f"/registrations/{deal.id}", self.partner_a)
        [form] = page.all("//form[contains(@action, '/mute')]")
        answer = self.send(form.get("action"))
        self.assertEqual(answer.location, f"{deal._portal_url()}?done=muted")
        self.assertEqual(self.muted(deal), self.partner_a)
        page = self.visit(answer.location)
        self.assertIn("Muted. You get no more emails about this deal.", page.text)
        self.assertTrue(page.has_class("prm_is_muted"))
        [form] = page.all("//form[contains(@action, '/unmute')]")
        answer = self.send(form.get("action"))
        self.assertEqual(answer.location, f"{deal._portal_url()}?done=unmuted")
        self.assertFalse(self.muted(deal))

    def test_who_muted_a_deal_gets_no_mail_and_still_finds_the_news(self):
        deal = self.deal()
        self.assertIn(self.partner_a.partner_id, self.says(deal))
        self.send(f"/registrations/{deal.id}/mute", user=self.partner_a)
        self.assertNotIn(self.partner_a.partner_id, self.says(deal))
        self.assertEqual(self.bell(self.visit("")), "2")
        self.send(f"/registrations/{deal.id}/unmute")
        self.assertIn(self.partner_a.partner_id, self.says(deal))

    def test_an_opportunity_is_muted_as_well(self):
        deal = self.deal()
        self._approve(deal)
        page = self.visit(f"/opportunities/{deal.id}", self.partner_a)
        self.assertTrue(page.all("//form[contains(@action, '/mute')]"))
        answer = self.send(f"/registrations/{deal.id}/mute")
        self.assertEqual(self.visit(answer.location).status, 200)
        self.assertEqual(self.muted(deal), self.partner_a)

    def test_double_clicks_and_two_tabs_are_harmless(self):
        deal = self.deal()
        self.login(self.partner_a)
        for _click in range(2):
            self.assertEqual(self.send(f"/registrations/{deal.id}/mute").status, 303)
        self.assertEqual(self.muted(deal), self.partner_a)
        for _click in range(2):
            self.assertEqual(self.send(f"/registrations/{deal.id}/unmute").status, 303)
        self.assertFalse(self.muted(deal))

    def test_a_draft_is_not_muted(self):
        draft = self._register(submit=False)
        page = self.visit(f"/registrations/{draft.id}", self.partner_a)
        self.assertFalse(page.has_class("prm_mute"))

    def test_each_person_mutes_for_themselves(self):
        deal = self.deal()
        deal.sudo().visibility = "organization"
        self.send(f"/registrations/{deal.id}/mute", user=self.supervisor_a)
        self.assertEqual(self.muted(deal), self.supervisor_a)
        self.assertIn(self.partner_a.partner_id, self.says(deal))

    def test_deals_of_others_are_not_found(self):
        theirs = self.deal(self.partner_b)
        self.login(self.partner_a)
        for deed in ("mute", "unmute"):
            for number in (theirs.id, 99999999):
                answer = self.send(f"/registrations/{number}/{deed}")
                self.assertEqual(answer.status, 404)
        self.assertFalse(self.muted(theirs))
        with self.assertRaises(AccessError):
            self.env["prm.deal.mute"].with_user(self.partner_a)._mute(
                theirs.with_user(self.partner_a)
            )

    def test_looking_mutes_nothing_and_leads_back(self):
        deal = self.deal()
        self.login(self.partner_a)
        for deed in ("mute", "unmute"):
            answer = self.visit(f"/registrations/{deal.id}/{deed}")
            self.assertEqual(answer.location, deal._portal_url())
        self.assertFalse(self.muted(deal))

    def test_posts_need_the_token_of_the_session(self):
        deal = self.deal()
        self.login(self.partner_a)
        answer = self.send(f"/registrations/{deal.id}/mute", csrf=False)
        self.assertEqual(answer.status, 400)
        self.assertFalse(self.muted(deal))

    def test_muted_deals_stand_on_the_settings_with_the_way_back(self):
        deal = self.deal()
        page = self.visit(SETTINGS, self.partner_a)
        self.assertTrue(page.has_class("prm_none"))
        self.send(f"/registrations/{deal.id}/mute")
        page = self.visit(SETTINGS)
        [form] = page.all("//*[contains(@class, 'prm_muted')]//form")
        self.assertIn(deal.number, page.has_class("prm_muted")[0].text_content())
        answer = self.send(form.get("action"), {"back": "settings"})
        self.assertTrue(
            answer.location.startswith("/partner/test/settings/notifications")
        )
        self.assertFalse(self.muted(deal))

    def test_muted_deals_that_are_out_of_reach_are_not_named(self):
        deal = self.deal()
        self.send(f"/registrations/{deal.id}/mute", user=self.partner_a)
        deal.sudo().contact_id = self.colleague_a.partner_id
        page = self.visit(SETTINGS)
        self.assertNotIn(deal.sudo().number, page.text)
        self.assertTrue(page.has_class("prm_none"))

    def test_the_data_layer_mutes_nothing(self):
        deal = self.deal()
        values = {"member_id": self.member().id, "registration_id": deal.id}
        with self.assertRaises(AccessError):
            self.env["prm.notification.mute"].with_user(self.partner_a).create(values)
