"""What is remembered of a person's access lies under a key of the facts behind it."""

from odoo.fields import Command
from odoo.tests import tagged

from ..common import PrmCase


@tagged("post_install", "-at_install")
class TestAccessKey(PrmCase):
    def assertFollows(self, user, record, former, later):
        """Write ``later``, then ``former``: the key changes, and changes back."""
        what = f"{record._name}: {', '.join(later)}"
        before = user._prm_key()
        record.write(later)
        self.assertNotEqual(user._prm_key(), before, what)
        record.write(former)
        self.assertEqual(user._prm_key(), before, what)

    def test_the_key_of_a_partner_follows_membership_partnership_and_portal(self):
        user = self.partner_a
        member = user.sudo().prm_member_ids
        self.assertFollows(user, member, {"role": "partner"}, {"role": "supervisor"})
        self.assertFollows(user, member, {"state": "active"}, {"state": "disabled"})
        self.assertFollows(user, self.portal, {"state": "active"}, {"state": "draft"})
        self.assertFollows(user, self.portal, {"active": True}, {"active": False})
        other = self.env["prm.program"].create(
            {"name": "Other", "portal_id": self.portal.id}
        )
        self._create_tiers(other, 0)
        self.assertFollows(
            user,
            self.partnership_a,
            {"program_id": self.program.id},
            {"program_id": other.id},
        )
        before = user._prm_key()
        self.partnership_a.action_suspend()
        self.assertNotEqual(user._prm_key(), before)

    def test_it_follows_the_other_portals_once_the_company_opens_them(self):
        user = self.partner_a
        other = self.portal.copy({"path": "other", "state": "active"})
        setting = "prm_limit_portals"
        self.assertFollows(user, self.company, {setting: True}, {setting: False})
        before = user._prm_key()
        other.state = "draft"
        self.assertEqual(user._prm_key(), before, "of no matter while limited")
        self.company.prm_limit_portals = False
        self.assertFollows(user, other, {"state": "draft"}, {"state": "active"})
        self.assertFollows(user, other, {"active": True}, {"active": False})
        before = user._prm_key()
        self.portal.copy({"path": "third", "state": "active"})
        self.assertNotEqual(user._prm_key(), before)

    def test_the_key_of_an_employee_follows_sales_teams(self):
        user = self.salesperson
        before = user._prm_key()
        member = self.env["crm.team.member"].create(
            {"user_id": user.id, "crm_team_id": self.team.id}
        )
        self.assertNotEqual(user._prm_key(), before)
        for record in (member, self.team):
            self.assertFollows(user, record, {"active": True}, {"active": False})

    def test_it_follows_the_place_of_the_person(self):
        user = self.partner_a
        before = user._prm_key()
        user.partner_id.parent_id = self.organization_b
        self.assertNotEqual(user._prm_key(), before)

    def test_the_key_of_an_employee_follows_groups_companies_and_own_partners(self):
        user = self.channel_own
        group = self.env.ref("prm.group_prm_user_all")
        self.assertFollows(
            user,
            user,
            {"group_ids": [Command.unlink(group.id)]},
            {"group_ids": [Command.link(group.id)]},
        )
        company = self.env["res.company"].create({"name": "Another company"})
        self.assertFollows(
            user,
            user,
            {"company_ids": [Command.unlink(company.id)]},
            {"company_ids": [Command.link(company.id)]},
        )
        other = self.channel_other
        self.assertFollows(
            other,
            self.partnership_a,
            {"user_ids": [Command.unlink(other.id)]},
            {"user_ids": [Command.link(other.id)]},
        )

    def test_that_of_who_reads_all_partners_follows_no_own_ones(self):
        user, own = self.channel_all, self.partnership_a
        before = user._prm_key()
        own.user_ids = [Command.link(user.id)]
        self.assertEqual(user._prm_key(), before)
        self.assertEqual(user._prm_own_partnership_ids(), ())
        user.group_ids = self.channel_own.group_ids
        self.assertIn(own.id, user._prm_own_partnership_ids())
        own.user_ids = [Command.unlink(user.id)]
        self.assertNotIn(own.id, user._prm_own_partnership_ids())

    def test_that_of_a_partner_follows_no_own_ones_either_until_an_employee(self):
        user, own = self.partner_b, self.partnership_a
        before = user._prm_key()
        own.user_ids = [Command.link(user.id)]
        self.assertEqual(user._prm_key(), before)
        user.group_ids = self.channel_other.group_ids
        as_employee = user._prm_key()
        self.assertNotEqual(as_employee, before)
        self.assertIn(own.id, user._prm_own_partnership_ids())
        own.user_ids = [Command.unlink(user.id)]
        self.assertNotEqual(user._prm_key(), as_employee)
        self.assertNotIn(own.id, user._prm_own_partnership_ids())

    def test_it_follows_what_a_group_implies(self):
        group = self.env["res.groups"].create({"name": "Travels"})
        self.channel_own.group_ids += group
        implied = self.env.ref("prm.group_prm_user_all")
        self.assertFollows(
            self.channel_own,
            group,
            {"implied_ids": [Command.unlink(implied.id)]},
            {"implied_ids": [Command.link(implied.id)]},
        )

    def test_no_value_of_the_context_and_no_other_fact_changes_it(self):
        user = self.partner_a
        before = user._prm_key()
        forged = user.with_context(prm_access_key="x", active_test=False, lang="de_DE")
        self.assertEqual(forged._prm_key(), before)
        user.partner_id.phone = "+49 30 7654321"
        self.partner_b.sudo().prm_member_ids.role = "supervisor"
        self.assertEqual(user._prm_key(), before)

    def test_it_is_no_field_that_anybody_reads(self):
        for user in (self.partner_a, self.channel_admin):
            names = self.env["res.users"].with_user(user).fields_get()
            self.assertNotIn("prm_access_key", names)

    def test_two_people_and_a_savepoint_have_keys_of_their_own(self):
        self.assertNotEqual(self.partner_a._prm_key(), self.colleague_a._prm_key())
        before = self.partner_a._prm_key()
        savepoint = self.env.cr.savepoint()
        self.partner_a.sudo().prm_member_ids.state = "disabled"
        self.assertNotEqual(self.partner_a._prm_key(), before)
        savepoint.rollback()
        self.assertEqual(self.partner_a._prm_key(), before)

    def test_it_costs_one_query_in_a_transaction(self):
        user = self.partner_a
        self.env.flush_all()
        user.invalidate_recordset(["prm_access_key"], flush=False)
        with self.assertQueryCount(1):
            for _time in range(3):
                user._prm_key()
