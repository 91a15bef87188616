"""Access of people: roles, ended and given back, people who leave."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import new_test_user, tagged

from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestPartnershipMembers(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.partnership_a.member_ids.filtered(
            lambda member: member.user_id == cls.partner_a
        )

    def assertAccess(self, user=None, role="partner"):
        """Assert that ``user`` has the groups of ``role`` and a portal; "" is none."""
        user = user or self.partner_a
        partner = user.has_group("prm.group_prm_partner")
        supervisor = user.has_group("prm.group_prm_supervisor")
        expected = {
            "": (False, False),
            "partner": (True, False),
            "supervisor": (True, True),
        }
        self.assertEqual((partner, supervisor), expected[role])
        self.assertTrue(user.share)
        portals = self.env["prm.portal"].with_user(user)._for_user()
        self.assertEqual(bool(portals), bool(role))

    def second_partnership(self):
        """Return an active partnership of organization A in another company."""
        company = self.env["res.company"].create({"name": "Second company"})
        self.channel_own.company_ids |= company
        portal = self.portal.copy(
            {"path": "second", "company_id": company.id, "team_id": False}
        )
        portal.state = "active"
        program = self.env["prm.program"].create({"name": "P", "portal_id": portal.id})
        return self._create_partnership(self.organization_a, program)

    # -------------------------------------------------------------------- roles

    def test_a_change_of_role_changes_the_groups(self):
        self.assertAccess(role="partner")
        self.member.with_user(self.channel_own).role = "supervisor"
        self.assertAccess(role="supervisor")
        self.member.with_user(self.channel_own).role = "partner"
        self.assertAccess(role="partner")

    def test_the_highest_role_of_all_active_memberships_counts(self):
        second = self.second_partnership()
        other = self.env["prm.member"].create(
            {
                "partnership_id": second.id,
                "partner_id": self.member.partner_id.id,
                "user_id": self.partner_a.id,
                "role": "supervisor",
            }
        )
        self.assertAccess(role="supervisor")
        other.action_disable()
        self.assertAccess(role="partner")
        other.action_enable()
        self.assertAccess(role="supervisor")
        second.action_suspend()
        self.assertAccess(role="partner")
        self.partnership_a.action_suspend()
        self.assertAccess(role="")

    # --------------------------------------------------------- ended, given back

    def test_ending_the_access_takes_the_role_and_giving_it_back_restores_it(self):
        member = self.member.with_user(self.channel_own)
        member.action_disable()
        self.assertEqual(member.state, "disabled")
        self.assertAccess(role="")
        self.assertTrue(self.partner_a.has_group("base.group_portal"))
        member.action_enable()
        self.assertEqual(member.state, "invited")
        self.assertAccess(role="partner")

    def test_who_has_been_here_before_is_active_again_at_once(self):
        self.env["res.users"].with_user(self.partner_a)._update_last_login()
        self.member.action_disable()
        self.member.action_enable()
        self.assertEqual(self.member.state, "active")

    def test_access_that_is_not_given_back_is_refused_with_the_reason(self):
        self.member.action_disable()
        member = self.member.with_user(self.channel_own)
        self.partnership_a.user_ids = False
        with self.assertRaisesRegex(UserError, "No employee is assigned"):
            member.action_enable()
        with self.assertRaisesRegex(UserError, "No employee is assigned"):
            member.state = "active"
        self.assertAccess(role="")

    def test_members_keep_their_access_while_no_employee_is_assigned(self):
        self.partnership_a.user_ids = False
        self.assertAccess(role="partner")

    def test_access_ends_with_the_partnership_and_comes_back_with_it(self):
        self.partnership_a.action_suspend()
        self.assertAccess(role="")
        self.assertAccess(self.supervisor_a, role="")
        self.partnership_a.action_activate()
        self.assertAccess(role="partner")
        self.assertAccess(self.supervisor_a, role="supervisor")

    def test_an_invitation_is_sent_again_but_not_to_who_has_no_access(self):
        self.member.with_user(self.channel_own).action_resend_invitation()
        mail = self.env["mail.mail"].search([("subject", "like", "invites you")])
        self.assertEqual(mail.recipient_ids, self.member.partner_id)
        self.member.action_disable()
        with self.assertRaisesRegex(UserError, "has ended"):
            self.member.with_user(self.channel_own).action_resend_invitation()

    def test_a_disabled_person_is_invited_again(self):
        self.member.action_disable()
        partnership = self.partnership_a.with_user(self.channel_own)
        member = partnership._invite(self.member.partner_id, "supervisor")
        self.assertEqual(member, self.member)
        self.assertEqual(member.state, "invited")
        self.assertAccess(role="supervisor")

    def test_a_membership_that_is_deleted_takes_the_role_along(self):
        self.member.with_user(self.channel_admin).unlink()
        self.assertAccess(role="")

    # ------------------------------------------------------- core's own wizard

    def revoke(self):
        """Press "Revoke access" in core's wizard for portal access."""
        wizard = self.env["portal.wizard"].create(
            {"partner_ids": [(6, 0, self.member.partner_id.ids)]}
        )
        wizard.user_ids.action_revoke_access()

    def test_core_s_revoking_disables_the_member(self):
        self.revoke()
        self.assertEqual(self.member.state, "disabled")
        self.assertFalse(self.partner_a.active)
        self.assertFalse(self.partner_a.has_group("base.group_portal"))

    def test_access_that_core_revoked_is_given_back(self):
        self.revoke()
        self.member.with_user(self.channel_own).action_enable()
        self.assertTrue(self.partner_a.active)
        self.assertAccess(role="partner")

    def test_a_person_whose_access_core_revoked_is_invited_again(self):
        self.revoke()
        partnership = self.partnership_a.with_user(self.channel_own)
        partnership._invite(self.member.partner_id, "partner")
        self.assertTrue(self.partner_a.active)
        self.assertAccess(role="partner")

    # ------------------------------------------------------------ people who leave

    def test_a_person_who_moves_to_another_organization_loses_access(self):
        deal = self._register()
        self.member.partner_id.parent_id = self.organization_b
        self.assertEqual(self.member.state, "disabled")
        self.assertAccess(role="")
        self.assertFalse(deal.with_user(self.partner_a).has_access("read"))

    def test_and_gets_nothing_back_by_returning(self):
        self.member.partner_id.parent_id = self.organization_b
        self.member.partner_id.parent_id = self.organization_a
        self.assertAccess(role="")
        self.member.action_enable()
        self.assertAccess(role="partner")

    def test_an_organization_that_becomes_a_branch_of_another_stays_itself(self):
        self.organization_a.parent_id = self.organization_b
        self.assertEqual(self.member.state, "active")
        self.assertAccess(role="partner")

    def test_a_contact_or_user_that_is_archived_loses_access(self):
        self.partner_a.active = False
        self.assertEqual(self.member.state, "disabled")
        supervisor = self.supervisor_a.prm_member_ids
        self.supervisor_a.active = False
        self.supervisor_a.partner_id.active = False
        self.assertEqual(supervisor.state, "disabled")

    # ------------------------------------------------------------------- frozen

    def test_the_person_of_a_membership_stays(self):
        member = self.member.with_user(self.channel_own)
        for name, record in (
            ("partner_id", self.colleague_a.partner_id),
            ("partnership_id", self.partnership_b),
            ("user_id", self.colleague_a),
        ):
            with (
                self.subTest(field=name),
                self.assertRaisesRegex(UserError, "cannot be changed"),
            ):
                member[name] = record

    def test_a_member_is_a_portal_user(self):
        person = self._create_person(self.organization_a, "emma")
        user = new_test_user(self.env, "emma", "base.group_user", partner_id=person.id)
        with self.assertRaisesRegex(ValidationError, "internal user"):
            self.env["prm.member"].create(
                {
                    "partnership_id": self.partnership_a.id,
                    "partner_id": person.id,
                    "user_id": user.id,
                }
            )
