"""Sharing makes one deal for each lead and organization, and shows nothing internal."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...common import PrmCase
from .share_common import ShareData


@tagged("post_install", "-at_install")
class TestShare(ShareData, PrmCase):
    def setUp(self):
        super().setUp()
        self.lead = self.create_lead()

    # ------------------------------------------------------------------ what comes

    def test_the_organization_sees_it_at_once_among_its_opportunities(self):
        deal = self.share(self.lead)
        self.assertRecordValues(
            deal,
            [
                {
                    "origin": "shared",
                    "state": "approved",
                    "visibility": "organization",
                    "lead_id": self.lead.id,
                    "partner_id": self.organization_a.id,
                    "customer_name": "Oak Mills",
                    "contact_last_name": "Berg",
                    "outcome": "open",
                    "amount": 5000,
                    "user_id": self.channel_own.id,
                }
            ],
        )
        for user in (self.partner_a, self.colleague_a, self.supervisor_a):
            domain = self.env["prm.registration.scope"].with_user(user)
            deals = self.env["prm.registration"].with_user(user)
            self.assertIn(deal, deals.search(domain._kind_domain("opportunities")))
            self.assertNotIn(deal, deals.search(domain._kind_domain("registrations")))

    def test_one_person_and_the_supervisors_see_what_is_shared_with_that_person(self):
        deal = self.share(self.lead, self.partner_a)
        self.assertEqual(deal.contact_id, self.partner_a.partner_id)
        self.assertTrue(self.sees(self.partner_a, deal))
        self.assertTrue(self.sees(self.supervisor_a, deal))
        for user in (self.colleague_a, self.partner_b, self.supervisor_b):
            self.assertFalse(self.sees(user, deal), user.login)

    def test_nothing_internal_of_the_lead_is_readable(self):
        self.lead.message_post(body="internal words")
        deal = self.share(self.lead)
        read = deal.with_user(self.partner_a).read()
        page = deal.with_user(self.partner_a)._portal_page("opportunities")
        for secret in ("they pay late", "internal words"):
            self.assertNotIn(secret, str(read) + str(page))
        self.assertNotIn("lead_id", read[0])

    def test_it_is_not_protected_and_counts_for_no_score(self):
        deal = self.share(self.lead)
        self.assertFalse(deal.is_protected)
        self.assertFalse(deal.protection_end)
        self.lead.sudo().action_set_won()
        self.assertEqual(deal.outcome, "won")
        figures = self.env["prm.measures"]._figures(self.partnership_a)
        counted = figures[self.partnership_a.id]
        for code in ("registrations", "leads", "won_count", "won_amount"):
            self.assertEqual(counted[code], 0, code)

    def test_no_fund_is_paid_for_a_shared_deal_that_is_won(self):
        self.tier.fund_percent = 10
        self.partnership_a.tier_id = self.tier
        self.share(self.lead)
        self.lead.sudo().action_set_won()
        self.partnership_a.action_recompute()
        entries = self.env["prm.fund.entry"].search(
            [("partnership_id", "=", self.partnership_a.id)]
        )
        self.assertFalse(entries)

    def test_the_lead_tells_the_vendor_with_whom_it_is_shared_not_that_it_is_registered(
        self,
    ):
        deal = self.share(self.lead)
        self.lead.invalidate_recordset()
        self.assertEqual(self.lead.prm_share_names, "Alder Systems")
        self.assertEqual(self.lead.prm_share_count, 1)
        self.assertEqual(self.lead.prm_share_ids, deal.with_user(self.channel_own))
        self.assertFalse(self.lead.prm_partner_name)
        self.assertFalse(self.lead.registration_count)
        leads = self.env["crm.lead"].with_user(self.channel_own)
        self.assertIn(self.lead, leads.search([("prm_share_count", ">", 0)]))
        self.assertNotIn(self.lead, leads.search([("prm_share_count", "=", 0)]))
        bodies = " ".join(self.lead.sudo().message_ids.mapped("body"))
        self.assertIn("Shared with Alder Systems", bodies)

    def test_employees_who_may_not_read_the_deal_learn_only_with_whom(self):
        self.share(self.lead)
        lead = self.lead.sudo()
        lead.user_id = self.channel_other
        mine = lead.with_user(self.channel_all)
        self.assertEqual(mine.prm_share_names, "Alder Systems")
        other = self._create_user(
            "reads_all_t", "sales_team.group_sale_salesman_all_leads"
        )
        theirs = lead.with_user(other)
        self.assertEqual(theirs.prm_share_names, "Alder Systems")
        self.assertFalse(theirs.prm_share_ids)

    def test_the_history_begins_with_being_shared_and_no_stage_is_told_as_news(self):
        deal = self.share(self.lead)
        self.assertEqual(deal.transition_ids.mapped("new"), ["approved"])
        rows = deal.with_user(self.partner_a)._portal_page("opportunities")["timeline"]
        self.assertEqual([row["label"] for row in rows], ["Shared with you"])
        deal._tell_news()
        self.assertFalse(deal.news_ids)

    # -------------------------------------------------------------- once for each

    def test_several_leads_are_shared_at_once(self):
        others = self.create_lead(name="Second") | self.create_lead(name="Third")
        deals = self.share(self.lead | others)
        self.assertEqual(len(deals), 3)
        self.assertEqual(deals.lead_id, (self.lead | others).sudo())

    def test_a_second_share_is_refused_plainly(self):
        deal = self.share(self.lead)
        with self.assertRaisesRegex(UserError, f"already shared.*{deal.number}"):
            self.share(self.lead)
        with self.assertRaisesRegex(UserError, "already shared"):
            self.share(self.lead, self.partner_a)

    def test_another_organization_gets_a_deal_of_its_own(self):
        first = self.share(self.lead)
        second = self.share(self.lead, partnership=self.partnership_b)
        self.assertNotEqual(first, second)
        self.assertFalse(self.sees(self.partner_b, first))
        self.assertFalse(self.sees(self.partner_a, second))

    def test_another_person_widens_it_to_the_organization(self):
        deal = self.share(self.lead, self.partner_a)
        again = self.share(self.lead, self.colleague_a)
        self.assertEqual(again, deal)
        self.assertEqual(deal.visibility, "organization")
        self.assertTrue(self.sees(self.colleague_a, deal))

    def test_of_several_leads_those_that_are_shared_already_stay_as_they_are(self):
        deal = self.share(self.lead)
        other = self.create_lead(name="Second")
        self.assertEqual(self.share(self.lead | other).lead_id, other.sudo())
        self.assertEqual(self.lead.sudo().registration_ids - deal, deal.browse())

    def test_what_the_partner_registered_itself_is_not_shared_with_it(self):
        registered = self._register()
        lead = self._approve(registered)
        lead.user_id = self.channel_own
        with self.assertRaisesRegex(UserError, f"{registered.number}.*sees this deal"):
            self.share(lead)
        self.assertTrue(self.share(lead, partnership=self.partnership_b))

    # ------------------------------------------------------------------- refused

    def test_what_is_over_or_of_another_company_is_not_shared(self):
        self.lead.sudo().action_set_lost()
        with self.assertRaisesRegex(UserError, "lost"):
            self.share(self.lead)
        company = self.env["res.company"].create({"name": "Second company"})
        self.channel_own.company_ids += company
        foreign = self.create_lead(company_id=company.id, team_id=False, user_id=False)
        with self.assertRaisesRegex(UserError, "another company"):
            self.share(foreign.with_context(allowed_company_ids=[]).sudo(False))

    def test_nothing_is_shared_with_a_partner_who_is_not_active(self):
        self.partnership_a.action_suspend()
        with self.assertRaisesRegex(UserError, "not active"):
            self.share(self.lead)

    def test_nothing_is_shared_with_a_person_without_access(self):
        self.member(self.colleague_a).action_disable()
        with self.assertRaisesRegex(UserError, "no access to the portal"):
            self.share(self.lead, self.colleague_a)
        with self.assertRaisesRegex(UserError, "no access to the portal"):
            self.share(self.lead, self.partner_b)

    def test_where_nobody_could_see_it_that_is_said(self):
        lonely = self._create_partnership(self._create_organization("Cedar"))
        with self.assertRaisesRegex(UserError, "Nobody at this partner"):
            self.share(self.lead, partnership=lonely)
        person = self._create_person(lonely.partner_id, "carla")
        lonely.contact_id = person
        self.assertEqual(self.share(self.lead, partnership=lonely).contact_id, person)
