"""The dialog that tells which tier open deals would bring; it writes nothing."""

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from ..partnership.desk_common import DeskCase


@tagged("-at_install", "post_install", "prm_once")
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
        self.assertEqual((dialog.won_before, dialog.won_after), (0, 2))
        self.assertEqual((dialog.sales_before, dialog.sales_after), (0, 200))

    def test_it_compares_with_today_as_it_is_counted_now(self):
        self._create_certificate(self.partnership_a, self.partner_a)
        self.score()
        self.won(), self.open()
        dialog = self.dialog()
        self.assertEqual(self.partnership_a.points, 20, "not counted by the job yet")
        self.assertEqual(dialog.points_before, "60 of 100 for Level 2")
        self.assertEqual((dialog.won_before, dialog.won_after), (1, 2))
        self.assertEqual((dialog.sales_before, dialog.sales_after), (100, 200))

    def test_deals_that_are_won_already_are_not_what_the_open_ones_bring(self):
        self._create_certificate(self.partnership_a, self.partner_a)
        self.score()
        self.won(), self.won(), self.open()
        dialog = self.dialog()
        self.assertEqual((dialog.tier_before, dialog.tier_after), ("Level 2",) * 2)
        self.assertFalse(dialog.rises)
        self.assertNotIn("With these deals won", dialog.answer)

    def test_with_nothing_assumed_it_is_today(self):
        for level_up in ("automatic", "propose"):
            for number in (0, 1, 2):
                with (
                    self.subTest(level_up=level_up, won=number),
                    self.cr.savepoint() as savepoint,
                ):
                    self.program.level_up = level_up
                    self._create_certificate(self.partnership_a, self.partner_a)
                    for _deal in range(number):
                        self.won()
                    dialog = self.dialog()
                    self.assertFalse(dialog.registration_ids[:])
                    for name in ("tier", "points", "won", "sales"):
                        self.assertEqual(
                            dialog[f"{name}_before"], dialog[f"{name}_after"]
                        )
                    self.assertFalse(dialog.rises)
                    savepoint.rollback()

    def test_where_somebody_decides_the_partner_stays_until_then(self):
        self.program.level_up = "propose"
        self._create_certificate(self.partnership_a, self.partner_a)
        self.open(), self.open()
        dialog = self.dialog()
        self.assertEqual(dialog.tier_before, "Bronze")
        self.assertEqual(dialog.tier_after, "Bronze (Level 2 awaits a decision)")
        self.assertEqual(dialog.points_after, "100 of 100 for Level 2")
        self.assertEqual(dialog.answer, "With these deals won, you decide on Level 2.")
        self.won(), self.won()
        dialog = self.dialog()
        self.assertIn("reached without these deals", dialog.answer)

    def test_a_tier_in_danger_is_told_to_be_kept_or_not(self):
        self.partnership_a.tier_id = self.silver
        self._create_certificate(self.partnership_a, self.partner_a)
        deals = self.open() | self.open()
        self.score()
        dialog = self.dialog()
        self.assertEqual(dialog.answer, "With these deals won, Level 2 is kept.")
        dialog.registration_ids.remove(deals[0].id)
        self.assertIn("not enough to keep Level 2", dialog.answer)

    def test_with_fewer_deals_it_says_what_would_be_missing(self):
        deals = self.open() | self.open()
        self.score()
        dialog = self.dialog()
        dialog.registration_ids.remove(deals[0].id)
        self.assertEqual(dialog.points_after, "40 of 100 for Level 2")
        self.assertEqual(
            dialog.missing,
            "60 points to Level 2; for example 1 more won deal and 1 more certified "
            "employee",
        )
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
