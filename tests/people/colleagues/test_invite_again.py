"""Who is here already, and what was sent already: nobody is invited twice."""

import uuid

from odoo.exceptions import UserError
from odoo.tests import tagged

from .colleague_common import NEW, ColleagueCase


@tagged("post_install", "-at_install")
class TestInviteAgain(ColleagueCase):
    def count(self):
        """Return how many invitations of Alice were counted today."""
        counted = self.env["prm.limit"].search(
            [
                ("user_id", "=", self.supervisor_a.id),
                ("kind", "=", "colleague_invitations"),
            ]
        )
        return sum(counted.mapped("count"))

    def test_a_form_that_is_sent_again_is_counted_once(self):
        token = uuid.uuid4().hex
        addresses = f"{NEW}, other@new.example.com"
        for _time in range(3):
            answer = self.invite(addresses, submission_token=token)
            self.assertEqual(answer.status, 303)
        self.assertEqual(self.count(), 2)
        self.assertEqual(self.invite(addresses).status, 422)
        self.assertEqual(self.count(), 2)

    def test_what_was_too_much_today_is_sent_by_the_same_form_later(self):
        parameters = self.env["ir.config_parameter"]
        parameters.set_param("prm.limit_colleague_invitations", "1")
        token = uuid.uuid4().hex
        addresses = f"{NEW}, other@new.example.com"
        self.assertEqual(self.invite(addresses, submission_token=token).status, 429)
        parameters.set_param("prm.limit_colleague_invitations", "2")
        self.assertEqual(self.invite(addresses, submission_token=token).status, 303)
        self.assertEqual(len(self.invitations()), 2)

    # ------------------------------------------------------------ who is here already

    def test_who_uses_the_portal_already_is_named_and_nobody_is_invited(self):
        for user in (self.partner_a, self.supervisor_a):
            answer = self.invite(f"{NEW}, {user.email.upper()}")
            self.assertEqual(answer.status, 422)
            told = answer.errors["addresses"]
            self.assertIn(f"use the portal already: {user.email}.", told)
            self.assertEqual(answer.value("addresses"), f"{NEW}, {user.email.upper()}")
        self.assertFalse(self.invitations())
        self.assertEqual(self.count(), 0)

    def test_whose_access_has_ended_and_who_never_came_is_invited(self):
        self.act(self.member(self.partner_a), "end")
        self.assertEqual(self.invite(self.partner_a.email).status, 303)
        self.assertEqual(self.invite(self.invited_colleague().email).status, 303)

    def test_active_people_of_another_partnership_look_like_anybody(self):
        second = self._create_second_company()
        self._join(second, self.supervisor_a, "supervisor")
        data = {"addresses": self.colleague_a.email, "role": "partner"}
        answer = self.send("/partner/second/colleagues", data, user=self.supervisor_a)
        self.assertEqual(answer.status, 303)

    def test_an_invitation_is_not_sent_again_to_who_has_come_otherwise(self):
        self.invite(self.invited_colleague().email)
        self.member(self.colleague_a).state = "active"
        answer = self.act_on(self.invitations(), "resend")
        self.assertEqual(answer.status, 422)
        self.assertIn("use the portal already", " ".join(answer.summary))
        self.assertEqual(len(self.mails_to(self.colleague_a.email)), 1)

    def test_an_employee_does_not_approve_it_for_who_is_here_already(self):
        self.portal.colleague_invitations = "approval"
        self.invite(self.invited_colleague().email)
        self.member(self.colleague_a).state = "active"
        invitation = self.invitations().with_user(self.channel_own)
        with self.assertRaisesRegex(UserError, "uses the portal already"):
            invitation.action_approve()
        invitation.action_decline()
        self.assertEqual(invitation.state, "declined")
