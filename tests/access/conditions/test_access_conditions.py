"""Each condition of a rule counts, beside the table of roles: one thing at a time."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...common import PrmCase
from ...small_parts_common import SmallParts

NOBODY = ("prm.bulk.progress", "prm.password.request")
OPERATIONS = ("read", "write", "create", "unlink")


@tagged("post_install", "-at_install")
class TestAccessConditions(SmallParts, PrmCase):
    def reads(self, records, user, company=None):
        """Tell which of ``records`` a user finds, in one company."""
        context = {"allowed_company_ids": (company or self.company).ids}
        mine = records.with_env(self.env).with_user(user).sudo(False)
        mine = mine.with_context(**context)
        self.env.flush_all()
        self.env.registry.clear_cache()
        return mine.search([("id", "in", records.ids)])

    def in_second_company(self):
        """Return a rejected deal (sudo) of an own partner in another company."""
        partnership = self._create_second_company()
        person = self.partner_a.partner_id
        values = {"partnership_id": partnership.id, "contact_id": person.id}
        values["name"] = "Other company"
        deal = self.env["prm.registration"].sudo().create(values)
        deal._move_to("submitted")
        deal.reason_id = self.reasons["rejection"]
        deal._move_to("rejected")
        return deal

    # ----------------------------------------------------------------- nobody's models

    def test_nobody_has_a_right_on_what_the_machine_keeps(self):
        users = (self.partner_a, self.supervisor_a, self.portal_user, self.salesperson)
        users += (self.channel_own, self.channel_all, self.channel_admin, self.employee)
        for name in NOBODY:
            for user in users:
                for operation in OPERATIONS:
                    with self.subTest(model=name, user=user.login, to=operation):
                        model = self.env[name].with_user(user)
                        self.assertFalse(model.has_access(operation))

    # -------------------------------------------------------------------- sales teams

    def test_administrators_make_sales_teams_and_remove_none(self):
        teams = self.env["crm.team"].with_user(self.channel_admin)
        team = teams.create({"name": "North", "company_id": self.company.id})
        team.name = "Far north"
        with self.assertRaises(AccessError):
            team.unlink()
        for user in (self.channel_all, self.channel_own):
            with self.assertRaises(AccessError):
                team.with_user(user).write({"name": "South"})

    def test_administrators_choose_the_members_of_sales_teams(self):
        members = self.env["crm.team.member"].with_user(self.channel_admin)
        values = {"crm_team_id": self.team.id, "user_id": self.salesperson.id}
        member = members.create(values)
        member.active = False
        member.unlink()
        with self.assertRaises(AccessError):
            members.with_user(self.channel_all).create(values)

    # ---------------------------------------------------------------- leads of partners

    def test_a_lead_with_a_registration_is_closed_to_share_users(self):
        lead = self._approve(self._register())
        plain = lead.copy({"name": "Plain"})
        group = self.env.ref("base.group_portal")
        model = self.env["ir.model"]._get("crm.lead")
        self.env["ir.model.access"].create(
            {
                "name": "another addon",
                "model_id": model.id,
                "group_id": group.id,
                "perm_read": True,
            }
        )
        both = lead | plain
        both.user_id = self.salesperson
        if "partner_assigned_id" in both:  # where resellers have a rule of their own
            both.partner_assigned_id = self.organization_a
        self.assertEqual(self.reads(both, self.partner_a), plain)
        self.assertEqual(self.reads(both, self.salesperson), both)

    # ------------------------------------------------------------------- salespeople

    def test_salespeople_read_deals_of_their_leads_within_company_and_team(self):
        deal = self._register().with_env(self.env)
        lead = self._approve(deal)
        lead.user_id = self.salesperson
        other = self._register().with_env(self.env)
        self._approve(other)
        both = (deal | other).sudo()
        self.assertEqual(self.reads(both, self.salesperson), deal)
        second = self.env["res.company"].create({"name": "Second"})
        self.salesperson.company_ids += second
        self.assertFalse(self.reads(both, self.salesperson, second))
        self.portal.limit_to_team = True
        self.assertFalse(self.reads(both, self.salesperson), "is of no team")
        values = {"crm_team_id": self.team.id, "user_id": self.salesperson.id}
        self.env["crm.team.member"].create(values)
        self.assertEqual(self.reads(both, self.salesperson), deal)

    def test_for_who_works_with_partners_the_team_does_not_count(self):
        deal = self._register().with_env(self.env)
        lead = self._approve(deal)
        lead.user_id = self.channel_other
        self.portal.limit_to_team = True
        self.assertEqual(self.reads(deal.sudo(), self.channel_other), deal)

    # ------------------------------------------------------------- appeals and promises

    def test_appeals_and_decisions_are_read_in_the_chosen_companies_alone(self):
        deal = self.in_second_company()
        second = deal.company_id
        self.channel_all.company_ids += second
        made = {"appeal": self._appeal(deal), **self._promises(deal)}
        for user in (self.channel_own, self.channel_all, self.channel_admin):
            for name, record in made.items():
                with self.subTest(user=user.login, record=name):
                    self.assertFalse(self.reads(record, user))
                    self.assertTrue(self.reads(record, user, second))

    # -------------------------------------------------------------------- saved filters

    def saved(self, user, **values):
        member = self.env["prm.member"].search([("user_id", "=", user.id)], limit=1)
        return self._saved_filter(member, name=f"Of {user.login}", **values)

    def test_partners_read_their_filters_and_what_present_colleagues_share(self):
        mine = self.saved(self.partner_a)
        private = self.saved(self.colleague_a)
        shared = self.saved(self.supervisor_a, is_shared=True)
        foreign = self.saved(self.partner_b, is_shared=True)
        every = mine | private | shared | foreign
        left = self.saved(self.colleague_a, is_shared=True, kind="contacts")
        every |= left
        self.assertEqual(self.reads(every, self.partner_a), mine | shared | left)
        self.assertEqual(self.reads(every, self.supervisor_a), shared | left)
        left.sudo().member_id.state = "disabled"
        self.assertEqual(self.reads(every, self.partner_a), mine | shared)
        self.assertEqual(self.reads(every, self.supervisor_a), shared | left)

    def test_administrators_read_filters_in_the_chosen_companies_alone(self):
        partnership = self._create_second_company()
        member = partnership.member_ids[:1]
        saved = self._saved_filter(member)
        self.assertFalse(self.reads(saved, self.channel_admin))
        second = partnership.company_id
        self.assertEqual(self.reads(saved, self.channel_admin, second), saved)
