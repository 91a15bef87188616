"""Deals go to people and teams who are there today, and pages name no others."""

from odoo.tests import tagged

from ..backend.backend_common import QualifyCase


@tagged("-at_install", "post_install")
class TestDealPeople(QualifyCase):
    def page(self, deal):
        return deal.with_user(self.partner_a)._portal_page()["people"]

    def chosen(self):
        """Return a registration whose owner, chosen by the partner, has left since."""
        self.partnership_a.user_ids |= self.salesperson
        deal = self._register(user_id=self.salesperson.id)
        self.salesperson.active = False
        return deal

    # ------------------------------------------------------------------- at approval

    def test_the_chosen_owner_who_left_is_passed_over(self):
        deal = self.chosen()
        self.assertEqual(self._approve(deal).user_id, self.channel_own)
        self.assertEqual(self.page(deal)["owner"]["name"], self.channel_own.name)

    def test_without_the_manager_who_approves_gets_it(self):
        deal = self._register()
        self.channel_own.action_archive()
        lead = self._approve(deal, self.channel_admin)
        self.assertEqual(lead.user_id, self.channel_admin)
        self.assertEqual(deal.sudo().user_id, self.channel_admin)
        customer = deal.sudo().customer_id
        self.assertFalse(customer.user_id - self.channel_admin)

    def test_the_machine_gives_it_to_nobody(self):
        deal = self._register()
        self.channel_own.action_archive()
        deal.sudo().with_user(self.env.ref("base.user_root")).action_qualify()
        self.assertFalse(deal.sudo().lead_id.user_id)
        self.assertFalse(self.page(deal)["owner"])

    def test_reviewer_and_approver_are_told(self):
        deal = self.chosen().sudo()
        deal.reviewer_id = self.channel_all
        self._approve(deal, self.channel_admin)
        [note] = deal.message_ids.filtered(
            lambda message: self.salesperson.name in (message.body or "")
        )
        told = note.notified_partner_ids
        self.assertEqual(told, (self.channel_all | self.channel_admin).partner_id)
        self.assertIn(self.channel_own.name, note.body)
        self.assertTrue(note.subtype_id.internal)
        self.assertNotIn(note, deal._shared_messages_sudo())

    def test_nobody_is_told_when_everybody_is_there(self):
        deal = self._register()
        before = deal.sudo().message_ids
        self._approve(deal)
        new = deal.sudo().message_ids - before
        self.assertFalse(new.filtered(lambda message: "Not there" in message.body))

    def test_the_dialog_proposes_who_is_there_and_a_late_choice_is_passed_over(self):
        deal = self.chosen()
        dialog = self.dialog(deal, self.channel_all)
        self.assertEqual(dialog.user_id, self.channel_own)
        wizard = dialog.save()
        wizard.user_id = self.salesperson
        wizard.action_confirm()
        self.assertEqual(deal.sudo().lead_id.user_id, self.channel_own)

    def test_an_employee_of_another_company_does_not_get_it(self):
        company = self.env["res.company"].create({"name": "Second company"})
        self.partnership_a.user_ids |= self.salesperson
        deal = self._register(user_id=self.salesperson.id)
        self.salesperson.write(
            {"company_ids": [(6, 0, company.ids)], "company_id": company.id}
        )
        self.assertEqual(self._approve(deal).user_id, self.channel_own)

    def test_an_archived_team_gets_nothing(self):
        pipeline = self.env["crm.team"].create({"name": "North"})
        stage = self.env["crm.stage"].create({"name": "X", "team_ids": pipeline.ids})
        self.portal.write({"lead_team_id": pipeline.id, "lead_stage_id": stage.id})
        pipeline.active = False
        lead = self._approve(self._register())
        self.assertEqual(lead.team_id, self.team)
        self.assertNotEqual(lead.stage_id, stage)
        registration = lead.registration_ids
        self.assertIn("No longer available: North.", registration.message_ids[0].body)
        self.team.active = False
        lead = self._approve(self._register())
        self.assertFalse(lead.team_id)
        self.assertTrue(lead.stage_id)

    def test_an_existing_opportunity_changes_hands_when_its_owner_left(self):
        team = self.env["crm.team"].create({"name": "Old team"})
        values = {"type": "opportunity", "user_id": self.salesperson.id}
        lead = self.env["crm.lead"].create(
            {"name": "Known", "team_id": team.id, **values}
        )
        self.salesperson.action_archive()
        team.active = False
        deal = self._register()
        dialog = self.dialog(deal, self.channel_all)
        self.channel_all.group_ids += self.env.ref(
            "sales_team.group_sale_salesman_all_leads"
        )
        dialog.lead_mode = "link"
        dialog.lead_id = lead
        self.confirm(dialog)
        self.assertEqual(lead.user_id, self.channel_own)
        self.assertTrue(lead.team_id.active)

    # ------------------------------------------------------------------- afterwards

    def test_the_page_names_today_s_salesperson(self):
        deal = self._register()
        lead = self._approve(deal)
        lead.user_id = self.salesperson
        self.assertEqual(self.page(deal)["owner"]["name"], self.salesperson.name)
        lead.user_id = False
        self.assertFalse(self.page(deal)["owner"])

    def test_nor_one_who_left_nor_one_of_a_deal_that_was_taken_back(self):
        deal = self._register()
        lead = self._approve(deal)
        lead.user_id = self.salesperson
        self.salesperson.action_archive()
        self.assertFalse(self.page(deal)["owner"])
        desk = deal.with_user(self.channel_admin)
        desk.reason_id = self.reasons["cancellation"]
        lead.user_id = self.channel_all
        desk.action_cancel()
        self.assertFalse(self.page(deal)["owner"])

    def manager_at_home(self):
        portal = self.portal.with_user(self.partner_a)
        return portal.env["prm.home.page"]._page(portal)["manager"]

    def test_no_page_names_a_manager_or_reviewer_who_left(self):
        deal = self._register()
        self.partnership_a.user_ids |= self.channel_all
        self.assertEqual(self.manager_at_home()["name"], self.channel_own.name)
        self.channel_own.action_archive()
        manager = self.channel_all.name
        self.assertEqual(self.manager_at_home()["name"], manager)
        people = self.page(deal)
        self.assertEqual(people["manager"]["name"], manager)
        self.assertEqual(people["reviewer"]["name"], manager)
        self.channel_all.action_archive()
        self.assertFalse(any(self.page(deal).values()))
        self.assertFalse(self.manager_at_home())

    def test_no_page_names_an_archived_representative(self):
        person = self.colleague_a.partner_id
        deal = self._register(representative_id=person.id).with_user(self.partner_a)
        self.assertIn(person.name, str(deal._portal_page()["deal"]))
        self.colleague_a.active = False
        person.active = False
        self.assertNotIn(person.name, str(deal._portal_page()["deal"]))
        self.assertFalse(
            deal.env["prm.registration.list"]._rows(deal)[deal.id]["representative"]
        )

    # ------------------------------------------------------------------ who decides

    def test_what_somebody_who_leaves_had_to_decide_goes_to_who_is_there(self):
        deal = self._register().sudo()
        decided = self._register().sudo()
        self._approve(decided)
        self.partnership_a.user_id = self.channel_all
        self.assertEqual(deal.reviewer_id, self.channel_own)
        self.channel_own.action_archive()
        self.assertEqual(deal.reviewer_id, self.channel_all)
        self.assertEqual(deal.activity_ids.user_id, self.channel_all)
        self.assertEqual(decided.reviewer_id, self.channel_own)

    def test_nobody_who_left_gets_a_review(self):
        self.partnership_a.user_ids |= self.channel_other
        self.channel_own.action_archive()
        deal = self._register().sudo()
        self.assertEqual(deal.reviewer_id, self.channel_other)
        self.channel_other.action_archive()
        deal = self._register().sudo()
        self.assertFalse(deal.reviewer_id)
        self.assertFalse(deal.activity_ids)

    def test_a_corrected_one_comes_to_a_reviewer_who_is_there(self):
        deal = self._register().sudo()
        desk = deal.with_user(self.channel_admin)
        desk.decision_note = "Which site?"
        desk.action_return()
        self.env.cr.execute(
            "UPDATE res_users SET active = FALSE WHERE id = %s", [self.channel_own.id]
        )
        self.env.invalidate_all()
        self.portal.reviewer_id = self.channel_all
        deal.with_user(self.partner_a)._resubmit(
            self._form_values(self.partner_a), "again", submit=True
        )
        self.assertEqual(deal.reviewer_id, self.channel_all)
        self.assertEqual(deal.activity_ids.user_id, self.channel_all)
