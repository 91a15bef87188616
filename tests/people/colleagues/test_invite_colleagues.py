"""Supervisors invite by address: one row and one mail, whoever has the address."""

import uuid

from odoo.tests import tagged

from .colleague_common import LIST, NEW, ColleagueCase


@tagged("post_install", "-at_install")
class TestInviteColleagues(ColleagueCase):
    def rows(self):
        return [(each.email, each.state, each.role) for each in self.invitations()]

    # ------------------------------------------------------------------ one or many

    def test_one_address_makes_one_row_one_mail_and_a_line_of_history(self):
        answer = self.invite("  Lena Berg <LENA@new.example.com> ", "supervisor")
        self.assertEqual(answer.status, 303)
        self.assertEqual(self.rows(), [(NEW, "sent", "supervisor")])
        invitation = self.invitations()
        self.assertEqual(invitation.name, "Lena Berg")
        self.assertEqual(invitation.contact_id, self.supervisor_a.partner_id)
        days = (invitation.expires_at - invitation.sent_at).days
        self.assertEqual(days, 7)
        self.assertEqual(len(self.mails_to()), 1)
        [(old, new, cause)] = self.history()
        self.assertEqual((old, new), ("", NEW))
        self.assertIn("Alice invited a colleague", cause)

    def test_many_are_pasted_at_once(self):
        self.invite("a@new.example.com; B <b@new.example.com>,\nc@new.example.com")
        emails = [f"{name}@new.example.com" for name in "abc"]
        self.assertEqual(self.invitations().mapped("email"), emails)
        for email in emails:
            self.assertEqual(len(self.mails_to(email)), 1, email)

    def test_bad_lines_are_named_and_nothing_typed_is_lost(self):
        typed = "a@new.example.com\nBob\nc@\n<script>@x"
        answer = self.invite(typed, "supervisor")
        self.assertEqual(answer.status, 422)
        self.assertEqual(answer.value("addresses"), typed)
        self.assertEqual(answer.value("role"), "supervisor")
        wrong = answer.texts("//ul[contains(@class, 'prm_wrong')]/li/bdi")
        self.assertEqual(wrong, ["Bob", "c@", "<script>@x"])
        self.assertIn("Nobody has been invited", answer.errors["addresses"])
        self.assertFalse(self.invitations())
        self.assertFalse(self.mails_to("a@new.example.com"))

    def test_a_role_that_is_none_is_refused_at_its_field(self):
        for role in ("admin", "", "prm.group_prm_manager"):
            answer = self.invite(role=role)
            self.assertEqual(answer.status, 422)
            self.assertIn("role", answer.errors)
            self.assertEqual(answer.value("addresses"), NEW)
        self.assertFalse(self.invitations())

    def test_nothing_typed_and_too_much_are_refused(self):
        many = "\n".join(f"x{number}@new.example.com" for number in range(51))
        for addresses in ("", " \n ", many, "x" * 30_000):
            answer = self.invite(addresses)
            self.assertEqual(answer.status, 422)
            self.assertIn("addresses", answer.errors)
        self.assertFalse(self.invitations())

    def test_what_stands_in_a_name_is_text(self):
        self.invite("<b>Lena</b> <lena@new.example.com>")
        self.assertFalse(self.invitations())
        self.invite('"{{ object.env }}" <lena@new.example.com>')
        self.assertEqual(self.invitations().name, "{{ object.env }}")
        self.assertIn("{{ object.env }}", self.mails_to().body_html)
        self.assertNotIn("{{", self.mails_to().subject)

    def test_a_form_that_is_sent_twice_invites_once(self):
        token = uuid.uuid4().hex
        for _time in range(2):
            answer = self.invite(submission_token=token)
            self.assertEqual(answer.status, 303)
        self.assertEqual(len(self.invitations()), 1)
        self.assertEqual(len(self.mails_to()), 1)

    def test_who_is_invited_already_is_named_and_nobody_else_is_invited(self):
        self.invite()
        answer = self.invite(f"{NEW}, other@new.example.com")
        self.assertEqual(answer.status, 422)
        self.assertIn(f"Already invited: {NEW}", answer.errors["addresses"])
        self.assertEqual(len(self.invitations()), 1)

    # -------------------------------------------------------------------- no oracle

    def addresses(self):
        """Return addresses of everybody somebody could be, who is not active here."""
        archived = self._create_user("gone_t", "base.group_portal")
        archived.write(
            {"email": "gone@new.example.com", "login": "gone@new.example.com"}
        )
        archived.active = False
        self.portal_user.login = "piet@new.example.com"
        self.partner_b.login = self.partner_b.email
        self.employee.login = self.employee.email
        customer = self._create_organization("Customer")
        return {
            "nobody": "nobody@new.example.com",
            "invited member": self.invited_colleague().email,
            "foreign partner": self.partner_b.email,
            "employee": self.employee.email,
            "portal user": "piet@new.example.com",
            "archived": "gone@new.example.com",
            "contact": self._create_person(self.organization_a, "nina").email,
            "customer": self._create_person(customer, "carl").email,
        }

    def test_the_answer_the_row_the_list_and_the_mail_are_alike_for_everybody(self):
        seen = {}
        for who, email in self.addresses().items():
            answer = self.invite(email)
            [mail] = self.mails_to(email)
            self.assertFalse(mail.recipient_ids, who)
            [row] = [
                text
                for text in self.visit(LIST).texts(
                    "//li[contains(@class, 'group-item')]"
                )
                if text.startswith(email)
            ]
            invitation = self.invitations(email=email)
            link = self.link_of(mail)
            seen[who] = (
                answer.status,
                answer.location.partition("?")[0],
                row.replace(email, "EMAIL"),
                mail.subject,
                mail.body_html.replace(link, "LINK").replace(email, "EMAIL"),
                mail.author_id,
                invitation.state,
                invitation.name,
            )
        for who, told in seen.items():
            self.assertEqual(told, seen["nobody"], who)

    def test_inviting_touches_no_contact_and_no_user(self):
        addresses = self.addresses()
        contacts, users = self.env["res.partner"], self.env["res.users"]
        before = contacts.search_count([]), users.search_count([])
        rights = self.partner_b.group_ids, self.employee.group_ids
        self.assertEqual(self.invite("\n".join(addresses.values())).status, 303)
        after = contacts.search_count([]), users.search_count([])
        self.assertEqual(before, after)
        self.assertEqual(rights, (self.partner_b.group_ids, self.employee.group_ids))

    def test_nobody_but_the_recipient_reads_the_mail(self):
        self.invite()
        mail = self.mails_to()
        message = mail.mail_message_id
        self.assertFalse(message.author_id)
        self.assertFalse(message.model)
        for user in (self.supervisor_a, self.partner_a, self.channel_own):
            self.assertFalse(message.with_user(user).has_access("read"), user.login)
        self.login(self.supervisor_a)
        self.assertEqual(
            self.finds("mail.message", [("body", "ilike", "invitation/")]), 0
        )
        with self.refused("AccessError"):
            self.rpc("mail.mail", "search", [])

    # ----------------------------------------------------------------------- by RPC

    def test_invitations_are_neither_read_nor_made_by_rpc(self):
        self.invite()
        self.login(self.supervisor_a)
        values = {"partnership_id": self.partnership_a.id, "email": "x@y.example"}
        number = self.invitations().id
        for call in (
            ("search_read", [], ["email"]),
            ("read", [number], ["email"]),
            ("create", [values]),
            ("write", [number], {"state": "accepted"}),
            ("write", [number], {"expires_at": "2099-01-01 00:00:00"}),
            ("unlink", [number]),
            ("action_approve", [number]),
            ("action_withdraw", [number]),
        ):
            with self.refused("AccessError"):
                self.rpc("prm.invitation", *call)
        with self.refused("AccessError"):
            self.rpc(
                "prm.partnership", "read", self.partnership_a.ids, ["invitation_ids"]
            )
        self.assertEqual(self.rows(), [(NEW, "sent", "partner")])

    def test_employees_change_an_invitation_by_its_buttons_alone(self):
        self.invite()
        self.login(self.channel_own)
        number = self.invitations().id
        [found] = self.rpc("prm.invitation", "read", [number], ["email"])
        self.assertEqual(found["email"], NEW)
        for values in (
            {"email": "other@new.example.com"},
            {"role": "supervisor"},
            {"state": "accepted"},
            {"expires_at": "2099-01-01 00:00:00"},
        ):
            with self.refused("UserError"):
                self.rpc("prm.invitation", "write", [number], values)
        self.rpc("prm.invitation", "action_withdraw", [number])
        self.env.invalidate_all()
        self.assertEqual(self.rows(), [(NEW, "withdrawn", "partner")])

    # ------------------------------------------------------------------------ floods

    def test_so_many_a_day_and_no_more(self):
        self.env["ir.config_parameter"].set_param(
            "prm.limit_colleague_invitations", "3"
        )
        self.assertEqual(
            self.invite("a@new.example.com, b@new.example.com").status, 303
        )
        refused = self.invite("c@new.example.com, d@new.example.com")
        self.assertEqual(refused.status, 429)
        self.assertIn("Retry-After", refused.headers)
        self.assertIn("today’s limit of invitations (3)", refused.errors["addresses"])
        self.assertEqual(
            refused.value("addresses"), "c@new.example.com, d@new.example.com"
        )
        first = self.invitations()[:1]
        self.assertEqual(self.act_on(first, "resend").status, 303)
        self.assertEqual(self.act_on(first, "resend").status, 429)
        self.assertEqual(len(self.mails_to("a@new.example.com")), 2)
        self.assertEqual(len(self.invitations()), 2)
        others = self.invite("c@new.example.com", user=self.second)
        self.assertEqual(others.status, 303)

    def test_who_is_no_supervisor_is_not_even_counted(self):
        self.invite(user=self.partner_a)
        counted = self.env["prm.limit"].search([("user_id", "=", self.partner_a.id)])
        self.assertFalse(counted.filtered(lambda c: c.kind == "colleague_invitations"))
