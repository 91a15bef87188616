"""One deal: nothing is approved beside another partner's protected deal unsaid."""

from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ....models.screening import customer_search
from .approval_common import WHY, ApprovalCase


@tagged("-at_install", "post_install")
class TestApprovalRivals(ApprovalCase):
    def assertRefused(self, sentence, call, deal):
        with self.assertRaisesRegex(UserError, sentence), self.env.cr.savepoint():
            call()
        self.env.invalidate_all()
        self.assertEqual(deal.state, "submitted")
        self.assertFalse(deal.sudo().lead_id)

    # ---------------------------------------------------------------------- likely

    def test_beside_a_protected_deal_that_is_likely_the_same_a_reviewer_decides(self):
        first, deal = self.pair(**self.LIKELY)
        dialog = self.dialog(deal)
        self.assertIn("protected", dialog.problem)
        wizard = dialog.save()
        self.assertRefused("whether this is the same", wizard.action_confirm, deal)
        dialog = self.dialog(deal)
        self.edit(dialog, self.conflict(deal, first), decision="different")
        self.assertIn("Add a note", dialog.problem)
        self.assertRefused("Add a note", dialog.save().action_confirm, deal)
        dialog = self.dialog(deal)
        self.edit(dialog, self.conflict(deal, first), note=WHY)
        self.assertFalse(dialog.problem)
        self.confirm(dialog)
        self.assertEqual(deal.state, "approved")
        self.assertNotEqual(deal.sudo().lead_id, first.lead_id)

    def test_what_was_said_stays_though_the_approval_was_refused(self):
        first, deal = self.pair(**self.LIKELY)
        dialog = self.dialog(deal)
        self.edit(dialog, self.conflict(deal, first), decision="different", note=" ")
        wizard = dialog.save()
        self.assertRefused("Add a note", wizard.action_confirm, deal)
        self.assertEqual(self.conflict(deal, first).decision, "different")

    # ------------------------------------------------------------------------ same

    def test_the_same_customer_needs_an_administrator_whatever_the_reviewer_says(self):
        first, deal = self.pair(**self.SAME)
        self.decide(deal, first)
        for user in (self.channel_own, self.channel_all):
            dialog = self.dialog(deal, user)
            self.assertIn("administrator", dialog.problem)
            with self.subTest(user=user.login):
                self.assertRefused("administrator", dialog.save().action_confirm, deal)
                desk = deal.with_user(user)
                self.assertRefused("administrator", desk.action_qualify, deal)
        dialog = self.dialog(deal, self.channel_admin)
        self.assertFalse(dialog.problem)
        self.confirm(dialog)
        self.assertEqual(deal.state, "approved")

    def test_an_administrator_has_to_say_why_as_well(self):
        first, deal = self.pair(**self.SAME)
        desk = deal.with_user(self.channel_admin)
        self.assertRefused("Decide in the approval dialog", desk.action_qualify, deal)
        self.decide(deal, first, note=False, user=self.channel_admin)
        self.assertRefused("Add a note", desk.action_qualify, deal)
        self.decide(deal, first, user=self.channel_admin)
        desk.action_qualify()
        self.assertEqual(deal.state, "approved")
        self.assertEqual(deal.sudo().customer_id, first.customer_id)

    # ------------------------------------------------------------------- same deal

    def test_the_same_deal_is_not_approved_as_a_second_one(self):
        for values in (self.SAME, self.LIKELY):
            first, deal = self.pair(**values)
            self.decide(deal, first, "same", user=self.channel_admin)
            desk = deal.with_user(self.channel_admin)
            with self.subTest(values=values):
                self.assertRefused("the same deal", desk.action_qualify, deal)

    def test_the_same_deal_is_shared_by_who_may_read_its_opportunity(self):
        first, deal = self.pair(**self.SAME)
        self.channel_all.group_ids |= self.leads_group
        dialog = self.dialog(deal, self.channel_all)
        self.assertEqual(dialog.lead_mode, "create")
        self.edit(dialog, self.conflict(deal, first), decision="same")
        self.assertEqual(dialog.lead_mode, "link")
        self.assertEqual(dialog.lead_id, first.lead_id)
        self.assertIn("Birch Consulting", dialog.lead_hint)
        self.confirm(dialog)
        self.assertEqual(deal.sudo().lead_id, first.lead_id)
        self.assertEqual(deal.sudo().customer_id, first.customer_id)
        self.assertEqual(first.lead_id.registration_ids, first | deal.sudo())

    def test_it_is_not_shared_by_who_may_not_read_it(self):
        first, deal = self.pair(**self.LIKELY)
        first.lead_id.user_id = self.salesperson
        self.decide(deal, first, "same")
        dialog = self.dialog(deal)
        self.assertEqual(dialog.lead_mode, "create")
        wizard = dialog.save()
        wizard.sudo().write({"lead_mode": "link", "lead_id": first.lead_id.id})
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            wizard.action_confirm()
        plan = {"registration_id": deal.id, "lead_mode": "link"}
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            wizard.create({**plan, "lead_id": first.lead_id.id}).action_confirm()
        self.env.invalidate_all()
        self.assertEqual(deal.state, "submitted")

    def test_one_button_leads_to_its_rejection_as_a_duplicate(self):
        _first, deal = self.pair(**self.SAME)
        action = self.dialog(deal).save().action_reject_duplicate()
        dialogs = self.env[action["res_model"]].with_user(self.channel_own)
        dialog = dialogs.with_context(**action["context"]).create({})
        self.assertEqual(dialog.reason_id.kind, "duplicate")
        dialog.action_confirm()
        self.assertEqual(deal.state, "rejected")

    # ------------------------------------------------------ what does not stand in it

    def test_own_deals_and_hints_need_nobody(self):
        self.protected(contact_email="ann@rare-domain.example")
        hinted = self.asked(contact_email="bob@rare-domain.example")
        self._approve(hinted)
        self.assertEqual(hinted.state, "approved")
        again = self.asked(
            self.colleague_a,
            is_new_company=False,
            customer_id=hinted.sudo().customer_id.id,
            customer_name=False,
            customer_website=False,
            customer_vat=False,
        )
        self._approve(again)
        self.assertEqual(again.state, "approved")

    def test_what_is_not_protected_any_more_stands_in_nobodys_way(self):
        ended = {
            "over": lambda first: first._write_guarded(
                {"protection_end": fields.Date.today() - timedelta(days=1)}
            ),
            "expired": lambda first: first._move_to("expired"),
            "lost": lambda first: first.lead_id.action_set_lost(),
            "won": lambda first: first.lead_id.action_set_won(),
        }
        for number, (case, end) in enumerate(ended.items()):
            first, deal = self.pair(customer_vat=f"90000{number}321")
            end(first)
            with self.subTest(case=case):
                self.confirm(self.dialog(deal))
                self.assertEqual(deal.state, "approved")
                self.assertEqual(deal.sudo().customer_id, first.customer_id)

    def test_its_last_day_counts(self):
        first, deal = self.pair(**self.SAME)
        first._write_guarded({"protection_end": fields.Date.today()})
        desk = deal.with_user(self.channel_own)
        self.assertRefused("administrator", desk.action_qualify, deal)

    def test_its_last_day_ends_where_the_company_is(self):
        first, deal = self.pair(**self.SAME)
        first._write_guarded({"protection_end": "2031-05-01"})
        self.company.partner_id.tz = "Pacific/Pago_Pago"  # eleven hours behind
        self.channel_own.tz = "Pacific/Kiritimati"  # fourteen hours ahead
        desk = deal.with_user(self.channel_own).with_context(tz="Pacific/Kiritimati")
        with freeze_time("2031-05-02 09:00:00"):
            self.assertRefused("administrator", desk.action_qualify, deal)
        with freeze_time("2031-05-02 13:00:00"):
            desk.action_qualify()
        self.assertEqual(deal.state, "approved")

    # ------------------------------------------------------- no key, but one customer

    def test_a_customer_linked_by_hand_shows_whose_deal_it_is_first(self):
        first = self.protected(customer_name="Old Name Ltd")
        deal = self._register(customer_name="Renamed Holding")
        dialog = self.dialog(deal)
        self.assertEqual(dialog.customer_mode, "create")
        dialog.customer_mode = "link"
        dialog.customer_id = first.customer_id
        wizard = dialog.save()
        self.assertEqual(wizard.action_confirm()["res_id"], wizard.id)
        self.assertEqual(deal.state, "submitted")
        self.assertTrue(wizard.is_found_late)
        conflict = self.conflict(deal, first)
        self.assertEqual((conflict.strength, conflict.matched_on), ("same", "customer"))
        self.assertRefused("administrator", wizard.action_confirm, deal)
        desk = deal.with_user(self.channel_own)
        plan = desk.env["prm.approval.plan"]._default(desk)
        plan = plan._replace(customer=first.customer_id)
        self.assertRefused(
            "administrator",
            lambda: deal.with_user(self.channel_own)._qualify(plan),
            deal,
        )
        self.decide(deal, first, user=self.channel_admin)
        wizard.with_user(self.channel_admin).action_confirm()
        self.assertEqual(deal.sudo().customer_id, first.customer_id)

    def test_a_reopened_deal_meets_who_was_approved_meanwhile(self):
        deal = self._register(**self.SAME)
        self._approve(deal)
        admin = deal.with_user(self.channel_admin)
        admin.reason_id = self.reasons["cancellation"]
        admin.action_cancel()
        first = self.asked(self.partner_b, **self.SAME)
        self._approve(first)
        admin.reason_id = self.reasons["reopening"]
        admin.action_reopen()
        with self.assertRaisesRegex(UserError, "administrator"):
            deal.with_user(self.channel_own).action_qualify()
        self.decide(deal, first)
        admin.action_qualify()
        self.assertEqual(deal.state, "approved")

    def test_merged_opportunities_are_one_deal_of_two_partners(self):
        first, deal = self.pair(**self.SAME)
        self.decide(deal, first, user=self.channel_admin)
        admin = deal.with_user(self.channel_admin)
        admin.action_qualify()
        (first.lead_id | deal.sudo().lead_id).merge_opportunity()
        self.assertEqual(first.lead_id, deal.sudo().lead_id)
        admin.reason_id = self.reasons["cancellation"]
        admin.action_cancel()
        admin.reason_id = self.reasons["reopening"]
        admin.action_reopen()
        first.lead_id.user_id = self.salesperson
        self.env.invalidate_all()
        dialog = self.dialog(deal)
        self.assertEqual(dialog.lead_mode, "link")
        self.assertFalse(dialog.lead_hint)  # who reads no lead reads no partner's name
        self.confirm(dialog)
        self.assertEqual(deal.sudo().lead_id, first.lead_id)

    def test_many_who_wait_do_not_hide_the_one_who_is_protected(self):
        first = self.protected(**self.SAME)
        first.customer_id = self._create_organization("Renamed by hand")
        waiting = [self.asked(self.supervisor_b, **self.SAME) for _each in range(3)]
        deal = self.asked(**self.SAME)
        with patch.object(customer_search, "LIMIT", 2):
            dialog = self.dialog(deal)
            self.assertIn("administrator", dialog.problem)
            dialog.customer_id = first.customer_id
            self.assertRefused("administrator", dialog.save().action_confirm, deal)
        found = deal.sudo().conflict_ids.found_registration_id
        self.assertIn(first, found)
        self.assertLess(len(found), len(waiting) + 1)
