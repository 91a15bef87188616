"""Open registrations of one person go to a colleague, and nothing else does."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...common import PrmCase


@tagged("-at_install", "post_install")
class TestHandOver(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.leaver = cls._membership(cls.partner_a)
        cls.heir = cls._membership(cls.colleague_a)
        cls.leaver.partner_id.name, cls.heir.partner_id.name = "Anna", "Aaron"

    @classmethod
    def _membership(cls, user):
        return cls.env["prm.member"].search([("user_id", "=", user.id)])

    def hand_over(self, user=None, heir=None):
        """Hand over what Anna has, as ``user``."""
        leaver = self.leaver.with_user(user or self.channel_own)
        return leaver._hand_over_to((heir or self.heir).with_user(leaver.env.user))

    def deal(self, **values):
        """Return a registration of Anna with superuser rights."""
        return self._register(**values).sudo()

    # ------------------------------------------------------------------ the deals

    def test_open_registrations_and_drafts_go_to_the_colleague(self):
        waiting, draft, approved = self.deal(), self.deal(submit=False), self.deal()
        self._approve(approved)
        self.assertEqual(self.hand_over(), 3)
        for deal in (waiting, draft, approved):
            self.assertEqual(deal.contact_id, self.colleague_a.partner_id)
            self.assertEqual(deal.representative_id, self.colleague_a.partner_id)
            self.assertTrue(deal.with_user(self.colleague_a).has_access("read"))
            self.assertFalse(deal.with_user(self.partner_a).has_access("read"))

    def test_what_has_ended_stays_with_its_author(self):
        won, lost = self.deal(), self.deal()
        self._approve(won).action_set_won()
        self._approve(lost).action_set_lost()
        withdrawn = self.deal()
        withdrawn._move_to("withdrawn", reason_id=self.reasons["withdrawal"].id)
        self.env.flush_all()
        self.assertEqual((won.outcome, lost.outcome), ("won", "lost"))
        self.assertEqual(self.hand_over(), 0)
        self.assertEqual((won | lost | withdrawn).contact_id, self.partner_a.partner_id)

    def test_a_representative_is_replaced_only_where_it_was_this_person(self):
        supervisor = self.supervisor_a.partner_id
        own = self.deal(representative_id=supervisor.id)
        led = self.deal(user=self.supervisor_a)
        led.representative_id = self.partner_a.partner_id
        self.assertEqual(self.hand_over(), 2)
        self.assertEqual(own.representative_id, supervisor)
        self.assertEqual(led.contact_id, supervisor)
        self.assertEqual(led.representative_id, self.colleague_a.partner_id)

    def test_registrations_of_others_and_of_other_partnerships_stay(self):
        second = self._create_second_company()
        elsewhere = second.with_user(self.partner_a)._register_deal(
            self._form_values(self.partner_a), "elsewhere", submit=True
        )
        other = self.deal(user=self.supervisor_a)
        self.assertEqual(self.hand_over(), 0)
        self.assertEqual(elsewhere.sudo().contact_id, self.partner_a.partner_id)
        self.assertEqual(other.contact_id, self.supervisor_a.partner_id)

    def test_the_conversation_follows_and_activities_of_the_vendor_stay(self):
        deal, draft = self.deal(), self.deal(submit=False)
        activities = deal.activity_ids
        self.assertTrue(activities)
        self.hand_over()
        followers = deal.message_partner_ids
        self.assertIn(self.colleague_a.partner_id, followers)
        self.assertNotIn(self.partner_a.partner_id, followers)
        self.assertEqual(deal.activity_ids, activities)
        self.assertEqual(deal.activity_user_id, self.channel_own)
        self.assertFalse(draft.message_partner_ids & self.colleague_a.partner_id)

    # -------------------------------------------------------------------- history

    def test_each_deal_and_the_partnership_say_who_has_it_now(self):
        deal = self.deal()
        before = self.partnership_a.history_ids
        self.hand_over()
        self.assertEqual(deal.news_ids.text, "Handed over from Anna to Aaron")
        [row] = [
            row
            for row in self.env["prm.registration.timeline"]._rows(deal)
            if row["kind"] == "handed_over"
        ]
        self.assertEqual(row["label"], "Handed over from Anna to Aaron")
        line = self.partnership_a.history_ids - before
        self.assertEqual((line.what, line.old, line.new), ("people", "Anna", "Aaron"))
        self.assertEqual(line.cause, "Open registrations handed over: 1")

    def test_who_has_nothing_hands_over_nothing_and_nothing_is_noted(self):
        before = self.partnership_a.history_ids
        self.assertEqual(self.hand_over(), 0)
        self.assertEqual(self.partnership_a.history_ids, before)

    # --------------------------------------------------------------------- to whom

    def assertNoHeir(self, heir):
        with self.assertRaisesRegex(UserError, "colleague from the same partnership"):
            self.leaver._hand_over_to(heir)

    def test_only_somebody_with_access_at_the_same_partnership_takes_over(self):
        self.deal()
        self.assertNoHeir(self.leaver)
        self.assertNoHeir(self._membership(self.partner_b))
        self.assertNoHeir(self.env["prm.member"])
        self.heir.action_disable()
        self.assertNoHeir(self.heir)

    def test_of_who_has_lost_access_it_goes_on(self):
        deal = self.deal()
        self.leaver.action_disable()
        self.assertEqual(self.hand_over(), 1)
        self.assertEqual(deal.contact_id, self.colleague_a.partner_id)

    # --------------------------------------------------------------------- by whom

    def test_channel_users_of_this_partner_and_its_supervisors_may(self):
        for user in (
            self.channel_own,
            self.channel_all,
            self.channel_admin,
            self.supervisor_a,
        ):
            with self.subTest(user=user.login):
                self.deal()
                self.assertEqual(self.hand_over(user), 1)

    def test_nobody_else_may_whatever_rights_the_call_has(self):
        self.deal()
        for user in (
            self.channel_other,
            self.salesperson,
            self.employee,
            self.partner_a,
            self.colleague_a,
            self.supervisor_b,
            self.portal_user,
        ):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.hand_over(user)
        for user in (self.partner_a, self.supervisor_b):
            leaver = self.leaver.with_user(user).sudo()
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                leaver._hand_over_to(self.heir)

    def test_nor_a_supervisor_whose_access_has_ended(self):
        self.deal()
        self._membership(self.supervisor_a).action_disable()
        with self.assertRaises(AccessError):
            self.hand_over(self.supervisor_a)
