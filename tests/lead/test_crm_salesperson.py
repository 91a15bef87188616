"""What salespeople without a channel group see and do from their lead."""

from datetime import date, timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, new_test_user, tagged

from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestCrmSalesperson(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_salesperson = new_test_user(
            cls.env, "all_leads_t", "sales_team.group_sale_salesman_all_leads"
        )

    def setUp(self):
        super().setUp()
        self.deal = self._register()
        self.deal.sudo().user_id = self.salesperson
        self.lead = self._approve(self.deal)

    def own(self, user=None):
        """Return the deal as the salesperson has it."""
        return self.deal.with_user(user or self.salesperson)

    # -------------------------------------------------------------------- reading

    def test_they_see_who_registered_any_lead_they_may_read_and_until_when(self):
        until = fields.Date.context_today(self.deal) + timedelta(days=90)
        for user in (self.salesperson, self.other_salesperson):
            lead = self.lead.with_user(user)
            with self.subTest(user=user.login):
                self.assertEqual(lead.prm_partner_name, "Alder Systems")
                self.assertEqual(lead.prm_protection_end, until)
                self.assertEqual(lead.registration_count, 1)

    def test_they_find_registered_leads(self):
        other = self.env["crm.lead"].create({"name": "Plain", "type": "opportunity"})
        for user in (self.salesperson, self.other_salesperson):
            leads = self.env["crm.lead"].with_user(user)
            found = leads.search([("registration_count", ">", 0)])
            self.assertIn(self.lead, found)
            self.assertNotIn(other, found)
            self.assertNotIn(self.lead, leads.search([("registration_count", "=", 0)]))

    def test_they_read_the_registration_of_own_leads_only(self):
        self.assertEqual(self.own().customer_name, self.deal.customer_name)
        self.assertFalse(self.own(self.other_salesperson).has_access("read"))
        undecided = self._register()
        self.assertFalse(undecided.with_user(self.salesperson).has_access("read"))
        for operation in ("write", "create", "unlink"):
            self.assertFalse(self.own().has_access(operation))

    def test_they_decide_nothing(self):
        waiting = self._register()
        waiting.sudo().salesperson_id = self.salesperson
        for button in ("action_start_review", "action_qualify", "action_open_qualify"):
            with self.subTest(button=button), self.assertRaises(AccessError):
                getattr(waiting.with_user(self.salesperson), button)()

    def test_they_read_no_conflicts_and_no_history(self):
        for name in ("conflict_ids", "conflict_count", "transition_ids"):
            with self.subTest(field=name), self.assertRaises(AccessError):
                self.own().read([name])

    def test_they_read_nothing_else_of_the_partner(self):
        models = ("prm.partnership", "prm.member", "prm.portal", "prm.program")
        for model in models:
            with self.subTest(model=model), self.assertRaises(AccessError):
                self.env[model].with_user(self.salesperson).search([])

    def test_who_gets_the_lead_reads_and_who_gives_it_away_does_not(self):
        self.lead.user_id = self.other_salesperson
        self.assertTrue(self.own(self.other_salesperson).has_access("read"))
        self.assertFalse(self.own().has_access("read"))

    def test_the_lead_leads_to_its_registration(self):
        action = self.lead.with_user(self.salesperson).action_open_registrations()
        self.assertEqual(action["res_id"], self.deal.id)
        action = self.lead.with_user(self.other_salesperson).action_open_registrations()
        self.assertEqual(action["domain"], [("id", "in", [])])
        back = self.own().action_open_lead()
        self.assertEqual(
            (back["res_model"], back["res_id"]), ("crm.lead", self.lead.id)
        )

    # ------------------------------------------------------------------ answering

    def test_they_answer_the_partner_from_their_lead(self):
        action = self.lead.with_user(self.salesperson).action_answer_partner()
        composer = Form(
            self.env[action["res_model"]]
            .with_user(self.salesperson)
            .with_context(**action["context"])
        )
        self.assertEqual(composer.partner_ids[:], self.partner_a.partner_id)
        composer.body = "<p>We visit them on Monday</p>"
        composer.save().action_send_mail()
        message = self.deal._shared_messages_sudo()
        self.assertIn("Monday", message.body)
        self.assertEqual(message.author_id, self.salesperson.partner_id)
        self.assertIn(self.partner_a.partner_id, message.notified_partner_ids)
        self.assertIn("Monday", self.deal._portal_page()["messages"][-1]["body"])

    def test_nobody_answers_from_somebody_else_s_lead(self):
        with self.assertRaises(UserError):
            self.lead.with_user(self.other_salesperson).action_answer_partner()
        with self.assertRaises(AccessError):
            self.own(self.other_salesperson).message_post(
                body="Hello", message_type="comment", subtype_xmlid="mail.mt_comment"
            )

    def test_they_are_told_of_the_partner_s_comments_while_it_is_their_lead(self):
        told = self.deal._post_comment_sudo("Any news?", "t1").notified_partner_ids
        self.assertIn(self.salesperson.partner_id, told)
        self.lead.user_id = self.other_salesperson
        told = self.deal._post_comment_sudo("Any news?", "t2").notified_partner_ids
        self.assertIn(self.other_salesperson.partner_id, told)
        self.assertNotIn(self.salesperson.partner_id, told)

    # ---------------------------------------------------------- merged and deleted

    def test_a_merge_keeps_the_registration_on_the_lead_that_remains(self):
        other = self.env["crm.lead"].create(
            {"name": "Twin", "type": "opportunity", "probability": 99}
        )
        kept = (self.lead | other).merge_opportunity()
        self.assertEqual(self.deal.sudo().lead_id, kept)
        self.assertEqual(kept.registration_count, 1)
        self.assertEqual(self.deal.outcome, "open")

    def test_a_merged_lead_names_all_partners(self):
        twin = self._register(self.partner_b)
        other = self._approve(twin)
        other.user_id = self.lead.user_id
        ends = [date(2027, 5, 1), date(2027, 4, 1)]
        for deal, end in zip((self.deal, twin), ends, strict=True):
            deal.sudo()._write_guarded({"protection_end": end})
        kept = (self.lead | other).merge_opportunity().with_user(self.salesperson)
        self.assertEqual(kept.prm_partner_name, "Alder Systems and Birch Consulting")
        self.assertEqual(kept.registration_count, 2)
        self.assertEqual(kept.prm_protection_end, ends[0])
        action = kept.action_answer_partner()  # they choose whom
        both = self.deal.sudo() | twin.sudo()
        self.assertEqual(action["domain"], [("id", "in", both[::-1].ids)])

    def test_a_merged_lead_names_nobody_whose_deal_was_cancelled(self):
        twin = self._register(self.partner_b)
        other = self._approve(twin)
        desk = twin.with_user(self.channel_own)
        desk.reason_id = self.reasons["cancellation"]
        desk.action_cancel()
        kept = (self.lead | other).merge_opportunity()
        self.assertEqual(kept.prm_partner_name, "Alder Systems")

    def test_a_merge_keeps_what_was_decided_on_a_conflict(self):
        other = self.env["crm.lead"].create(
            {"name": "Twin", "type": "opportunity", "partner_name": "Acme"}
        )
        deal = self._register(self.partner_b, customer_name="Acme", ask_review=True)
        conflict = deal.sudo().conflict_ids
        conflict.write({"decision": "different", "note": "Asked them"})
        self.lead.probability = 99
        kept = (self.lead | other).merge_opportunity()
        self.assertEqual(kept, self.lead)
        self.assertTrue(conflict.exists())
        self.assertEqual(conflict.lead_id, kept)

    def test_a_registered_lead_is_not_deleted(self):
        manager = new_test_user(self.env, "manager_t", "sales_team.group_sale_manager")
        with self.assertRaisesRegex(UserError, "A partner registered this"):
            self.lead.with_user(manager).unlink()
        other = self.env["crm.lead"].create({"name": "Plain"})
        other.with_user(manager).unlink()
        self.assertFalse(other.exists())
