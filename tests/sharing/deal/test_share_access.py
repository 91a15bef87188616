"""Who shares: channel users, what they may read, with partners they work with."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ...common import PrmCase
from .share_common import ShareData


@tagged("post_install", "-at_install")
class TestShareAccess(ShareData, PrmCase):
    def setUp(self):
        super().setUp()
        self.lead = self.create_lead()

    def press(self, user):
        return self.lead.with_user(user).action_share_with_partner()

    def test_channel_roles_share_what_they_may_read(self):
        for user in (self.channel_own, self.channel_all, self.channel_admin):
            self.lead.sudo().user_id = user
            with self.subTest(user=user.login):
                action = self.press(user)
                self.assertEqual(action["context"]["default_lead_ids"], self.lead.ids)
                deal = self.share(self.lead, user=user)
                self.assertTrue(deal)
                self.stop(deal, user)

    def test_nobody_else_shares_anything(self):
        self.lead.sudo().user_id = self.salesperson
        for user in (
            self.salesperson,
            self.employee,
            self.partner_a,
            self.supervisor_a,
            self.portal_user,
        ):
            with self.subTest(user=user.login):
                with self.assertRaises(AccessError):
                    self.press(user)
                with self.assertRaises(AccessError):
                    self.env["prm.deal.share"].with_user(user).create({})

    def test_a_lead_of_somebody_else_is_not_shared(self):
        self.lead.sudo().user_id = self.channel_other
        with self.assertRaises(AccessError):
            self.press(self.channel_own)
        with self.assertRaises(AccessError):
            self.share(self.lead)
        dialogs = self.env["prm.deal.share"].with_user(self.channel_own)
        values = {"lead_ids": [(6, 0, self.lead.ids)]}
        with self.assertRaises(AccessError):
            dialogs.create(values)
        with self.assertRaises(AccessError):
            dialogs.with_context(default_lead_ids=self.lead.ids).create({})
        with self.assertRaises(AccessError):
            spec = {"lead_ids": {"fields": {"name": {}}}, "hint": {}}
            dialogs.onchange(values, ["lead_ids"], spec)

    def test_nothing_is_shared_with_somebody_else_s_partner(self):
        self.lead.sudo().user_id = self.channel_other
        with self.assertRaises(AccessError):
            self.share(self.lead, user=self.channel_other)
        dialogs = self.env["prm.deal.share"].with_user(self.channel_other)
        with self.assertRaises(AccessError):
            dialogs.create({"partnership_id": self.partnership_a.id})

    def test_the_salesperson_of_a_shared_lead_reads_it_and_answers(self):
        deal = self.share(self.lead)
        self.lead.sudo().user_id = self.salesperson
        mine = deal.with_user(self.salesperson)
        self.assertTrue(mine.has_access("read"))
        self.assertFalse(mine.has_access("write"))
        mine.message_post(
            body="Hello", message_type="comment", subtype_xmlid="mail.mt_comment"
        )
        self.assertIn("Hello", deal._shared_messages_sudo().body)

    def test_a_partner_does_nothing_with_it_but_talk(self):
        deal = self.share(self.lead)
        for user in (self.partner_a, self.colleague_a, self.supervisor_a):
            actions = deal.with_user(user)._portal_actions()
            self.assertEqual(actions, {"comment", "attach"}, user.login)

    def test_the_pipeline_s_name_finds_nothing_where_opportunities_are_hidden(self):
        registered = self._register()
        self._approve(registered)
        deals = self.env["prm.registration"].with_user(self.partner_a)
        named = [("pipeline_name", "in", [registered.sudo().team_id.name])]
        self.assertIn(registered, deals.search(named))
        row = self.portal.section_ids.filtered(lambda each: each.key == "opportunities")
        row.visible = False
        self.env.invalidate_all()
        self.assertFalse(deals.search(named))


@tagged("post_install", "-at_install")
class TestShareDialog(ShareData, PrmCase):
    def setUp(self):
        super().setUp()
        self.lead = self.create_lead()

    def dialog(self, leads=None):
        action = (leads or self.lead).action_share_with_partner()
        form = Form(
            self.env[action["res_model"]]
            .with_user(self.channel_own)
            .with_context(**action["context"])
        )
        form.partnership_id = self.partnership_a
        return form

    def test_it_shares_with_the_organization_by_default_and_says_so(self):
        answer = self.dialog().save().action_confirm()
        self.assertIn("Alder Systems: 1", answer["params"]["message"])
        self.assertEqual(self.lead.sudo().registration_ids.visibility, "organization")

    def test_it_shares_with_one_person_and_says_hello(self):
        form = self.dialog()
        form.visibility = "contact"
        form.member_id = self.member(self.partner_a)
        form.note = "Have a look"
        form.save().action_confirm()
        deal = self.lead.sudo().registration_ids
        self.assertEqual(deal.contact_id, self.partner_a.partner_id)
        message = deal._shared_messages_sudo()
        self.assertIn("Have a look", message.body)
        self.assertEqual(message.author_id, self.channel_own.partner_id)

    def test_it_asks_for_what_is_missing(self):
        dialogs = self.env["prm.deal.share"].with_user(self.channel_own)
        dialog = dialogs.create({"lead_ids": [(6, 0, self.lead.ids)]})
        with self.assertRaisesRegex(UserError, "Choose the partnership"):
            dialog.action_confirm()
        dialog.partnership_id = self.partnership_a
        dialog.visibility = "contact"
        with self.assertRaisesRegex(UserError, "Choose the person"):
            dialog.action_confirm()
        dialog.visibility = "organization"
        dialog.lead_ids = False
        with self.assertRaisesRegex(UserError, "Choose what you want to share"):
            dialog.action_confirm()

    def test_it_says_beforehand_that_the_deal_becomes_visible_for_all(self):
        self.assertFalse(self.dialog().hint)
        deal = self.share(self.lead, self.partner_a)
        form = self.dialog()
        self.assertIn("everybody at Alder Systems will see it", form.hint)
        form.visibility = "contact"
        form.member_id = self.member(self.partner_a)
        self.assertEqual(form.hint, f"{deal.display_name} is already shared.")

    def test_it_says_that_the_portal_does_not_tell_of_it(self):
        self.portal.mail_deal_shared = False
        self.assertIn("sends no email about it", self.dialog().hint)

    def test_the_person_of_another_partner_is_forgotten(self):
        form = self.dialog()
        form.visibility = "contact"
        form.member_id = self.member(self.partner_a)
        form.partnership_id = self.partnership_b
        self.assertFalse(form.member_id)
