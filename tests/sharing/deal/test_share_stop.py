"""What is no longer shared is gone for the partner, on every way, and at once."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ...common import PrmCase
from .share_common import ShareData


@tagged("post_install", "-at_install")
class TestShareStop(ShareData, PrmCase):
    def setUp(self):
        super().setUp()
        self.lead = self.create_lead()
        self.deal = self.share(self.lead)

    def test_it_leaves_everybody_at_the_partner_supervisors_too(self):
        people = self.partner_a, self.colleague_a, self.supervisor_a
        for user in people:
            self.assertTrue(self.sees(user, self.deal))
        self.stop(self.deal)
        for user in people:
            self.assertFalse(self.sees(user, self.deal), user.login)

    def test_each_of_the_two_layers_of_rules_is_enough(self):
        self.stop(self.deal)
        rules = ("prm_registration_rule_partner", "prm_registration_rule_share")
        for xmlid in rules:
            rule = self.env.ref(f"prm.{xmlid}")
            with self.subTest(without=xmlid):
                domain = rule.domain_force
                other = "[(1, '=', 1)]"
                rule.domain_force = other
                self.env.flush_all()
                self.assertFalse(self.sees(self.partner_a, self.deal))
                rule.domain_force = domain

    def test_a_registered_deal_that_is_cancelled_stays_in_sight(self):
        registered = self._register()
        mine = registered.with_user(self.channel_own)
        mine.write({"reason_id": self.reasons["cancellation"].id})
        mine.action_cancel()
        self.assertTrue(self.sees(self.partner_a, registered))

    def test_messages_and_files_go_with_it(self):
        files = self.env["ir.attachment"].with_user(self.channel_own)
        attachment = files.create(
            {
                "res_model": "mail.compose.message",
                "name": "plan.txt",
                "raw": b"secret plan",
                "mimetype": "text/plain",
            }
        )
        message = self.deal.with_user(self.channel_own).message_post(
            body="Look at the plan",
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
            attachment_ids=attachment.ids,
        )
        partner = self.deal.with_user(self.partner_a)
        self.assertTrue(partner._attachment_sudo(attachment.id))
        self.assertTrue(message.with_user(self.partner_a).has_access("read"))
        self.stop(self.deal)
        self.env.invalidate_all()
        self.assertFalse(message.with_user(self.partner_a).has_access("read"))
        with self.assertRaises(AccessError):
            partner._attachment_sudo(attachment.id)
        with self.assertRaises(AccessError):
            attachment.with_user(self.partner_a)._to_http_stream()

    def test_news_of_it_are_neither_counted_nor_found(self):
        query = self.env["prm.news.query"].with_user(self.partner_a)
        self.assertEqual(query._count(self.portal), 1)
        self.stop(self.deal)
        self.assertEqual(query._count(self.portal), 0)
        self.assertFalse(query._found_sudo(self.portal))

    def test_nobody_of_the_partner_is_told_and_mails_that_wait_are_not_sent(self):
        mails = self.env["mail.mail"].search(
            [("model", "=", self.deal._name), ("res_id", "=", self.deal.id)]
        )
        self.assertIn(self.partner_a.partner_id, mails.recipient_ids)
        self.stop(self.deal)
        after = self.env["mail.mail"].search(
            [("model", "=", self.deal._name), ("res_id", "=", self.deal.id)]
        )
        self.assertFalse((after - mails).recipient_ids.filtered("partner_share"))
        for mail in mails:
            mail._prm_leave_out(mail._prm_shut_out_sudo())
        self.assertEqual(set(mails.mapped("state")), {"cancel"})

    def test_a_mail_that_waits_reaches_those_who_may_open_the_deal(self):
        mails = self.env["mail.mail"].search(
            [("model", "=", self.deal._name), ("res_id", "=", self.deal.id)]
        )
        for mail in mails:
            self.assertFalse(mail._prm_shut_out_sudo())

    def test_what_is_said_later_reaches_no_partner(self):
        self.stop(self.deal)
        message = self.deal.with_user(self.channel_own).message_post(
            body="Among us", message_type="comment", subtype_xmlid="mail.mt_comment"
        )
        self.assertNotIn(self.partner_a.partner_id, message.notified_partner_ids)

    def test_the_customer_of_a_shared_deal_is_not_offered_in_the_form(self):
        customer = self._create_organization("Willow Works")
        lead = self.create_lead(name="Known", partner_id=customer.id)
        deal = self.share(lead)
        self.assertEqual(deal.customer_id, customer)
        partnership = self.partnership_a.with_user(self.partner_a)
        lookup = self.env["prm.customer.lookup"].with_user(self.partner_a)
        self.assertFalse(lookup._companies(partnership, "Willow"))

    # -------------------------------------------------------------- the vendor's side

    def test_history_and_reason_stay_with_the_vendor(self):
        self.stop(self.deal)
        self.assertEqual(
            self.deal.transition_ids.mapped("new"), ["approved", "cancelled"]
        )
        self.assertTrue(self.deal.with_user(self.channel_own).has_access("read"))
        self.assertEqual(self.lead.sudo().registration_ids, self.deal)
        bodies = " ".join(self.lead.sudo().message_ids.mapped("body"))
        self.assertIn("No longer shared with Alder Systems", bodies)
        self.lead.invalidate_recordset()
        self.assertFalse(self.lead.prm_share_names)

    def test_without_a_reason_a_dialog_asks_and_proposes_one(self):
        mine = self.deal.with_user(self.channel_own)
        action = mine.action_stop_sharing()
        self.assertEqual(self.deal.state, "approved")
        form = Form(
            self.env[action["res_model"]]
            .with_user(self.channel_own)
            .with_context(**action["context"])
        )
        self.assertEqual(form.reason_id.name, "No longer shared")
        self.assertTrue(form.stops_sharing)
        form.save().action_confirm()
        self.assertEqual(self.deal.state, "cancelled")

    def test_only_what_is_shared_is_stopped_and_only_once(self):
        registered = self._register()
        with self.assertRaisesRegex(UserError, "not shared by you"):
            self.stop(registered)
        self.stop(self.deal)
        with self.assertRaises(UserError):
            self.deal.with_user(self.channel_own).action_stop_sharing()

    def test_who_may_not_write_the_deal_does_not_stop_it(self):
        for user in (self.channel_other, self.salesperson, self.partner_a):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.deal.with_user(user).action_stop_sharing()
        self.assertEqual(self.deal.state, "approved")

    def test_it_is_not_reopened_but_shared_again_as_a_new_deal(self):
        self.stop(self.deal)
        desk = self.deal.with_user(self.channel_admin)
        desk.write({"reason_id": self.reasons["reopening"].id})
        with self.assertRaisesRegex(UserError, "Share the opportunity again"):
            desk.action_reopen()
        again = self.share(self.lead)
        self.assertNotEqual(again, self.deal)
        self.assertTrue(self.sees(self.partner_a, again))
        self.assertFalse(self.sees(self.partner_a, self.deal))

    # ------------------------------------------------------------- what CRM does to it

    def test_a_merged_lead_takes_its_partners_along(self):
        other = self.create_lead(name="The same")
        target = (self.lead | other).sudo().merge_opportunity()
        self.assertEqual(self.deal.lead_id, target)
        self.assertTrue(self.sees(self.partner_a, self.deal))

    def test_two_leads_shared_with_one_organization_can_be_merged(self):
        other = self.create_lead(name="The same")
        second = self.share(other)
        target = (self.lead | other).sudo().merge_opportunity()
        self.assertEqual((self.deal | second).lead_id, target)
        with self.assertRaisesRegex(UserError, "already shared"):
            self.share(target)

    def test_an_archived_or_lost_lead_is_shown_as_lost(self):
        self.lead.sudo().action_archive()
        self.assertEqual(self.deal.outcome, "lost")
        self.assertTrue(self.sees(self.partner_a, self.deal))

    def test_a_lead_that_was_ever_shared_is_not_deleted(self):
        self.stop(self.deal)
        with self.assertRaises(UserError):
            self.lead.sudo().unlink()
