"""Somebody else answers: an administrator reopens the deal, or the decision stays."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...common import PrmCase
from .appeal_common import AppealData


@tagged("-at_install", "post_install")
class TestAppealDecided(AppealData, PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal.appeal_user_id = cls.channel_all

    def appeal(self, **rejected):
        return self.ask(self.rejected(**rejected))

    # --------------------------------------------------------------- granted

    def test_granted_the_deal_is_reopened_for_another_reviewer(self):
        appeal = self.appeal()
        deal = appeal.registration_id
        self.assertEqual(deal.reviewer_id, self.channel_own)
        self.grant(appeal, answer="You were right.")
        self.assertEqual((appeal.state, deal.state), ("granted", "in_review"))
        self.assertEqual(appeal.decided_by_id, self.channel_admin)
        self.assertEqual(deal.reviewer_id, self.channel_all)
        last = deal.transition_ids[-1:]
        self.assertEqual(last.reason_id, self.reasons["reopening"])
        self.assertFalse(last.note, "the answer is told once")
        self.assertFalse(deal.decided_by_id)
        self.assertFalse(self.waiting(deal))
        page = self.page(deal)["appeal"]
        self.assertEqual(
            (page["state"], page["answer"]), ("granted", "You were right.")
        )
        mail = self.told(deal, "Appeal granted")
        self.assertEqual(mail.recipient_ids, self.partner_a.partner_id)
        self.assertNotIn("You were right", mail.body_html)
        self.assertFalse(self.told(deal, "In review"), "one mail is enough")
        news = self.env["prm.notification"].search(
            [("registration_id", "=", deal.id), ("event", "like", "appeal")]
        )
        told = {"appeal_received", "appeal_decided"}
        self.assertEqual(set(news.mapped("event")), told)

    def test_where_nobody_is_told_of_appeals_a_reopening_is_told_as_always(self):
        rows = self.portal.event_ids.filtered(lambda row: row.event[:6] == "appeal")
        rows.offered = False
        appeal = self.appeal()
        deal = appeal.registration_id
        self.grant(appeal)
        self.assertTrue(self.told(deal, "In review"))
        self.assertFalse(self.told(deal, "Appeal"))

    def test_an_expired_deal_is_reopened_as_well(self):
        appeal = self.ask(self.expired())
        self.grant(appeal)
        self.assertEqual(appeal.registration_id.state, "in_review")
        self.assertEqual(appeal.registration_id.reviewer_id, self.channel_all)

    def test_to_reopen_the_deal_is_to_grant_its_appeal(self):
        appeal = self.appeal()
        deal = appeal.registration_id.with_user(self.channel_admin).sudo(False)
        deal.reason_id = self.reasons["reopening"]
        deal.action_reopen()
        self.assertEqual(appeal.state, "granted")
        self.assertEqual(appeal.decided_by_id, self.channel_admin)
        self.assertEqual(deal.reviewer_id, self.channel_all)
        self.assertTrue(self.told(deal, "Appeal granted"))

    def test_a_reason_of_the_right_kind_is_needed(self):
        appeal = self.appeal().with_user(self.channel_admin).sudo(False)
        with self.assertRaisesRegex(UserError, "Choose a reason"):
            appeal.action_grant()
        appeal.reason_id = self.reasons["rejection"]
        with self.assertRaisesRegex(UserError, "another kind"):
            appeal.action_grant()
        self.assertEqual(appeal.state, "open")

    def test_only_administrators_grant_and_others_recommend(self):
        appeal = self.appeal()
        deal = appeal.registration_id
        named = appeal.with_user(self.channel_all).sudo(False)
        self.assertTrue(named.may_recommend and named.may_decline)
        self.assertFalse(named.may_grant)
        named.reason_id = self.reasons["reopening"]
        with self.assertRaisesRegex(UserError, "administrator"):
            named.action_grant()
        named.action_recommend()
        self.assertTrue(appeal.is_recommended)
        self.assertEqual((appeal.state, deal.state), ("open", "rejected"))
        activity = self.waiting(deal)
        self.assertTrue(activity.user_id.has_group("prm.group_prm_manager"))
        self.assertIn("recommends", activity.summary)
        self.grant(appeal)
        self.assertEqual(deal.reviewer_id, self.channel_all)

    # -------------------------------------------------------------- declined

    def test_declined_the_decision_stays_and_the_partner_reads_why(self):
        appeal = self.appeal()
        deal = appeal.registration_id
        self.decline(appeal, answer="The customer told us otherwise.")
        self.assertEqual((appeal.state, deal.state), ("declined", "rejected"))
        self.assertEqual(appeal.decided_by_id, self.channel_all)
        self.assertFalse(self.waiting(deal))
        page = self.page(deal)
        self.assertEqual(page["appeal"]["answer"], "The customer told us otherwise.")
        self.assertIn("the decision stays", page["appeal"]["headline"])
        labels = [row["label"] for row in page["timeline"]]
        self.assertIn("Appealed", labels)
        self.assertIn("Appeal: Declined", labels)
        mail = self.told(deal, "Appeal declined")
        self.assertNotIn("told us otherwise", mail.body_html)

    def test_an_answer_is_needed(self):
        appeal = self.appeal()
        for answer in (False, "", "  "):
            with self.assertRaisesRegex(UserError, "Write an answer"):
                self.decline(appeal, answer=answer)
        self.assertEqual(appeal.state, "open")

    def test_an_answer_is_shown_only_when_it_is_given(self):
        appeal = self.appeal()
        appeal.with_user(self.channel_all).sudo(False).answer = "Half a thought"
        page = self.page(appeal.registration_id)
        self.assertNotIn("Half a thought", str(page))

    def test_who_declines(self):
        for user, error in (
            (self.channel_own, UserError),  # decided first
            (self.channel_other, AccessError),
            (self.salesperson, AccessError),
            (self.employee, AccessError),
            (self.partner_a, AccessError),
            (self.supervisor_a, AccessError),
            (self.channel_all, None),
            (self.channel_admin, None),
        ):
            appeal = self.appeal()
            with self.subTest(user.login):
                if error:
                    with self.assertRaises(error), self.env.cr.savepoint():
                        self.decline(appeal, user)
                    self.assertEqual(appeal.state, "open")
                else:
                    self.decline(appeal, user)
                    self.assertEqual(appeal.state, "declined")

    def test_an_administrator_does_not_confirm_an_own_decision_but_may_change_it(self):
        appeal = self.appeal(by=self.channel_admin)
        with self.assertRaisesRegex(UserError, "made the first decision"):
            self.decline(appeal, self.channel_admin)
        self.grant(appeal, self.channel_admin)
        self.assertEqual(appeal.registration_id.state, "in_review")
        self.assertNotEqual(appeal.registration_id.reviewer_id, self.channel_admin)

    # ------------------------------------------------------------------ once

    def test_it_is_decided_once(self):
        appeal = self.appeal()
        self.decline(appeal)
        mine = appeal.with_user(self.channel_admin).sudo(False)
        for button in (mine.action_grant, mine.action_decline, mine.action_recommend):
            with self.assertRaisesRegex(UserError, "decided first"):
                button()
        self.assertEqual(appeal.registration_id.state, "rejected")

    def test_what_was_decided_is_kept(self):
        appeal = self.appeal()
        self.decline(appeal)
        mine = appeal.with_user(self.channel_admin).sudo(False)
        for vals in (
            {"answer": "Something else"},
            {"person_id": self.channel_admin.id},
            {"reason_id": self.reasons["reopening"].id},
        ):
            with self.subTest(vals), self.assertRaises(UserError):
                mine.write(vals)

    # ------------------------------------------------------------------- RPC

    def test_nobody_writes_past_the_buttons(self):
        appeal = self.appeal()
        for user in (self.channel_own, self.channel_all, self.channel_admin):
            mine = appeal.with_user(user).sudo(False)
            for vals in (
                {"state": "granted"},
                {"state": "declined"},
                {"decided_by_id": user.id},
                {"is_recommended": True},
                {"due_at": "2030-01-01 00:00:00"},
                {"first_decider_id": False},
                {"reason": "Other words"},
                {"contact_id": self.partner_b.partner_id.id},
                {"registration_id": self._register().id},
            ):
                with self.subTest(user=user.login, vals=vals):
                    with self.assertRaises(UserError), self.env.cr.savepoint():
                        mine.write(vals)
                    forged = mine.with_context(prm_mover=True)
                    with self.assertRaises(UserError), self.env.cr.savepoint():
                        forged.write(vals)
            with self.assertRaises(UserError), self.env.cr.savepoint():
                mine.unlink()
            with self.assertRaises(UserError), self.env.cr.savepoint():
                mine.copy()

    def test_partners_have_no_right_on_appeals(self):
        appeal = self.appeal()
        for user in (self.partner_a, self.supervisor_a, self.partner_b):
            mine = appeal.with_user(user).sudo(False)
            for call in (
                lambda mine=mine: mine.read(["answer"]),
                lambda mine=mine: mine.search([]),
                lambda mine=mine: mine.write({"answer": "x"}),
                lambda mine=mine: mine.create({"reason": "x"}),
                mine.action_grant,
                mine.action_decline,
                mine.action_recommend,
            ):
                with self.assertRaises(AccessError), self.env.cr.savepoint():
                    call()
        deal = appeal.registration_id.with_user(self.partner_a).sudo(False)
        with self.assertRaises(AccessError):
            deal.read(["appeal_ids"])
        with self.assertRaises(AccessError):
            deal.search([("appeal_ids.state", "=", "open")])
