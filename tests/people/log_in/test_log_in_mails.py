"""Mails with a way in: which go out, with each switch on and off."""

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .log_in_common import LogInMailCase


@tagged("-at_install", "post_install")
class TestPartnerAddedMail(LogInMailCase):
    """Invitation, core's dialog and core's "set a password", on and off."""

    # ---------------------------------------------------------------- invitation

    def test_with_the_switch_on_the_invitation_is_the_one_mail(self):
        self.assertEqual(len(self.subjects_of(self.invite)), 1)

    def test_with_the_switch_off_access_is_given_and_no_mail_goes_out(self):
        self.switch_off()
        self.assertFalse(self.subjects_of(self.invite))
        user = self.nina.user_ids
        self.assertTrue(user.has_group("prm.group_prm_partner"))
        self.assertFalse(self.nina.signup_type)

    def test_the_portal_s_own_template_is_sent(self):
        usual = self.env.ref("prm.mail_template_invitation")
        own = usual.copy({"subject": "Welcome aboard", "email_to": "spy@example.com"})
        self.portal.invitation_template_id = own
        [mail] = self.mails_of(self.invite)
        self.assertEqual(mail.subject, "Welcome aboard")
        self.assertEqual(mail.recipient_ids, self.nina)
        self.assertFalse(mail.email_to or mail.email_cc)

    def test_no_employee_reads_the_link_of_somebody_else(self):
        """Neither the partner manager, in whose name it goes, nor who invited."""
        [invitation] = self.mails_of(self.invite)
        [forgotten] = self.mails_of(self.reset)
        for mail in invitation | forgotten:
            self.assertIn("token=", mail.body_html)
            message = mail.mail_message_id
            for user in (self.channel_own, self.channel_all, self.partner_a):
                own = message.with_user(user)
                self.assertFalse(own.has_access("read"), (mail.subject, user.login))
                self.assertFalse(own.search([("id", "=", own.id)]), user.login)
            self.assertIn(self.channel_own.email, mail.email_from)

    def test_a_template_without_a_sender_is_sent_by_the_partner_manager(self):
        usual = self.env.ref("prm.mail_template_invitation")
        self.portal.invitation_template_id = usual.copy({"email_from": False})
        [mail] = self.mails_of(self.invite)
        self.assertIn(self.channel_own.email, mail.email_from)

    def test_the_invitation_wakes_the_queue(self):
        queue = self.env.ref("mail.ir_cron_mail_scheduler_action")
        before = self.env["ir.cron.trigger"].search([("cron_id", "=", queue.id)])
        self.invite()
        after = self.env["ir.cron.trigger"].search([("cron_id", "=", queue.id)])
        self.assertTrue(after - before)

    # ------------------------------------------------------------------- dialog

    def dialog(self):
        action = self.partnership_a.with_user(self.channel_own).action_invite()
        dialogs = self.env[action["res_model"]].with_user(self.channel_own)
        dialog = Form(dialogs.with_context(**action["context"]))
        dialog.partner_id = self.nina
        return dialog

    def test_the_dialog_says_before_and_after_that_no_mail_goes_out(self):
        self.switch_off()
        dialog = self.dialog()
        self.assertFalse(dialog.is_mailed)
        for words in ("No email will be sent", "Reset Password", self.nina.email):
            self.assertIn(words, dialog.log_in_sentence)
        notice = dialog.save().action_confirm()
        self.assertEqual(notice["tag"], "display_notification")
        self.assertIn("Reset Password", notice["params"]["message"])
        self.assertEqual(
            notice["params"]["next"]["type"], "ir.actions.act_window_close"
        )

    def test_with_mails_the_dialog_just_closes(self):
        dialog = self.dialog()
        self.assertTrue(dialog.is_mailed)
        action = dialog.save().action_confirm()
        self.assertEqual(action["type"], "ir.actions.act_window_close")

    def test_where_nobody_can_ask_for_a_password_the_dialog_says_so(self):
        self.switch_off()
        parameters = self.env["ir.config_parameter"]
        parameters.set_param("auth_signup.reset_password", "False")
        self.assertIn("cannot log in yet", self.dialog().log_in_sentence)

    def test_who_has_a_log_in_is_said_to_keep_it(self):
        self._create_user("nina_t", "base.group_portal", partner_id=self.nina.id)
        self.switch_off()
        sentence = self.dialog().log_in_sentence
        self.assertIn("logs in as nina_t, as before", sentence)
        self.assertNotIn("Reset Password", sentence)

    # ------------------------------------------------------------------ resending

    def test_invite_again_sends_or_says_why_it_does_not(self):
        member = self.invite()
        again = member.with_user(self.channel_own).action_resend_invitation
        self.assertEqual(len(self.subjects_of(again)), 1)
        self.switch_off()
        with self.assertRaisesRegex(UserError, "No email will be sent"):
            again()

    # --------------------------------------------------------------- core's dialog

    def wizard(self, person):
        wizard = self.env["portal.wizard"].create({"partner_ids": [(6, 0, person.ids)]})
        return wizard.user_ids

    def test_core_s_dialog_sends_members_the_portal_s_invitation(self):
        self.invite()
        [mail] = self.mails_of(self.wizard(self.nina).action_invite_again)
        self.assertIn("invites you to its partner portal", mail.subject)
        self.assertEqual(mail.state, "outgoing")

    def test_core_s_dialog_sends_nothing_with_the_switch_off(self):
        self.switch_off()
        self.invite()
        row = self.wizard(self.nina)
        self.assertFalse(self.subjects_of(row.action_invite_again))
        action = row.action_invite_again()
        self.assertIn("No email will be sent", action["params"]["message"])
        self.assertEqual(action["params"]["next"]["res_model"], "portal.wizard")

    def test_core_s_dialog_mails_nobody_of_a_partner_who_may_get_none(self):
        for end in ("switch", "suspend", "unattended"):
            person = self._create_person(self.organization_a, f"ned{end}")
            self.portal.mail_partner_added = end != "switch"
            if end == "suspend":
                self.partnership_a.action_suspend()
            if end == "unattended":
                self.partnership_a.action_activate()
                self.partnership_a.user_ids = False
            with self.subTest(end=end):
                grant = self.wizard(person).action_grant_access
                self.assertFalse(self.subjects_of(grant))
                self.assertTrue(person.user_ids)

    def test_core_s_dialog_mails_others_as_ever(self):
        customer = self._create_organization("A customer")
        for organization in (self.organization_a, customer):
            person = self._create_person(organization, f"cora{organization.id}")
            grant = self.wizard(person).action_grant_access
            self.assertEqual(len(self.subjects_of(grant)), 1, organization.name)

    # ------------------------------------------------- core's first mail to a user

    def add_user(self, person):
        return self.env["res.users"].create(
            {
                "login": person.email,
                "partner_id": person.id,
                "group_ids": [(6, 0, self.env.ref("base.group_portal").ids)],
            }
        )

    def test_a_user_who_is_made_in_the_settings_gets_no_mail_with_the_switch_off(self):
        self.assertEqual(len(self.subjects_of(lambda: self.add_user(self.nina))), 1)
        self.switch_off()
        ned = self._create_person(self.organization_a, "ned")
        self.assertFalse(self.subjects_of(lambda: self.add_user(ned)))
        again = ned.user_ids.with_context(create_user=1).action_reset_password
        self.assertFalse(self.subjects_of(again))
        self.assertIn("No email will be sent", again()["params"]["message"])

    def test_a_member_gets_the_invitation_from_the_user_s_form_too(self):
        self.invite()
        user = self.nina.user_ids.with_context(create_user=1)
        [mail] = self.mails_of(user.action_reset_password)
        self.assertIn("invites you to its partner portal", mail.subject)
        self.switch_off()
        with self.assertRaisesRegex(UserError, "No email will be sent"):
            user.action_reset_password()
