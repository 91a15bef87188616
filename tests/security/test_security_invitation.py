"""The token of an invitation is for the invited person alone."""

from odoo.tests import tagged

from .security_common import RpcCase


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
