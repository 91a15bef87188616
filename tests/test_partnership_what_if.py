"""The dialog that tells which tier open deals would bring; it writes nothing."""

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from .test_partnership_desk import DeskCase


@tagged("-at_install", "post_install")
class TestPartnershipWhatIf(DeskCase):
    def dialog(self, user=None):
        action = self.partnership.with_user(user or self.channel_own).action_what_if()
        dialogs = self.env[action["res_model"]].with_user(user or self.channel_own)
        return Form(dialogs.with_context(**action["context"]))

    def test_it_tells_which_tier_the_open_deals_would_bring(self):
        self._create_certificate(self.partnership_a, self.partner_a)
        deals = self.open() | self.open()
        self.score()
        dialog = self.dialog()
        self.assertEqual(dialog.registration_ids[:].sudo(), deals.sorted("id", True))
        self.assertEqual(dialog.tier_before, "Bronze")
        self.assertEqual(dialog.tier_after, "Level 2")
        self.assertIn("With these deals won: Level 2", dialog.answer)
        self.assertEqual(dialog.points_before, "20 of 100 for Level 2")
        self.assertEqual(dialog.amount, 200)

    def test_with_fewer_deals_it_says_what_would_be_missing(self):
        deals = self.open() | self.open()
        self.score()
        dialog = self.dialog()
        dialog.registration_ids.remove(deals[0].id)
        self.assertEqual(dialog.points_after, "40 of 100 for Level 2")
        self.assertIn("1 more won deal", dialog.missing)
        self.assertIn("not enough for Level 2", dialog.answer)

    def test_nothing_is_written(self):
        self._create_certificate(self.partnership_a, self.partner_a)
        self.open(), self.open()
        self.score()

        def state():
            self.env.flush_all()
            self.env.invalidate_all()
            columns = ["tier_id", "points", "is_kept", "total_sales", "write_date"]
            return (
                self.partnership_a.read(columns),
                self.partnership_a.history_ids.ids,
                self.partnership_a.value_ids.read(["current", "points", "write_date"]),
                self.env["mail.mail"].search_count([]),
                self.partnership_a.activity_ids.ids,
            )

        before = state()
        dialog = self.dialog()
        self.assertTrue(dialog.rises)
        dialog.save()
        self.assertEqual(state(), before)

    def test_nobody_asks_about_a_partner_that_is_not_theirs(self):
        dialogs = self.env["prm.partnership.what.if"].with_user(self.channel_other)
        with self.assertRaises(AccessError):
            dialogs.create({"partnership_id": self.partnership_a.id})
        with self.assertRaises(AccessError):
            Form(dialogs.with_context(default_partnership_id=self.partnership_a.id))

    def test_won_closed_and_foreign_deals_are_not_offered(self):
        self.won()
        self._register()
        self._approve(self._register(self.partner_b))
        self.assertFalse(self.dialog().registration_ids[:])
