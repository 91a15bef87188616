"""Qualifying through the dialog: the opportunity and its conversation."""

from datetime import date, timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..backend.backend_common import QualifyCase

CLOSING = date.today() + timedelta(days=30)


@tagged("-at_install", "post_install")
class TestCrmQualify(QualifyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.channel_all.group_ids |= cls.env.ref(
            "sales_team.group_sale_salesman_all_leads"
        )

    def lead(self, **values):
        values = {"name": "Known", "user_id": self.salesperson.id, **values}
        return self.env["crm.lead"].create(values)

    # --------------------------------------------------------------- opportunity

    def test_the_reviewer_chooses_owner_team_stage_amount_and_closing(self):
        team = self.env["crm.team"].create({"name": "North"})
        stage = self.env["crm.stage"].create({"name": "Proposal", "team_ids": team.ids})
        deal = self._register()
        dialog = self.dialog(deal)
        dialog.user_id = self.salesperson
        dialog.team_id = team
        dialog.stage_id = stage
        dialog.expected_amount = 4200
        dialog.date_closing = CLOSING
        self.confirm(dialog)
        lead = deal.sudo().lead_id
        self.assertRecordValues(
            lead,
            [
                {
                    "name": deal.name,
                    "type": "opportunity",
                    "user_id": self.salesperson.id,
                    "team_id": team.id,
                    "stage_id": stage.id,
                    "company_id": self.company.id,
                    "expected_revenue": 4200,
                    "date_deadline": CLOSING,
                    "source_id": self.env.ref("prm.utm_source_partner_portal").id,
                }
            ],
        )
        self.assertEqual(deal.stage_name, "Proposal")
        self.assertEqual(deal.amount, 4200)
        self.assertEqual(deal.date_closing, CLOSING)

    def test_the_owner_whom_the_partner_chose_gets_it(self):
        self.partnership_a.user_ids |= self.salesperson
        deal = self._register(user_id=self.salesperson.id)
        self.assertEqual(self._approve(deal).user_id, self.salesperson)

    def test_the_portal_says_where_deals_start(self):
        team = self.env["crm.team"].create({"name": "North"})
        stage = self.env["crm.stage"].create({"name": "Inbox", "team_ids": team.ids})
        self.portal.write({"lead_team_id": team.id, "lead_stage_id": stage.id})
        lead = self._approve(self._register())
        self.assertEqual((lead.team_id, lead.stage_id), (team, stage))

    def test_what_the_partner_wrote_of_the_deal_stands_on_the_opportunity(self):
        deal = self._register(
            offering_id=self.offering.id, budget="10 k <b>", requirements="Soon"
        )
        text = self._approve(deal).description
        for part in ("Licenses", "10 k &lt;b&gt;", "Soon"):
            self.assertIn(part, text)

    # ---------------------------------------------------------- existing opportunity

    def test_an_existing_opportunity_is_linked_and_stays_as_it_is(self):
        known = self._create_organization("Acme", email="info@acme.example")
        lead = self.lead(type="opportunity", partner_id=known.id, expected_revenue=900)
        deal = self._register(customer_name="Acme", ask_review=True)
        dialog = self.dialog(deal, self.channel_all)
        dialog.lead_mode = "link"
        dialog.lead_id = lead
        self.confirm(dialog)
        self.assertEqual(deal.sudo().lead_id, lead)
        self.assertEqual(deal.amount, 900)
        self.assertEqual(lead.name, "Known")
        self.assertEqual(lead.user_id, self.salesperson)
        self.assertEqual(lead.partner_id, known)
        self.assertEqual(known.email, "info@acme.example")
        self.assertEqual(deal.sudo().user_id, self.salesperson)

    def test_a_lead_is_converted_and_its_contact_not_overwritten(self):
        known = self._create_organization("Acme", email="info@acme.example", phone="+1")
        lead = self.lead(type="lead", email_from="x@web.example", phone="+49 30 1")
        deal = self._register(customer_name="Acme", ask_review=True)
        dialog = self.dialog(deal, self.channel_all)
        dialog.contact_mode = "none"
        dialog.lead_mode = "link"
        dialog.lead_id = lead
        self.confirm(dialog)
        self.assertEqual(lead.type, "opportunity")
        self.assertEqual(lead.partner_id, known)
        self.assertTrue(lead.stage_id)
        self.assertEqual((known.email, known.phone), ("info@acme.example", "+1"))
        self.assertEqual(deal.outcome, "open")

    def test_one_without_a_salesperson_gets_the_owner(self):
        lead = self.lead(type="opportunity", user_id=False)
        deal = self._register()
        dialog = self.dialog(deal, self.channel_all)
        dialog.lead_mode = "link"
        dialog.lead_id = lead
        self.confirm(dialog)
        self.assertEqual(lead.user_id, self.channel_own)
        self.assertEqual(deal.sudo().salesperson_id, self.channel_own)

    def test_neither_a_lost_one_nor_another_company_s_is_linked(self):
        company = self.env["res.company"].create({"name": "Second company"})
        self.channel_all.company_ids |= company
        lost = self.lead(type="opportunity")
        lost.action_set_lost()
        foreign = self.lead(company_id=company.id, user_id=False, team_id=False)
        deal = self._register()
        for lead, sentence in ((lost, "is lost"), (foreign, "another company")):
            dialog = self.dialog(deal, self.channel_all)
            dialog.lead_mode = "link"
            dialog.lead_id = self.lead(type="opportunity")
            wizard = dialog.save()
            wizard.sudo().lead_id = lead
            with self.subTest(sentence), self.assertRaisesRegex(UserError, sentence):
                wizard.action_confirm()
        self.assertEqual(deal.state, "submitted")

    def test_a_reviewer_links_no_opportunity_that_is_closed_to_him(self):
        lead = self.lead(type="opportunity")
        deal = self._register()
        dialog = self.dialog(deal)
        wizard = dialog.save()
        wizard.sudo().write({"lead_mode": "link", "lead_id": lead.id})
        with self.assertRaises(AccessError):
            wizard.action_confirm()

    # -------------------------------------------------------------- conversation

    def test_shared_comments_and_files_are_on_the_opportunity_and_notes_are_not(self):
        token = "files"
        self._upload(self.partner_a, token)
        deal = self._register(token=token, comments="Please be quick")
        deal.with_user(self.channel_own).message_post(
            body="Hidden thought",
            subtype_xmlid="mail.mt_note",
            attachments=[("secret.txt", b"secret")],
        )
        lead = self._approve(deal)
        note = lead.message_ids.filtered(lambda m: "Please be quick" in (m.body or ""))
        self.assertEqual(len(note), 1)
        self.assertIn(self.partner_a.partner_id.name, note.body)
        self.assertIn(deal.number, note.body)
        files = self.env["ir.attachment"].search(
            [("res_model", "=", "crm.lead"), ("res_id", "=", lead.id)]
        )
        self.assertEqual(files.mapped("name"), ["offer.pdf"])
        self.assertEqual(note.attachment_ids, files)
        self.assertNotIn("Hidden thought", "".join(lead.message_ids.mapped("body")))
        self.assertFalse(note.partner_ids | note.notified_partner_ids)

    # --------------------------------------------------------------------- reopened

    def test_a_reopened_deal_gets_its_opportunity_back(self):
        deal = self._register()
        lead = self._approve(deal)
        admin = deal.with_user(self.channel_admin)
        admin.reason_id = self.reasons["cancellation"]
        admin.action_cancel()
        admin.reason_id = self.reasons["reopening"]
        admin.action_reopen()
        self.assertFalse(deal.outcome)
        dialog = self.dialog(deal, self.channel_admin)
        self.assertEqual(dialog.lead_mode, "link")
        self.assertEqual(dialog.lead_id, lead)
        admin.action_qualify()
        self.assertEqual(deal.sudo().lead_id, lead)
        self.assertEqual(deal.outcome, "open")
        self.assertEqual(
            self.env["crm.lead"].search_count([("name", "=", deal.name)]), 1
        )

    def test_but_a_new_one_when_that_was_lost_meanwhile(self):
        deal = self._register()
        lead = self._approve(deal)
        admin = deal.with_user(self.channel_admin)
        admin.reason_id = self.reasons["cancellation"]
        admin.action_cancel()
        lead.action_set_lost()
        admin.reason_id = self.reasons["reopening"]
        admin.action_reopen()
        self.assertEqual(self.dialog(deal, self.channel_admin).lead_mode, "create")
        admin.action_qualify()
        self.assertNotEqual(deal.sudo().lead_id, lead)
        self.assertEqual(deal.outcome, "open")
