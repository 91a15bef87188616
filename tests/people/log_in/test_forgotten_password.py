"""The mail for a forgotten password: whose it is, and to whom it never goes."""

from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .log_in_common import LogInMailCase


@tagged("-at_install", "post_install")
class TestForgottenPassword(LogInMailCase):
    def member(self, user=None):
        user = user or self.partner_a
        return self.env["prm.member"].search([("user_id", "=", user.id)])

    def ask(self, login=None):
        """Ask as core's page does; return the mails that go out."""
        return self.mails_of(lambda: self.reset(login or "anna"))

    def token(self, user=None):
        """Return a link's token that the page would take now."""
        person = (user or self.partner_a).partner_id
        person.signup_prepare(signup_type="reset")
        return person._generate_signup_token()

    def takes(self, token):
        return bool(self.env["res.partner"]._signup_retrieve_info(token))

    # ------------------------------------------------------------------- the page

    def requested(self):
        """Return the logins that wait for the job."""
        return self.env["prm.password.request"].search([]).mapped("login")

    def work(self, login):
        """Return the number of queries that asking takes, and the mails it makes."""
        self.env.flush_all()
        self.env.invalidate_all()
        self.env["prm.password.request"].search([])  # what is loaded once is loaded
        before = self.env.cr.sql_log_count
        mails = self.subjects_of(
            lambda: self.env["res.users"].sudo().reset_password(login)
        )
        self.env.flush_all()
        return self.env.cr.sql_log_count - before, mails

    def test_asking_is_the_same_work_for_every_address_and_makes_no_mail(self):
        self.member(self.colleague_a).action_disable()
        self.partnership_b.action_suspend()
        self.work("first")
        took, mails = self.work("anna")
        self.assertEqual(mails, [])
        for login in ("aaron", "bruno", "nobody", self.employee.login, "x" * 5000):
            self.assertEqual(self.work(login), (took, []), login[:20])

    def test_what_was_asked_for_often_is_answered_once_and_forgotten(self):
        for _again in range(3):
            self.env["res.users"].sudo().reset_password("anna")
        self.env["res.users"].sudo().reset_password("nobody")
        self.assertEqual(self.requested(), ["anna", "anna", "anna", "nobody"])
        job = self.answer_requests
        self.assertEqual(len(self.mails_of(job)), 1)
        self.assertEqual(self.requested(), [])
        self.assertEqual(len(self.mails_of(job)), 0)

    def test_one_that_fails_stops_no_other_and_waits(self):
        self.employee.partner_id.email = "employee@else.example.com"
        users = self.env["res.users"].sudo()
        for login in ("anna", self.employee.login):
            users.reset_password(login)
        desk = type(self.env["prm.log.in.mail"])
        with (
            patch.object(desk, "_reset", side_effect=ValueError("broken")),
            mute_logger("odoo.addons.prm.models.common.batch"),
        ):
            subjects = self.subjects_of(self.answer_requests)
        self.assertEqual(subjects, ["Password reset"])
        self.assertEqual(self.requested(), ["anna"])
        self.answer_requests()
        self.assertEqual(self.requested(), [])

    def test_nobody_reads_who_asked(self):
        self.env["res.users"].sudo().reset_password("anna")
        users = self.partner_a | self.channel_admin | self.env.ref("base.user_admin")
        for user in users:
            with self.assertRaises(AccessError):
                self.env["prm.password.request"].with_user(user).search([])

    # ------------------------------------------------------------------ goes out

    def test_a_partner_gets_the_portal_s_mail_through_the_queue(self):
        self.portal.name = "Alpine partners"
        [mail] = self.ask()
        self.assertEqual(mail.subject, "Alpine partners: choose a new password")
        self.assertEqual(mail.state, "outgoing")
        self.assertEqual(mail.recipient_ids, self.partner_a.partner_id)
        self.assertFalse(mail.email_to or mail.email_cc)
        self.assertIn("/web/reset_password?", mail.body_html)
        self.assertFalse(mail.model or mail.res_id)

    def test_it_is_found_by_the_address_too(self):
        self.assertEqual(len(self.ask(self.partner_a.email)), 1)

    def test_it_goes_out_with_the_switch_for_invitations_off(self):
        self.switch_off()
        self.assertEqual(len(self.ask()), 1)

    def test_an_invited_person_without_a_mail_gets_in_that_way(self):
        self.switch_off()
        self.invite()
        [mail] = self.ask(self.nina.email)
        self.assertEqual(mail.recipient_ids, self.nina)

    def test_the_portal_s_own_template_is_sent(self):
        usual = self.env.ref("prm.mail_template_reset")
        self.portal.reset_template_id = usual.copy({"subject": "Our own words"})
        self.assertEqual(self.ask().subject, "Our own words")

    def test_a_template_that_is_not_for_users_any_more_is_not_sent(self):
        usual = self.env.ref("prm.mail_template_reset")
        plain = {"subject": "Of {{ object.name }}", "body_html": "<p>Hi</p>"}
        own = usual.copy({**plain, "lang": False, "email_from": False})
        self.portal.reset_template_id = own
        own.model_id = self.env.ref("base.model_res_partner")
        self.assertIn("choose a new password", self.ask().subject)

    def test_it_is_written_in_the_language_of_the_person(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        template = self.env.ref("prm.mail_template_reset")
        template.with_context(lang="fr_FR").subject = "Mot de passe"
        self.partner_a.partner_id.lang = "fr_FR"
        self.assertEqual(self.ask().subject, "Mot de passe")

    def test_of_two_portals_the_first_that_is_open_writes(self):
        partnership = self._create_second_company()
        partnership.portal_id.name = "A portal before"
        self.assertIn("A portal before", self.ask().subject)
        partnership.portal_id.action_deactivate()
        self.assertIn(self.portal.name, self.ask().subject)
        partnership.portal_id.action_activate()
        partnership.action_suspend()
        self.assertIn(self.portal.name, self.ask().subject)

    def test_others_get_core_s_mail(self):
        for user in (self.portal_user, self.employee, self.channel_own):
            user.partner_id.email = f"{user.login}@else.example.com"
            subjects = self.subjects_of(lambda user=user: self.reset(user.login))
            self.assertEqual(subjects, ["Password reset"])

    # ----------------------------------------------------------------- never goes

    def test_nothing_goes_out_while_no_partnership_is_active(self):
        for button in ("action_suspend", "action_terminate"):
            getattr(self.partnership_a, button)()
            self.assertFalse(self.subjects_of(self.reset), button)

    def test_it_goes_out_again_when_the_partnership_is_active_again(self):
        self.partnership_a.action_suspend()
        self.assertFalse(self.subjects_of(self.reset))
        self.partnership_a.action_activate()
        self.assertEqual(len(self.ask()), 1)

    def test_nothing_goes_to_who_has_no_access(self):
        self.member().action_disable()
        self.assertFalse(self.subjects_of(self.reset))
        self.assertEqual(len(self.ask("aaron")), 1)
        self.member().action_enable()
        self.assertEqual(len(self.ask()), 1)

    def test_nothing_goes_to_who_left_the_organization(self):
        self.partner_a.partner_id.parent_id = self.organization_b
        self.assertFalse(self.subjects_of(self.reset))

    def test_one_active_partnership_of_two_is_enough(self):
        self._create_second_company()
        self.partnership_a.action_suspend()
        self.assertIn("Test portal, second", self.ask().subject)

    def test_nothing_goes_to_an_archived_user_or_without_an_address(self):
        self.partner_a.partner_id.email = False
        self.assertFalse(self.subjects_of(self.reset))
        self.colleague_a.active = False
        self.assertFalse(self.subjects_of(lambda: self.reset("aaron")))

    # -------------------------------------------------------------------- the link

    def test_a_link_ends_with_the_access_and_works_again_with_it(self):
        token = self.token()
        self.assertTrue(self.takes(token))
        self.partnership_a.action_suspend()
        self.assertFalse(self.takes(token))
        with self.assertRaises(UserError):
            self.env["res.users"].signup({"password": "Longer 1 password"}, token)
        self.partnership_a.action_activate()
        self.assertTrue(self.takes(token))

    def test_a_link_of_a_disabled_member_is_dead(self):
        token = self.token()
        self.member().action_disable()
        self.assertFalse(self.takes(token))

    def test_links_of_others_are_core_s_business(self):
        self.partnership_a.action_suspend()
        self.assertTrue(self.takes(self.token(self.portal_user)))

    # ------------------------------------------------------------------- employees

    def test_an_employee_reads_why_no_mail_goes_out(self):
        button = self.partner_a.action_reset_password
        self.assertEqual(len(self.mails_of(button)), 1)
        self.assertIn("on its way", button()["params"]["message"])
        self.partnership_a.action_suspend()
        with self.assertRaisesRegex(UserError, "no access to the partner portal"):
            button()

    def test_nobody_without_the_right_to_users_sends_it(self):
        for user in (self.partner_b, self.supervisor_a, self.channel_own):
            users = self.env["res.users"].with_user(user)
            with self.assertRaises(AccessError):
                users.reset_password("anna")
            with self.assertRaises(AccessError):
                self.partner_a.with_user(user).action_reset_password()
