"""A tier says how many deals of a partner are open and protected at a time."""

from contextlib import suppress

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ..backend.backend_common import QualifyCase


@tagged("-at_install", "post_install")
class TestDealCap(QualifyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tier.max_open_deals = 1
        cls.caps = cls.env["prm.protection.cap"]

    def approved(self, user=None):
        deal = self._register(user).with_env(self.env)
        self._approve(deal)
        return deal

    def test_the_last_place_is_taken_and_no_further_one(self):
        self.approved()
        second = self._register()
        with self.assertRaisesRegex(UserError, "1 of 1 protected deals"):
            self._approve(second)
        self.assertEqual(second.state, "submitted")

    def test_another_partner_has_places_of_its_own(self):
        self.approved()
        self.assertEqual(self.approved(self.partner_b).state, "approved")

    def test_without_a_number_any_number_is_protected(self):
        self.tier.max_open_deals = 0
        self.approved()
        self.assertEqual(self.approved().state, "approved")
        self.assertEqual(self.caps._text(self.partnership_a), "")

    def test_a_deal_that_is_decided_or_over_makes_room(self):
        for end in ("action_set_won", "action_set_lost", "expired"):
            with self.subTest(end=end):
                deal = self.approved()
                if end == "expired":
                    deal.sudo()._move_to("expired")
                else:
                    getattr(deal.sudo().lead_id, end)()
                self.assertEqual(self.caps._text(self.partnership_a), "0 of 1")

    def test_what_was_shared_takes_no_place(self):
        shared = self.env["prm.registration"].create(
            {
                "name": "Shared",
                "partnership_id": self.partnership_a.id,
                "contact_id": self.partner_a.partner_id.id,
                "origin": "shared",
                "state": "approved",
            }
        )
        shared._write_guarded({"protection_end": "2099-01-01"})
        self.assertTrue(shared.is_protected)
        self.assertEqual(self.caps._count(self.partnership_a), 0)

    def test_only_an_administrator_goes_beyond_it_and_only_with_a_note(self):
        self.approved()
        deal = self._register()
        for user in (self.channel_own, self.channel_all):
            with self.subTest(user=user.login):
                dialog = self.dialog(deal, user)
                self.assertIn("ask a channel administrator", dialog.cap_problem)
                wizard = dialog.save()
                wizard.cap_note = "I want to"
                with self.assertRaisesRegex(UserError, "1 of 1"):
                    wizard.action_confirm()
        dialog = self.dialog(deal, self.channel_admin)
        self.assertIn("explain there why", dialog.cap_problem)
        dialog.cap_note = "  "
        with self.assertRaisesRegex(UserError, "explain there why"):
            self.confirm(dialog)
        dialog = self.dialog(deal, self.channel_admin)
        dialog.cap_note = "The board agreed"
        self.confirm(dialog)
        self.assertEqual(deal.state, "approved")
        note = deal.sudo().message_ids.filtered(lambda one: "board" in (one.body or ""))
        self.assertEqual(len(note), 1)
        self.assertTrue(note.subtype_id.internal)

    def test_below_it_the_dialog_says_nothing_and_keeps_no_note(self):
        deal = self._register()
        dialog = self.dialog(deal, self.channel_admin)
        self.assertFalse(dialog.cap_problem)
        wizard = dialog.save()
        wizard.cap_note = "For later"
        wizard.action_confirm()
        self.assertNotIn("For later", str(deal.sudo().message_ids.mapped("body")))

    def test_a_dialog_on_a_foreign_registration_says_nothing_of_its_partner(self):
        self.approved()
        deal = self._register()
        stranger = self._create_user("sten", "prm.group_prm_user")
        wizard = self.env["prm.registration.qualify"].with_user(stranger)
        told = ""
        with suppress(AccessError):
            told = wizard.new({"registration_id": deal.id}).cap_problem
        self.assertFalse(told)
        with self.assertRaises(AccessError):
            self.caps.with_user(stranger)._problem(deal.with_user(stranger))

    def test_an_approval_after_reopening_needs_a_place_too(self):
        deal = self.approved()
        deal.sudo()._move_to("expired")
        self.approved()
        admin = deal.with_user(self.channel_admin)
        admin.reason_id = self.reasons["reopening"]
        admin.action_reopen()
        with self.assertRaisesRegex(UserError, "1 of 1"):
            self._approve(deal)

    def test_a_negative_number_is_refused_in_words(self):
        with self.assertRaises(ValidationError) as refused, self.env.cr.savepoint():
            self.tier.max_open_deals = -1
        self.assertRegex(str(refused.exception), "Bronze.*negative")
