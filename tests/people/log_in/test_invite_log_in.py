"""What is said of the login before an invitation, and in its mail."""

from odoo.tests import Form, new_test_user, tagged

from ...common import PrmCase


@tagged("-at_install", "post_install")
class TestInviteLogIn(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nina = cls._create_person(cls.organization_a, "nina")
        cls.address = cls.nina.email

    def dialog(self, person=None):
        action = self.partnership_a.with_user(self.channel_own).action_invite()
        dialogs = self.env[action["res_model"]].with_user(self.channel_own)
        dialog = Form(dialogs.with_context(**action["context"]))
        dialog.partner_id = person or self.nina
        return dialog

    def mail_of(self, act):
        """Return the invitation that ``act`` makes."""
        mails = self.env["mail.mail"].search([])
        act()
        [mail] = self.env["mail.mail"].search([]) - mails
        return mail

    def invite(self, person=None):
        dialog = self.dialog(person)
        return self.mail_of(lambda: dialog.save().action_confirm())

    def assertChooses(self, mail, login):
        self.assertIn("Choose a password", mail.body_html)
        self.assertIn("/web/signup?", mail.body_html)
        self.assertIn(login, mail.body_html)

    def assertLogsIn(self, mail, login):
        self.assertIn("You already have a login", mail.body_html)
        self.assertIn("/web/login?redirect=/partner", mail.body_html)
        self.assertIn(login, mail.body_html)
        for word in ("Choose a password", "token", "/web/signup"):
            self.assertNotIn(word, mail.body_html)

    # -------------------------------------------------------------------- a new one

    def test_a_new_person_chooses_a_password(self):
        self.assertIn(self.address, self.dialog().log_in_sentence)
        self.assertIn("also the login", self.dialog().log_in_sentence)
        self.assertChooses(self.invite(), self.address)

    def test_so_does_one_who_was_invited_and_never_came(self):
        self.invite()
        member = self.partnership_a.member_ids.filtered(
            lambda member: member.partner_id == self.nina
        )
        again = self.mail_of(
            member.with_user(self.channel_own).action_resend_invitation
        )
        self.assertChooses(again, self.address)

    # ----------------------------------------------------------------- a known one

    def test_who_has_a_log_in_is_told_to_log_in(self):
        user = new_test_user(
            self.env,
            "nina_t",
            "base.group_portal",
            partner_id=self.nina.id,
            email=self.address,
        )
        sentence = self.dialog().log_in_sentence
        self.assertIn("already logs in as nina_t", sentence)
        self.assertIn(self.address, sentence)
        mail = self.invite()
        self.assertLogsIn(mail, user.login)
        self.assertEqual(mail.recipient_ids, self.nina)

    def test_who_came_once_is_told_to_log_in_again(self):
        self.invite()
        member = self.partnership_a.member_ids.filtered(
            lambda member: member.partner_id == self.nina
        )
        self.env["res.users"].with_user(member.user_id)._update_last_login()
        self.env.invalidate_all()
        again = self.mail_of(
            member.with_user(self.channel_own).action_resend_invitation
        )
        self.assertLogsIn(again, self.address)

    def test_who_has_access_is_said_to_have_it_before_anybody_is_invited(self):
        sentence = self.dialog(self.partner_a.partner_id).log_in_sentence
        self.assertEqual(sentence, self.env["prm.messages"]._text("member_exists"))

    # ------------------------------------------------------------- another address

    def test_a_changed_address_and_the_log_in_name_are_said_before(self):
        self.invite()
        member = self.partnership_a.member_ids.filtered(
            lambda member: member.partner_id == self.nina
        )
        member.with_user(self.channel_own).action_disable()
        self.nina.email = "nina.new@alder.example.com"
        sentence = self.dialog().log_in_sentence
        self.assertIn("nina.new@alder.example.com", sentence)
        self.assertIn(f"already logs in as {self.address}", sentence)
        mail = self.invite()
        self.assertIn(self.address, mail.body_html)
        self.assertEqual(member.user_id.login, self.address)

    def test_the_address_that_is_typed_counts(self):
        dialog = self.dialog()
        dialog.email = "other@alder.example.com"
        self.assertIn("other@alder.example.com", dialog.log_in_sentence)
        dialog.email = False
        self.assertFalse(dialog.log_in_sentence)
