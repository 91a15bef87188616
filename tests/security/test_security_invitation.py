"""The token of an invitation is for the invited person alone."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..people.colleagues.colleague_common import ColleagueCase
from .security_common import RpcCase

ELSEWHERE = {"email_to": "mallory@example.net"}
RENDERING = "odoo.addons.mail.models.mail_render_mixin"


@tagged("post_install", "-at_install")
class TestSecurityInvitation(RpcCase):
    """The mail waits in the queue; nobody else reads it there."""

    def setUp(self):
        super().setUp()
        self.person = self._create_person(self.organization_a, "newboss")
        self.partnership_a.with_user(self.channel_own)._invite(
            self.person, "supervisor"
        )
        mails = self.env["mail.mail"].search([], order="id desc", limit=1)
        self.assertIn("token=", mails.body_html)
        self.message = mails.mail_message_id
        # A colleague whose access ended is a portal user of the same company still.
        self.env["prm.member"].search(
            [("user_id", "=", self.colleague_a.id)]
        ).action_disable()

    def _tells(self):
        """Return what the present session reads of the invitation, as text."""
        every = [["body", "ilike", "signup"]]
        calls = (
            ("read", self.message.ids, ["body"]),
            ("web_read", self.message.ids, {"body": {}}),
            ("search_read", [["id", "=", self.message.id]], ["body"]),
            ("search_read", [["model", "=", "res.users"]], ["body"]),
            ("search_read", every, ["body"]),
            ("formatted_read_group", every, ["body"], ["__count"]),
        )
        return str([self.answer(self.rpc, "mail.message", *call) for call in calls])

    def test_portal_users_of_the_same_company_do_not_read_the_token(self):
        for user in (self.partner_a, self.supervisor_a, self.colleague_a):
            self.login(user)
            self.assertNotIn("token=", self._tells(), user.login)

    def test_employees_do_not_read_the_token(self):
        for user in (self.employee, self.salesperson, self.channel_other):
            self.login(user)
            self.assertNotIn("token=", self._tells(), user.login)

    def test_partners_neither_read_nor_make_tokens_of_others(self):
        for user in (self.partner_a, self.supervisor_a, self.colleague_a):
            self.login(user)
            for name in ("signup_type", "signup_url", "signup_token"):
                if name in self.env["res.partner"]._fields:
                    with self.refused("AccessError"):
                        self.rpc("res.partner", "read", self.person.ids, [name])
            for method in ("signup_prepare", "signup_cancel", "signup_get_auth_param"):
                with self.refused():
                    self.rpc("res.partner", method, self.person.ids)

    def test_the_invited_person_gets_the_mail(self):
        [mail] = self.env["mail.mail"].search(
            [("mail_message_id", "=", self.message.id)]
        )
        self.assertEqual(mail.recipient_ids, self.person)
        self.assertEqual(mail.state, "outgoing")


@tagged("post_install", "-at_install")
class TestSecurityLinks(ColleagueCase):
    """Links that let a person in come into being in their own mail alone."""

    def setUp(self):
        super().setUp()
        self.path = self.invited()
        self.invitation = self.invitations()[-1]
        self.employees = (
            self.salesperson | self.channel_own | self.channel_all | self.channel_admin
        )

    def _written(self, user, xmlid, record, mode):
        """Return what an employee reads or sends of a template of ours."""
        template = self.env.ref(xmlid).with_user(user)
        if mode == "send":
            number = template.send_mail(record.id, email_values=ELSEWHERE)
            return self.env["mail.mail"].browse(number).body_html
        dialog = self.env["mail.compose.message"].with_user(user)
        dialog = dialog.create(
            {
                "model": record._name,
                "res_ids": str(record.ids),
                "template_id": template.id,
                "composition_mode": mode,
            }
        )
        if mode == "mass_mail":
            before = self.env["mail.mail"].search([])
            dialog.action_send_mail()
            mails = self.env["mail.mail"].search([]) - before
            return "".join(mails.mapped("body_html"))
        return dialog.body

    def _leaks(self, xmlid, record, word):
        """Yield who gets a link, and by which way."""
        for user in self.employees:
            for mode in ("comment", "mass_mail", "send"):
                try:
                    with self.env.cr.savepoint(), mute_logger(RENDERING):
                        text = self._written(user, xmlid, record, mode)
                except (AccessError, UserError):
                    continue
                if word in (text or ""):
                    yield f"{user.login} by {mode}"

    def test_no_employee_gets_the_link_of_an_invitation_by_its_template(self):
        xmlid = "prm.mail_template_colleague_invited"
        found = list(self._leaks(xmlid, self.invitation, "/partner/invitation/"))
        self.assertFalse(found)
        self.assertEqual(self.kind(self.open_as(self.path)), "choose")

    def test_no_employee_gets_the_link_of_a_login_mail_by_a_template(self):
        self.partner_a.partner_id.signup_prepare()
        for xmlid in (
            "prm.mail_template_invitation",
            "prm.mail_template_reset",
            "auth_signup.set_password_email",
        ):
            with self.subTest(xmlid):
                self.assertFalse(list(self._leaks(xmlid, self.partner_a, "token=")))

    def test_other_portal_users_get_it_as_core_has_it(self):
        self.portal_user.partner_id.signup_prepare()
        contact = self.portal_user.partner_id.with_user(self.salesperson)
        self.assertIn("token=", contact._get_signup_url())
