"""Who was first stays first, however often a registration comes back."""

from datetime import datetime

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ...common import PrmCase
from ...upgrade.migration_common import migration

FIRST, AGAIN = datetime(2026, 3, 2, 9), datetime(2026, 3, 9, 9)


@tagged("-at_install", "post_install")
class TestFirstSubmitted(PrmCase):
    def returned_and_resubmitted(self):
        with freeze_time(FIRST):
            deal = self._register()
        desk = deal.with_user(self.channel_own)
        desk.decision_note = "Which site?"
        desk.action_return()
        with freeze_time(AGAIN):
            deal._resubmit(self._form_values(self.partner_a), "again", submit=True)
        return deal

    def test_a_return_keeps_the_first_time_and_moves_the_last(self):
        deal = self.returned_and_resubmitted()
        self.assertEqual(deal.first_submitted_at, FIRST)
        self.assertEqual(deal.submitted_at, AGAIN)

    def test_a_draft_has_none_until_it_is_submitted(self):
        deal = self._register(submit=False)
        self.assertFalse(deal.first_submitted_at)
        with freeze_time(FIRST):
            deal._resubmit(self._form_values(self.partner_a), "now", submit=True)
        self.assertEqual(deal.first_submitted_at, FIRST)

    def test_reopening_keeps_it_and_a_copy_has_none(self):
        deal = self.returned_and_resubmitted()
        admin = deal.with_user(self.channel_admin)
        admin.reason_id = self.reasons["rejection"]
        admin.action_reject()
        admin.reason_id = self.reasons["reopening"]
        admin.action_reopen()
        self.assertEqual(deal.first_submitted_at, FIRST)
        self.assertFalse(deal.sudo().copy().first_submitted_at)

    def test_nobody_writes_it_by_rpc_or_import(self):
        deal = self.returned_and_resubmitted()
        values = {"first_submitted_at": "2020-01-01 00:00:00"}
        for user in (self.channel_own, self.channel_admin):
            desk = deal.with_user(user)
            with self.subTest(user.login), self.assertRaises(UserError):
                desk.write(values)
            with self.assertRaises(UserError):
                desk.web_save(values, {})
            found = desk.load(
                [".id", "first_submitted_at"], [[str(deal.id), "2020-01-01 00:00:00"]]
            )
            self.assertTrue(found["messages"])
        with self.assertRaises(AccessError):
            deal.with_user(self.partner_a).write(values)
        self.assertEqual(deal.first_submitted_at, FIRST)

    def test_nor_brings_it_along_when_entering_a_registration(self):
        values = {
            "name": "Forged",
            "partnership_id": self.partnership_a.id,
            "contact_id": self.partner_a.partner_id.id,
        }
        forged = {"first_submitted_at": FIRST, "submitted_at": FIRST}
        model = self.env["prm.registration"].with_user(self.channel_own)
        with self.assertRaises(UserError):
            model.create({**values, **forged})
        context = {f"default_{name}": value for name, value in forged.items()}
        context |= {"default_protection_end": "2030-01-01", "default_state": "draft"}
        deal = model.with_context(**context).create(values)
        found = (deal.first_submitted_at, deal.submitted_at, deal.protection_end)
        self.assertFalse(any(found))

    def test_partners_see_and_filter_by_the_first_time(self):
        deal = self.returned_and_resubmitted().with_user(self.partner_a)
        self.assertEqual(deal.read(["first_submitted_at"])[0]["id"], deal.id)
        row = deal.env["prm.registration.list"]._rows(deal)[deal.id]
        self.assertEqual(row["submitted"], "03/02/2026")
        spec = deal.env["prm.registration.list"]._spec("registrations")
        self.assertEqual(spec["date_field"], "first_submitted_at")

    def test_of_two_approved_at_once_the_first_in_counts(self):
        late = self._register(self.partner_b, submit=False).sudo()  # the lower number
        with freeze_time(FIRST):
            first = self._register().sudo()
        with freeze_time(AGAIN):
            late._resubmit(self._form_values(self.partner_b), "late", submit=True)
            lead = self._approve(first)
            desk = late.with_user(self.channel_admin)
            plan = (
                desk.env["prm.approval.plan"]
                ._default(desk)
                ._replace(lead=lead.with_user(self.channel_admin))
            )
            lead.user_id = self.channel_admin
            desk._qualify(plan)
        self.assertEqual(first.decided_at, late.decided_at)
        self.assertLess(late.id, first.id)
        partnerships = self.partnership_a | self.partnership_b
        partnerships.write({"date_start": "2026-01-01", "date_end": False})
        figures = self.env["prm.measures"]._figures(partnerships)
        self.assertEqual(figures[self.partnership_a.id]["leads"], 1)
        self.assertEqual(figures[self.partnership_b.id]["leads"], 0)
        for partnership, count in ((self.partnership_a, 1), (self.partnership_b, 0)):
            action = partnership._open_source("leads", "Leads")
            deals = self.env[action["res_model"]]
            self.assertEqual(deals.search_count(action["domain"]), count)

    # ------------------------------------------------------------------ upgrade

    def test_an_upgrade_takes_the_first_time_from_the_history(self):
        deal = self.returned_and_resubmitted().sudo()
        without = self._register(submit=False).sudo()
        bare = self._register(submit=False).sudo()
        bare._write_guarded({"submitted_at": AGAIN})
        deal.transition_ids.filtered(lambda move: move.new == "submitted")[
            0
        ].date = FIRST
        self.env.flush_all()
        self.env.cr.execute("UPDATE prm_registration SET first_submitted_at = NULL")
        for _turn in range(2):
            migration("post-first-submitted.py").migrate(self.env.cr, "19.0.1.0.0")
        self.env.invalidate_all()
        self.assertEqual(deal.first_submitted_at, FIRST)
        self.assertEqual(bare.first_submitted_at, AGAIN)
        self.assertFalse(without.first_submitted_at)
