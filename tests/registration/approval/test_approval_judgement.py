"""Who judged a conflict and when is kept, and holds for what was found then."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .approval_common import TAX_NUMBER, WHY, ApprovalCase


@tagged("-at_install", "post_install")
class TestApprovalJudgement(ApprovalCase):
    def test_who_judged_and_when_is_kept_and_goes_when_it_is_opened_again(self):
        first, deal = self.pair(**self.LIKELY)
        conflict = self.decide(deal, first)
        self.assertEqual(conflict.decided_by_id, self.channel_own)
        self.assertTrue(conflict.decided_at)
        conflict.with_user(self.channel_admin).note = "Looked again"
        self.assertEqual(conflict.decided_by_id, self.channel_own)
        conflict.with_user(self.channel_admin).decision = "same"
        self.assertEqual(conflict.decided_by_id, self.channel_admin)
        conflict.decision = "open"
        self.assertFalse(conflict.decided_by_id or conflict.decided_at)

    def test_in_the_dialog_as_well(self):
        first, deal = self.pair(**self.LIKELY)
        dialog = self.dialog(deal, self.channel_all)
        conflict = self.conflict(deal, first)
        self.edit(dialog, conflict, decision="different", note=WHY)
        dialog.save()
        self.assertEqual((conflict.decision, conflict.note), ("different", WHY))
        self.assertEqual(conflict.decided_by_id, self.channel_all)
        self.assertEqual(len(deal.sudo().conflict_ids), 2)

    def test_nobody_changes_what_was_found_or_who_judged_it(self):
        first, deal = self.pair(**self.SAME)
        other = self._register()
        conflict = self.conflict(deal, first)
        for values in (
            {"strength": "hint"},
            {"score": 1},
            {"kind": "lead"},
            {"matched_on": "email_domain"},
            {"registration_id": other.id},
            {"decided_by_id": self.channel_admin.id},
            {"decided_at": "2020-01-01"},
            {"decision": "different", "strength": "hint"},
        ):
            for user in (self.channel_own, self.channel_admin):
                with (
                    self.subTest(values=values, user=user.login),
                    self.assertRaises(UserError),
                ):
                    conflict.with_user(user).write(values)
        self.env.invalidate_all()
        self.assertEqual(conflict.strength, "same")

    def test_a_reviewer_judges_conflicts_of_own_registrations_only(self):
        first, deal = self.pair(**self.LIKELY)
        conflict = self.conflict(deal, first)
        for user in (self.channel_other, self.salesperson, self.partner_a):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                conflict.with_user(user).write({"decision": "different"})
        deal.sudo().reviewer_id = self.channel_other
        conflict.with_user(self.channel_other).write({"decision": "different"})
        self.assertEqual(conflict.decided_by_id, self.channel_other)

    def test_foreign_conflicts_are_not_judged_through_a_dialog(self):
        first, deal = self.pair(**self.LIKELY)
        conflict = self.conflict(deal, first)
        mine = self._register()
        mine.sudo().reviewer_id = self.channel_other
        dialogs = self.env["prm.registration.qualify"].with_user(self.channel_other)
        line = (1, conflict.id, {"decision": "different"})
        values = {"registration_id": mine.id}
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            dialogs.create({**values, "conflict_ids": [line]})
        wizard = dialogs.create(values)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            wizard.write({"conflict_ids": [line]})
        self.env.invalidate_all()
        self.assertEqual(conflict.decision, "open")

    def test_stronger_evidence_is_judged_anew(self):
        first, deal = self.pair(**self.LIKELY)
        self.decide(deal, first)
        first.customer_vat = TAX_NUMBER
        deal.sudo().customer_vat = TAX_NUMBER
        dialog = self.dialog(deal)
        conflict = self.conflict(deal, first)
        self.assertEqual((conflict.strength, conflict.decision), ("same", "open"))
        self.assertFalse(conflict.decided_by_id)
        self.assertIn("administrator", dialog.problem)

    def test_weaker_evidence_leaves_the_judgement(self):
        first, deal = self.pair(**self.LIKELY, **self.SAME)
        self.decide(deal, first)
        first.customer_vat = first.customer_id.vat = "999000111"
        self.dialog(deal)
        conflict = self.conflict(deal, first)
        self.assertEqual(
            (conflict.strength, conflict.decision), ("likely", "different")
        )

    def test_another_one_that_appears_is_open(self):
        first, deal = self.pair(**self.LIKELY)
        self.decide(deal, first)
        second = self.env["crm.lead"].create(
            {"name": "Late", "partner_name": self.LIKELY["customer_name"]}
        )
        self.dialog(deal)
        self.assertEqual(self.conflict(deal, second).decision, "open")
        self.assertEqual(self.conflict(deal, first).decision, "different")

    def test_an_open_lead_is_named_beside_a_new_opportunity_to_who_may_read_it(self):
        lead = self.env["crm.lead"].create(
            {
                "name": "Late",
                "partner_name": self.LIKELY["customer_name"],
                "user_id": self.salesperson.id,
            }
        )
        deal = self.asked(**self.LIKELY)
        self.channel_all.group_ids += self.leads_group
        dialog = self.dialog(deal, self.channel_all)
        self.assertIn("“Late” has the same name", dialog.lead_hint)
        self.assertFalse(self.dialog(deal, self.channel_own).lead_hint)
        self.edit(dialog, self.conflict(deal, lead), decision="different", note=WHY)
        self.assertFalse(dialog.lead_hint)

    def test_who_may_not_read_the_other_one_learns_nothing_of_it_in_the_dialog(self):
        first, deal = self.pair(**self.SAME)
        first.reviewer_id = self.channel_all
        self.partnership_b.write(
            {"user_id": self.channel_all.id, "user_ids": [(6, 0, self.channel_all.ids)]}
        )
        first.lead_id.user_id = self.salesperson
        dialog = self.dialog(deal)
        self.env.invalidate_all()
        told = f"{dialog.problem} {dialog.customer_hint} {dialog.lead_hint}"
        with self.assertRaises(UserError) as caught:
            dialog.save().action_confirm()
        told += str(caught.exception)
        self.assertIn("administrator", told)
        for secret in (
            "Birch",
            first.number,
            first.name,
            "bruno",
            self.salesperson.name,
        ):
            self.assertNotIn(secret, told)
