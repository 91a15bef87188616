"""One deal goes to a colleague."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ....models.common.errors import RegistrationRefused
from ....policy.registration_moves import STATES
from ....policy.registration_permissions import verdict_action
from .change_common import ChangeCase


@tagged("-at_install", "post_install")
class TestHandOver(ChangeCase):
    def member(self, user, partnership=None):
        members = (partnership or self.partnership_a).member_ids
        return members.filtered(lambda each: each.user_id == user)

    def give(self, deal, heir, user=None):
        """Hand ``deal`` over to the user ``heir``."""
        user = user or self.partner_a
        member = self.member(heir) or self.member(heir, self.partnership_b)
        service = self.env["prm.hand.over"].with_user(user)
        service._hand_over_deal(deal.with_user(user), member.id)

    def refused(self, *args):
        try:
            self.give(*args)
        except RegistrationRefused as error:
            return error.errors
        return None

    def test_its_author_gives_it_away_and_sees_it_no_more(self):
        deal = self._register()
        self.give(deal, self.colleague_a)
        stored = deal.sudo()
        self.assertEqual(stored.contact_id, self.colleague_a.partner_id)
        self.assertEqual(stored.representative_id, self.colleague_a.partner_id)
        self.assertFalse(deal.with_user(self.partner_a).has_access("read"))
        self.assertTrue(deal.with_user(self.colleague_a).has_access("read"))

    def test_what_the_organization_sees_its_former_author_sees_too(self):
        deal = self._register(visibility="organization")
        self.give(deal, self.colleague_a)
        self.assertTrue(deal.with_user(self.partner_a).has_access("read"))
        self.assertNotIn("withdraw", deal._portal_actions())

    def test_another_representative_stays(self):
        deal = self._register(representative_id=self.supervisor_a.partner_id.id)
        self.give(deal, self.colleague_a)
        representative = deal.sudo().representative_id
        self.assertEqual(representative, self.supervisor_a.partner_id)

    def test_a_supervisor_hands_over_deals_of_anybody(self):
        deal = self._register(self.colleague_a)
        self.give(deal, self.partner_a, self.supervisor_a)
        self.assertEqual(deal.sudo().contact_id, self.partner_a.partner_id)
        self.give(deal, self.supervisor_a, self.supervisor_a)
        self.assertEqual(deal.sudo().contact_id, self.supervisor_a.partner_id)

    def test_news_and_history_say_who_has_it_now(self):
        deal = self._register()
        self.give(deal, self.colleague_a)
        [news] = deal.sudo().news_ids.filtered(lambda each: each.kind == "handed_over")
        self.assertEqual(news.new_person, self.colleague_a.partner_id.name)
        self.assertEqual(news.old_person, self.partner_a.partner_id.name)
        last = self.partnership_a.history_ids.sorted("id")[-1]
        self.assertEqual(last.new, self.colleague_a.partner_id.name)

    def test_who_takes_it_is_told(self):
        deal = self._register()
        news = self.env["prm.notification"].sudo()
        self.give(deal, self.colleague_a)
        told = news.search([("event", "=", "deals_handed_over")])
        self.assertEqual(told.member_id, self.member(self.colleague_a))

    def test_only_colleagues_with_access_take_it(self):
        deal = self._register()
        wrong = {"heir": "heir_of_partnership"}
        self.assertEqual(self.refused(deal, self.partner_b), wrong)
        self.assertEqual(self.refused(deal, self.partner_a), wrong)
        self.member(self.colleague_a).action_disable()
        self.assertEqual(self.refused(deal, self.colleague_a), wrong)
        self.assertEqual(deal.sudo().contact_id, self.partner_a.partner_id)
        heirs = self.env["prm.hand.over"].with_user(self.partner_a)._heirs(deal)
        self.assertEqual([each["id"] for each in heirs], self.supervisor().ids)

    def supervisor(self):
        return self.member(self.supervisor_a)

    def test_in_every_state_the_table_of_permissions_decides(self):
        roles = {
            "author": self.partner_a,
            "supervisor": self.supervisor_a,
            "colleague": self.colleague_a,
        }
        for state in STATES:
            for role, user in roles.items():
                deal = self.in_state(state)
                deal.sudo().visibility = "organization"
                heir = self.partner_a if role == "colleague" else self.colleague_a
                may = bool(verdict_action("hand_over", role, state))
                with self.subTest(state=state, role=role):
                    own = deal.with_user(user)
                    if not own.has_access("read"):
                        with self.assertRaises(AccessError):
                            self.give(deal, heir, user)
                        continue
                    self.assertEqual("hand_over" in own._portal_actions(), may)
                    self.assertEqual(self.refused(deal, heir, user) is None, may)

    def test_a_deal_that_was_won_stays_with_its_person(self):
        deal = self._register()
        self._approve(deal).action_set_won()
        self.assertEqual(deal.outcome, "won")
        self.assertNotIn("hand_over", deal._portal_actions())
        errors = {"": "not_in_this_state"}
        self.assertEqual(self.refused(deal, self.colleague_a), errors)

    def test_somebody_without_a_membership_can_be_followed(self):
        deal = self._register(self.colleague_a)
        person = self._create_person(self.organization_a, "nils")
        deal.sudo().write({"contact_id": person.id})
        self.give(deal, self.partner_a, self.supervisor_a)
        self.assertEqual(deal.sudo().contact_id, self.partner_a.partner_id)

    def test_strangers_hand_nothing_over(self):
        deal = self._register()
        for user in (self.partner_b, self.supervisor_b, self.portal_user):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.give(deal, self.colleague_a, user)

    def test_a_portal_may_not_let_deals_be_handed_over(self):
        deal = self._register()
        self.portal.let_hand_over = False
        self.assertNotIn("hand_over", deal._portal_actions())
        self.assertEqual(self.refused(deal, self.colleague_a), {"": "hand_over_off"})
        self.portal.let_hand_over = True
        self.assertIsNone(self.refused(deal, self.colleague_a))
