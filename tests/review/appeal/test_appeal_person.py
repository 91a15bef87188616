"""Who looks at a decision again: never who made it, and nobody who is away."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from ...common import PrmCase
from .appeal_common import AppealData


@tagged("-at_install", "post_install")
class TestAppealPerson(AppealData, PrmCase):
    def named(self, **rejected):
        """Return who was named for the appeal of a new rejection."""
        return self.ask(self.rejected(**rejected)).person_id

    def all_others_leave(self):
        """Let nobody but the usual three work with partners."""
        group = self.env.ref("prm.group_prm_user")
        known = self.channel_own | self.channel_all | self.channel_admin
        users = self.env["res.users"].search([("all_group_ids", "in", group.ids)])
        groups = group | self.env.ref("prm.group_prm_user_all")
        groups |= self.env.ref("prm.group_prm_manager")
        (users - known).write({"group_ids": [(3, each.id) for each in groups]})

    def test_the_portal_names_somebody(self):
        self.portal.appeal_user_id = self.channel_admin
        self.assertEqual(self.named(), self.channel_admin)

    def test_whom_the_portal_names_is_passed_over_for_an_own_decision(self):
        self.portal.appeal_user_id = self.channel_admin
        self.portal.escalation_user_id = self.channel_all
        self.assertEqual(self.named(by=self.channel_admin), self.channel_all)

    def test_who_may_not_decide_on_the_deal_is_passed_over(self):
        self.portal.appeal_user_id = self.channel_other
        self.portal.escalation_user_id = self.channel_all
        self.assertEqual(self.named(), self.channel_all)

    def test_for_who_is_away_the_substitute_looks_at_it(self):
        self.portal.appeal_user_id = self.channel_all
        self.away(self.channel_all, self.channel_admin)
        self.assertEqual(self.named(), self.channel_admin)

    def test_a_substitute_who_made_the_decision_does_not(self):
        self.all_others_leave()
        self.portal.appeal_user_id = self.channel_all
        self.away(self.channel_all, self.channel_own)
        self.assertEqual(self.named(), self.channel_admin)

    def test_with_nobody_else_the_administrator_names_a_person(self):
        self.all_others_leave()
        self.away(self.channel_all, self.channel_own)
        deal = self.rejected(by=self.channel_admin)
        self.portal.reviewer_id = False
        self.partnership_a.user_id = self.channel_admin
        deal.reviewer_id = self.channel_admin
        self.away(self.channel_own, self.channel_all)
        appeal = self.ask(deal)
        self.assertFalse(appeal.person_id)
        page = self.page(deal)
        self.assertIn("We name a person", page["appeal"]["headline"])
        activity = self.waiting(deal)
        self.assertEqual(activity.user_id, self.channel_admin)
        self.assertIn("Name a person", activity.summary)
        self.env["prm.absence"].search([]).unlink()
        appeal.with_user(self.channel_all).sudo(False).person_id = self.channel_all
        self.assertEqual(self.waiting(deal).user_id, self.channel_all)
        self.assertIn(self.channel_all.name, self.page(deal)["appeal"]["headline"])

    def test_nobody_unfit_can_be_named(self):
        appeal = self.ask(self.rejected()).with_user(self.channel_admin).sudo(False)
        self.away(self.channel_all, self.channel_own)
        for user in (
            self.channel_own,  # decided
            self.channel_all,  # is away
            self.channel_other,  # may not open the deal
            self.salesperson,
            self.employee,
            self.partner_a,
        ):
            with (
                self.subTest(user.login),
                self.assertRaises(ValidationError),
                self.env.cr.savepoint(),
            ):
                appeal.person_id = user
        appeal.person_id = self.channel_admin
        self.assertEqual(appeal.person_id, self.channel_admin)

    def test_who_decided_first_chooses_nobody_to_look_at_it(self):
        appeal = self.ask(self.rejected()).with_user(self.channel_own).sudo(False)
        with self.assertRaisesRegex(UserError, "made the first decision"):
            appeal.person_id = self.channel_all

    def test_a_person_who_has_left_is_named_no_longer_on_the_page(self):
        self.portal.appeal_user_id = self.channel_all
        deal = self.rejected()
        appeal = self.ask(deal)
        self.assertIn(self.channel_all.name, self.page(deal)["appeal"]["headline"])
        appeal.person_id.active = False
        self.assertIn("We name a person", self.page(deal)["appeal"]["headline"])
