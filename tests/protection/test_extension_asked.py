"""A partner asks for more days: when that may be, and what it holds."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ...models.common.errors import RegistrationRefused
from ..common import PrmCase
from .protection_common import EXPIRE, REASON, ProtectionData


@tagged("-at_install", "post_install")
class TestExtensionAsked(ProtectionData, PrmCase):
    def refused(self, deal, code, user=None, **values):
        with self.assertRaises(RegistrationRefused) as caught, self.env.cr.savepoint():
            self.ask(deal, user, **values)
        self.assertIn(code, caught.exception.errors.values())
        return caught.exception.errors

    def test_author_and_supervisor_may_ask_others_may_not(self):
        self.assertEqual(self.ask(self.protected()).state, "pending")
        self.assertEqual(self.ask(self.protected(), self.supervisor_a).days, 30)
        shared = self.protected()
        shared.visibility = "organization"
        self.refused(shared, "not_your_role", self.colleague_a)
        with self.assertRaises(AccessError):
            self.ask(self.protected(), self.partner_b)

    def test_the_request_names_days_reason_and_person(self):
        request = self.ask(self.protected(), days=14)
        self.assertEqual((request.days, request.reason), (14, REASON))
        self.assertEqual(request.contact_id, self.partner_a.partner_id)
        self.assertEqual(request.partner_id, self.organization_a)

    def test_days_beyond_the_program_and_no_reason_are_told_at_their_fields(self):
        deal = self.protected()
        for days in (0, -1, 31):
            errors = self.refused(deal, "extension_days", days=days)
            self.assertEqual(errors, {"days": "extension_days"})
        errors = self.refused(deal, "extension_reason", reason="  ")
        self.assertEqual(errors, {"reason": "extension_reason"})
        self.assertEqual(self.ask(deal, days=30).state, "pending")

    def test_one_at_a_time(self):
        deal = self.protected()
        self.ask(deal)
        self.refused(deal, "extension_pending")
        self.refused(deal, "extension_pending", self.supervisor_a)
        self.assertEqual(len(deal.extension_ids), 1)

    def test_a_form_that_is_sent_twice_asks_once(self):
        deal = self.protected()
        self.ask(deal, token="e1")
        self.ask(deal, token="e1")
        self.assertEqual(len(deal.extension_ids), 1)

    def test_as_often_as_the_program_says(self):
        deal = self.protected()
        self.approve(self.ask(deal))
        self.refused(deal, "extension_used_up")
        self.program.max_extensions = 2
        self.assertEqual(self.ask(deal).state, "pending")

    def test_a_rejected_request_uses_nothing_up(self):
        deal = self.protected()
        self.reject(self.ask(deal))
        self.assertEqual(self.ask(deal).state, "pending")

    def test_a_program_without_extensions_takes_no_request(self):
        self.program.max_extensions = 0
        self.refused(self.protected(), "extension_off")

    def test_nothing_is_asked_for_what_is_not_protected(self):
        won, over, ended = (self.protected() for _each in range(3))
        won.lead_id.action_set_won()
        over._write_guarded({"protection_end": self.day(-1)})
        ended._move_to("expired")
        self.refused(won, "extension_not_protected")
        self.refused(over, "extension_not_protected")
        self.refused(ended, "not_in_this_state")
        waiting = self._register()
        self.refused(waiting, "not_in_this_state")

    def test_whether_one_may_ask_tells_no_outcome_that_the_portal_hides(self):
        deal = self.protected()
        mine = deal.with_user(self.partner_a)
        rows = self.portal.section_ids.filtered(lambda row: row.key == "opportunities")
        for visible in (False, True):
            rows.visible = visible
            for won in (False, True):
                deal.lead_id.stage_id = self.env["crm.stage"].search(
                    [("is_won", "=", won)], limit=1
                )
                self.env.flush_all()
                self.env.invalidate_all()
                with self.subTest(visible=visible, won=won):
                    offered = "extension" in mine._portal_actions()
                    self.assertEqual(offered, not (visible and won))
        rows.visible = False
        request = self.ask(deal)
        self.run_job()
        self.assertEqual(request.state, "closed")
        self.assertFalse(deal.held_until)

    def test_where_partners_may_change_nothing_they_cannot_ask(self):
        deal = self.protected()
        rows = self.portal.section_ids
        rows.filtered(lambda row: row.key == "registrations").can_edit = False
        self.assertNotIn("extension", deal.with_user(self.partner_a)._portal_actions())
        self.refused(deal, "registrations_fixed")

    def test_a_request_holds_the_protection_and_others_see_it_protected(self):
        deal = self.protected(days=1)
        self.ask(deal)
        for days, state in ((2, "approved"), (15, "approved"), (16, "expired")):
            with freeze_time(fields.Datetime.now() + timedelta(days=days)):
                self.run_job(EXPIRE)
                self.assertEqual(deal.state, state)
                self.assertEqual(deal.is_protected, state == "approved")
                found = deal.search_count(
                    [("id", "=", deal.id), ("is_protected", "=", True)]
                )
                self.assertEqual(bool(found), state == "approved")
        self.assertEqual(deal.extension_ids.state, "closed")
        self.assertFalse(deal.extension_ids.decided_by_id)
        self.assertFalse(deal.held_until)
        self.assertFalse(self.activities(deal, "extension"))

    def test_a_request_of_a_deal_that_is_decided_is_closed_by_the_job(self):
        deal = self.protected()
        request = self.ask(deal)
        deal.lead_id.action_set_won()
        with self.assertRaisesRegex(UserError, "nothing to extend"):
            self.approve(request)
        self.run_job()
        self.assertEqual(request.state, "closed")
        self.assertFalse(deal.held_until)

    def test_who_decides_gets_one_activity(self):
        deal = self.protected()
        self.ask(deal)
        activity = self.activities(deal, "extension")
        self.assertEqual(activity.user_id, self.channel_own)
        self.assertIn("30 more days", activity.summary)

    def test_what_the_partner_typed_is_text_in_the_activity(self):
        deal = self.protected()
        self.ask(deal, reason="<b>Our</b> customer waits")
        note = self.activities(deal, "extension").note
        self.assertIn("&lt;b&gt;Our&lt;/b&gt;", note)

    def test_nobody_makes_changes_or_deletes_requests_by_hand(self):
        deal = self.protected()
        request = self.ask(deal)
        values = {
            "registration_id": deal.id,
            "contact_id": self.partner_a.partner_id.id,
            "days": 3,
        }
        for user in (self.partner_a, self.supervisor_a, self.channel_own):
            with self.assertRaises(AccessError):
                self.env["prm.extension"].with_user(user).create(values)
            with self.assertRaises(AccessError):
                request.with_user(user).unlink()
        for user in (self.partner_a, self.supervisor_a):
            with self.assertRaises(AccessError):
                request.with_user(user).read(["state"])
        for name, value in (("days", 99), ("state", "approved"), ("reason", "x")):
            with self.assertRaises(UserError):
                request.with_user(self.channel_admin).write({name: value})
        with self.assertRaises(UserError):
            deal.with_user(self.channel_admin).write({"held_until": "2099-01-01"})
