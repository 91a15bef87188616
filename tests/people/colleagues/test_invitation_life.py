"""Send again, take back, approve, expire; and what a portal lets supervisors do."""

from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from .colleague_common import LIST, ColleagueCase

MISSING = 10**8


@tagged("post_install", "-at_install")
class TestInvitationLife(ColleagueCase):
    def why(self):
        """Return what stands in place of the form, if anything."""
        page = self.visit(LIST, self.supervisor_a)
        return " ".join(page.texts("//*[contains(@class, 'prm_no_invitations')]"))

    def badges(self):
        page = self.visit(LIST, self.supervisor_a)
        return page.texts(
            "//ul[contains(@class, 'prm_invitations')]//span[@data-state]"
        )

    # ------------------------------------------------------------------ the portal

    def test_a_new_portal_lets_supervisors_invite(self):
        self.assertEqual(self.portal.colleague_invitations, "yes")
        self.assertFalse(self.why())

    def test_where_inviting_is_off_the_page_says_so_and_nothing_is_sent(self):
        self.portal.colleague_invitations = "no"
        self.assertIn("cannot invite colleagues", self.why())
        answer = self.invite()
        self.assertEqual(answer.status, 422)
        self.assertFalse(self.invitations())

    def test_without_login_mails_nobody_is_invited_and_the_page_says_why(self):
        self.invite()
        self.portal.mail_partner_added = False
        self.assertIn("sends no login emails", self.why())
        self.assertEqual(self.invite("other@new.example.com").status, 422)
        self.assertEqual(self.act_on(self.invitations(), "resend").status, 422)
        self.assertEqual(len(self.invitations()), 1)
        self.assertEqual(len(self.mails_to()), 1)

    def test_without_an_assigned_employee_nobody_is_invited(self):
        self.partnership_a.write({"user_id": False, "user_ids": [(5,)]})
        self.assertIn("none of our employees", self.why())
        self.assertEqual(self.invite().status, 422)
        self.assertFalse(self.invitations())

    # ---------------------------------------------------------------- again and back

    def test_sent_again_it_lives_a_week_from_then(self):
        self.invite()
        later = fields.Datetime.now() + timedelta(days=5)
        with freeze_time(later):
            self.assertEqual(self.act_on(self.invitations(), "resend").status, 303)
        self.assertEqual((self.invitations().expires_at - later).days, 7)
        self.assertEqual(len(self.mails_to()), 2)

    def test_taken_back_it_leaves_the_list(self):
        self.invite()
        self.assertEqual(self.badges(), ["Invited"])
        self.assertEqual(self.act_on(self.invitations(), "withdraw").status, 303)
        self.assertEqual(self.invitations().state, "withdrawn")
        self.assertFalse(self.badges())
        self.assertIn("withdrawn by Alice", self.history()[-1][2])
        for word in ("withdraw", "resend"):
            answer = self.act_on(self.invitations(), word)
            self.assertEqual(answer.status, 422, word)
        self.assertEqual(self.invite().status, 303)

    def test_another_supervisor_takes_it_back_a_partner_does_not(self):
        self.invite()
        invitation = self.invitations()
        for user in (self.partner_a, self.colleague_a):
            for word in ("withdraw", "resend"):
                self.assertEqual(self.act_on(invitation, word, user).status, 404)
        self.assertEqual(invitation.state, "sent")
        self.assertEqual(self.act_on(invitation, "withdraw", self.second).status, 303)

    def test_a_foreign_invitation_looks_like_a_missing_one(self):
        foreign = self._create_invitation(
            self.partnership_b, self.supervisor_b, state="sent"
        )
        for word in ("withdraw", "resend"):
            answers = [self.act_on(each, word) for each in (foreign, MISSING, 10**30)]
            self.assertEqual([each.status for each in answers], [404] * 3)
            texts = [answer.texts("//main") for answer in answers]
            self.assertEqual(texts[0], texts[1])
        self.assertEqual(foreign.state, "sent")

    def test_after_seven_days_it_has_expired_and_may_be_sent_again(self):
        self.invite()
        with freeze_time(fields.Datetime.now() + timedelta(days=8)):
            self.assertEqual(self.badges(), ["Expired"])
            self.env["prm.invitation"]._gc_invitations()
            self.assertEqual(self.invitations().state, "expired")
            self.assertIn("Nobody accepted", self.history()[-1][2])
            self.env["prm.invitation"]._gc_invitations()
            self.assertEqual(len(self.history()), 2)
            self.assertEqual(self.badges(), ["Expired"])
            self.assertEqual(self.act_on(self.invitations(), "resend").status, 303)
            self.assertEqual(self.badges(), ["Invited"])
        self.assertEqual(len(self.mails_to()), 2)

    def test_an_address_whose_invitation_ran_out_is_invited_anew(self):
        self.invite()
        with freeze_time(fields.Datetime.now() + timedelta(days=8)):
            self.assertEqual(self.invite().status, 303)
        states = self.invitations().mapped("state")
        self.assertEqual(states, ["expired", "sent"])
        answer = self.act_on(self.invitations()[0], "resend")
        self.assertEqual(answer.status, 422)

    def test_what_came_to_nothing_is_forgotten_after_half_a_year(self):
        self.invite("a@new.example.com, b@new.example.com")
        first, second = self.invitations()
        first.sudo()._move_to("withdrawn")
        self.env.flush_all()
        self.env.cr.execute("UPDATE prm_invitation SET write_date = '2026-01-01'")
        self.env.invalidate_all()
        self.env["prm.invitation"]._gc_invitations()
        self.assertEqual(self.invitations(), second)

    # --------------------------------------------------------------------- approval

    def asked(self):
        """Let the portal ask for approval; return an invitation that waits."""
        self.portal.colleague_invitations = "approval"
        answer = self.invite()
        self.assertIn("done=asked", answer.location)
        return self.invitations()

    def activities(self):
        kind = self.env.ref("prm.mail_activity_colleague")
        return self.partnership_a.activity_ids.filtered(
            lambda activity: activity.activity_type_id == kind
        )

    def test_what_nobody_can_approve_anymore_ends_by_itself(self):
        invitation = self.asked()
        self.env["prm.invitation"]._gc_invitations()
        self.assertEqual(invitation.state, "waiting")
        own = [("user_id", "=", self.supervisor_a.id)]
        self.env["prm.member"].search(own).role = "partner"
        for _run in range(2):
            self.env["prm.invitation"]._gc_invitations()
            self.assertEqual(invitation.state, "withdrawn")
        self.assertIn("can no longer invite", self.history()[-1][2])
        self.assertFalse(self.activities())
        self.assertFalse(self.mails_to())

    def test_it_waits_while_the_partnership_is_suspended_and_ends_with_it(self):
        invitation = self.asked()
        for deed, state in (("suspend", "waiting"), ("terminate", "withdrawn")):
            getattr(self.partnership_a, f"action_{deed}")()
            self.env["prm.invitation"]._gc_invitations()
            self.assertEqual(invitation.state, state)

    def test_where_approval_is_needed_nothing_is_sent_before_it(self):
        invitation = self.asked()
        self.assertEqual(invitation.state, "waiting")
        self.assertFalse(self.mails_to())
        self.assertEqual(self.badges(), ["Waiting for approval"])
        self.assertEqual(self.activities().user_id, self.channel_own)
        self.assertEqual(self.partnership_a.waiting_invitation_count, 1)
        self.assertEqual(self.act_on(invitation, "resend").status, 422)
        self.assertFalse(self.mails_to())

    def test_approved_it_is_sent_once_and_reminds_nobody_anymore(self):
        invitation = self.asked()
        invitation.with_user(self.channel_own).action_approve()
        self.assertEqual(invitation.state, "sent")
        self.assertEqual(invitation.decided_by_id, self.channel_own)
        self.assertEqual(len(self.mails_to()), 1)
        self.assertFalse(self.activities())
        self.assertIn(f"approved by {self.company.name}", self.history()[-1][2])
        with self.assertRaisesRegex(UserError, "decided first|already"):
            invitation.with_user(self.channel_all).action_approve()
        self.assertEqual(len(self.mails_to()), 1)

    def test_declined_it_is_shown_as_such_and_stays_dead(self):
        invitation = self.asked()
        invitation.with_user(self.channel_own).action_decline()
        self.assertEqual(self.badges(), ["Declined"])
        self.assertFalse(self.mails_to())
        self.assertFalse(self.activities())
        for word in ("resend", "withdraw"):
            self.assertEqual(self.act_on(invitation, word).status, 422)
        self.assertEqual(invitation.state, "declined")

    def test_taken_back_by_the_supervisor_there_is_nothing_to_approve(self):
        invitation = self.asked()
        self.act_on(invitation, "withdraw")
        self.assertFalse(self.activities())
        with self.assertRaises(UserError):
            invitation.with_user(self.channel_own).action_approve()

    def test_nobody_approves_what_the_portal_does_not_let_in(self):
        invitation = self.asked()
        self.portal.colleague_invitations = "no"
        with self.assertRaisesRegex(UserError, "supervisors cannot invite"):
            invitation.with_user(self.channel_own).action_approve()
        self.portal.colleague_invitations = "approval"
        self.portal.mail_partner_added = False
        with self.assertRaisesRegex(UserError, "login emails"):
            invitation.with_user(self.channel_own).action_approve()
        self.assertEqual(invitation.state, "waiting")

    def test_nobody_approves_what_a_former_supervisor_asked_for(self):
        for end in ({"state": "disabled"}, {"role": "partner"}):
            with self.subTest(end=end):
                invitation = self.asked()[-1:]
                self.member(self.supervisor_a).write(end)
                approver = invitation.with_user(self.channel_own)
                with self.assertRaisesRegex(UserError, "no longer a supervisor"):
                    approver.action_approve()
                self.assertFalse(self.mails_to(), "its link would be dead")
                approver.action_decline()
                self.assertEqual(invitation.state, "declined")
                self.member(self.supervisor_a).write(
                    {"state": "active", "role": "supervisor"}
                )

    def test_an_ended_one_that_nobody_approved_does_not_pass_by_the_approval(self):
        self.invite()
        invitation = self.invitations()
        invitation._move_to("expired")
        self.portal.colleague_invitations = "approval"
        self.assertEqual(self.act_on(invitation, "resend").status, 422)
        self.assertEqual(invitation.state, "expired")
        self.assertEqual(self.invite().status, 303)
        self.assertEqual(self.invitations()[-1].state, "waiting")

    def test_employees_see_those_of_their_partners(self):
        self.invite()
        action = self.partnership_a.with_user(
            self.channel_own
        ).action_open_invitations()
        found = self.env["prm.invitation"].with_user(self.channel_own)
        self.assertEqual(found.search(action["domain"]), self.invitations())
        other = self.env["prm.invitation"].with_user(self.channel_other)
        self.assertFalse(other.search([]))
        self.assertEqual(self.partnership_a.invitation_count, 1)
