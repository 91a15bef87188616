"""Granting access: whom an employee may invite, and what the person gets."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, new_test_user, tagged

from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestPartnershipInvite(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nina = cls._create_person(cls.organization_a, "nina")

    def invite(self, contact=None, role="partner", user=None):
        partnership = self.partnership_a.with_user(user or self.channel_own)
        return partnership._invite(contact or self.nina, role)

    def invitations(self):
        """Return the invitations in the queue."""
        return self.env["mail.mail"].search([("subject", "like", "invites you")])

    def assertRefused(self, sentence, contact=None):
        with self.assertRaisesRegex(UserError, sentence):
            self.invite(contact)
        self.assertFalse(self.invitations())

    # ------------------------------------------------------------------- granted

    def test_the_person_becomes_a_portal_user_of_the_partner(self):
        member = self.invite()
        user = member.sudo().user_id
        self.assertEqual(member.state, "invited")
        self.assertEqual(user.partner_id, self.nina)
        self.assertEqual(user.login, self.nina.email)
        self.assertTrue(user.share)
        self.assertTrue(user.has_group("base.group_portal"))
        self.assertTrue(user.has_group("prm.group_prm_partner"))
        self.assertFalse(user.has_group("prm.group_prm_supervisor"))
        self.assertEqual(
            self.env["prm.portal"].with_user(user)._for_user(), self.portal
        )

    def test_a_supervisor_gets_the_supervisor_s_group(self):
        user = self.invite(role="supervisor").sudo().user_id
        self.assertTrue(user.has_group("prm.group_prm_supervisor"))

    def test_the_invitation_waits_in_the_queue_for_that_person_alone(self):
        self.invite()
        mail = self.invitations()
        self.assertEqual(len(mail), 1)
        self.assertEqual(mail.state, "outgoing")
        self.assertEqual(mail.recipient_ids, self.nina)
        self.assertFalse(mail.email_to or mail.email_cc)
        self.assertIn("/web/signup", mail.body_html)
        self.assertIn(self.organization_a.name, mail.body_html)

    def test_it_is_written_in_the_language_of_the_person(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        template = self.env.ref("prm.mail_template_invitation")
        template.with_context(lang="fr_FR").subject = "Bienvenue (invites you)"
        self.nina.lang = "fr_FR"
        self.invite()
        self.invite(self._create_person(self.organization_a, "ned"))
        subjects = {
            mail.recipient_ids.name: mail.subject for mail in self.invitations()
        }
        self.assertEqual(subjects["Nina"], "Bienvenue (invites you)")
        self.assertIn("invites you to its partner portal", subjects["Ned"])

    def test_the_dialog_invites_and_writes_the_address_that_was_missing(self):
        self.nina.email = False
        action = self.partnership_a.with_user(self.channel_own).action_invite()
        dialog = Form(
            self.env[action["res_model"]]
            .with_user(self.channel_own)
            .with_context(**action["context"])
        )
        dialog.partner_id = self.nina
        dialog.email = "nina@alder.example.com"
        dialog.role = "supervisor"
        dialog.save().action_confirm()
        member = self.partnership_a.member_ids.filtered(
            lambda member: member.partner_id == self.nina
        )
        self.assertEqual(member.role, "supervisor")
        self.assertEqual(member.user_id.login, "nina@alder.example.com")

    def test_a_portal_user_keeps_the_log_in_and_gets_the_role(self):
        user = new_test_user(
            self.env, "nina", "base.group_portal", partner_id=self.nina.id
        )
        self.assertEqual(self.invite().sudo().user_id, user)
        self.assertTrue(user.has_group("prm.group_prm_partner"))

    def test_the_log_in_makes_an_invited_person_an_active_one(self):
        member = self.invite().sudo()
        self.assertFalse(member.last_seen)
        self.env["res.users"].with_user(member.user_id)._update_last_login()
        self.assertEqual(member.state, "active")
        self.assertTrue(member.last_seen)

    # ------------------------------------------------------------------- refused

    def test_not_without_a_valid_address(self):
        for email in (False, "nina", "nina@"):
            self.nina.email = email
            self.assertRefused("no valid email")

    def test_not_while_the_partnership_is_not_active(self):
        for button in ("action_suspend", "action_terminate"):
            getattr(self.partnership_a, button)()
            self.assertRefused("not active")

    def test_not_while_no_employee_is_assigned(self):
        self.partnership_a.user_ids = False
        self.assertRefused("No employee is assigned")

    def test_not_an_employee(self):
        self.channel_other.partner_id.parent_id = self.organization_a
        self.assertRefused("internal user", self.channel_other.partner_id)
        self.channel_other.active = False
        self.assertRefused("internal user", self.channel_other.partner_id)

    def test_not_when_somebody_else_logs_in_with_that_address(self):
        new_test_user(self.env, self.nina.email, "base.group_portal")
        self.assertRefused("already logs in with this email address")

    def test_not_a_person_of_another_organization(self):
        person = self._create_person(self.organization_b, "bert")
        self.assertRefused("not a person of the partner", person)
        subsidiary = self._create_organization("Sub", parent_id=self.organization_a.id)
        person = self._create_person(subsidiary, "sue")
        self.assertRefused("not a person of the partner", person)
        self.assertRefused("not a person of the partner", self.organization_a)

    def test_not_twice(self):
        self.invite()
        with self.assertRaisesRegex(UserError, "already has access to the portal"):
            self.invite()
        self.assertEqual(len(self.invitations()), 1)

    def test_only_by_who_works_with_the_partner(self):
        for user in (self.channel_other, self.salesperson, self.supervisor_a):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.invite(user=user)
        self.assertTrue(self.invite(user=self.channel_all))

    def test_a_membership_that_is_created_otherwise_asks_the_same(self):
        members = self.env["prm.member"].with_user(self.channel_own)
        values = {"partnership_id": self.partnership_a.id, "partner_id": self.nina.id}
        self.assertTrue(members.create(values).user_id)
        stranger = self._create_person(self.organization_b, "bert")
        with self.assertRaises(UserError):
            members.create({**values, "partner_id": stranger.id})
        with self.assertRaises(AccessError):
            members.with_user(self.channel_other).create(values)
