"""A program goes to another company with its amounts converted, shown and confirmed."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..scorecard.score_common import ScoreCase


@tagged("-at_install", "post_install")
class TestMoneyMoves(ScoreCase):
    """A crown is a quarter of a dollar; the other company has a portal."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.crown = cls.env["res.currency"].create({"name": "TCR", "symbol": "TK"})
        cls.abroad = cls.env["res.company"].create(
            {"name": "Abroad", "currency_id": cls.crown.id}
        )
        cls.env["res.currency.rate"].create(
            {
                "currency_id": cls.company.currency_id.id,
                "name": date(2026, 1, 1),
                "rate": 0.25,
                "company_id": cls.abroad.id,
            }
        )
        everybody = cls.channel_admin | cls.env.user
        everybody.company_ids += cls.abroad
        cls.elsewhere = cls.env["prm.portal"].create(
            {"name": "Abroad", "path": "abroad", "company_id": cls.abroad.id}
        )
        cls.target = cls._ask(cls.silver, cls.amount, 5000, 10)

    def program_of_its_own(self):
        """Return a copy of the program: it has targets, and no partners."""
        return self.program.copy()

    def dialog(self, program, portal=None):
        desk = program.with_user(self.channel_admin).with_context(
            allowed_company_ids=(self.company | self.abroad).ids
        )
        action = desk.action_open_move()
        model = desk.env[action["res_model"]].with_context(**action["context"])
        form = Form(model)
        form.portal_id = portal or self.elsewhere
        return form

    def asked(self, program):
        conditions = program.tier_ids.condition_ids
        return conditions.filtered(lambda row: row.value_type == "monetary").value

    # ------------------------------------------------------------------- refused

    def test_targets_are_not_relabeled(self):
        program = self.program_of_its_own()
        with self.assertRaisesRegex(UserError, "Move to another company"):
            program.portal_id = self.elsewhere
        portal = self.portal.copy({"path": "copied", "company_id": self.company.id})
        program.portal_id = portal
        with self.assertRaisesRegex(UserError, "Move to another company"):
            portal.company_id = self.abroad
        self.assertEqual(program.currency_id, self.company.currency_id)

    def test_neither_are_amounts_of_the_parts(self):
        program = self.env["prm.program"].create(
            {"name": "Theirs", "portal_id": self.elsewhere.id}
        )
        [tier] = self._create_tiers(program, 0)
        free = self._create_partnership(
            self._create_organization("Free Ltd"), program, activate=False
        )
        activity = self._create_activity(self.partnership_a, budget=100)
        entry = self._create_fund_entry(self.partnership_b)
        for record, values in (
            (self.target, {"tier_id": tier.id}),
            (self.silver, {"program_id": program.id, "level": 9}),
            (self.partnership_a, {"program_id": program.id}),
            (self.partnership_b, {"program_id": program.id}),
            (activity, {"partnership_id": free.id}),
        ):
            with self.subTest(record=record), self.assertRaises(UserError):
                record.write(values)
        self.assertEqual(entry.company_id, self.company)
        activity.budget = 0
        activity.partnership_id = free
        self.assertEqual(activity.company_id, self.abroad)
        with self.assertRaises(UserError):
            self.program.copy({"portal_id": self.elsewhere.id})

    def test_without_amounts_it_just_goes(self):
        program = self.program_of_its_own()
        program.tier_ids.condition_ids.filtered(
            lambda row: row.value_type == "monetary"
        ).unlink()
        program.portal_id = self.elsewhere
        self.assertEqual(program.company_id, self.abroad)

    def test_the_same_currency_needs_no_conversion(self):
        program = self.program_of_its_own()
        same = self.env["res.company"].create({"name": "Same"})
        portal = self.elsewhere.copy({"path": "same", "company_id": same.id})
        program.portal_id = portal
        self.assertEqual(self.asked(program), 5000)

    def test_a_portal_with_partners_stays(self):
        with self.assertRaisesRegex(UserError, "its company cannot be changed"):
            self.portal.company_id = self.abroad

    def test_deals_and_funds_keep_the_program_where_it_is(self):
        self._create_fund_entry(self.partnership_a)
        with self.assertRaisesRegex(UserError, "deals, funds or budgets"):
            self.program.portal_id = self.elsewhere
        dialog = self.dialog(self.program)
        with self.assertRaisesRegex(UserError, "deals, funds or budgets"):
            dialog.save().action_confirm()
        self.assertEqual(self.target.value, 5000)

    def test_a_company_with_partners_amounts_keeps_its_currency(self):
        with self.assertRaisesRegex(UserError, "keeps the currency"):
            self.company.currency_id = self.crown
        self.company.currency_id = self.company.currency_id
        self.abroad.currency_id = self.company.currency_id

    # ----------------------------------------------------------------- converted

    def test_the_dialog_shows_and_converts(self):
        program = self.program_of_its_own()
        dialog = self.dialog(program)
        self.assertEqual(len(dialog.line_ids), 1)
        with dialog.line_ids.edit(0) as line:
            self.assertEqual((line.old_amount, line.new_amount), (5000, 20000))
        self.assertEqual(self.asked(program), 5000)
        dialog.save().action_confirm()
        self.assertEqual(
            (self.asked(program), program.company_id.id), (20000, self.abroad.id)
        )

    def test_an_amount_can_be_rounded(self):
        program = self.program_of_its_own()
        dialog = self.dialog(program)
        with dialog.line_ids.edit(0) as line:
            line.new_amount = 21000
        dialog.save().action_confirm()
        self.assertEqual(self.asked(program), 21000)

    def test_values_that_people_entered_go_along(self):
        budget = self._create_parameter("manual", name="Own", value_type="monetary")
        self._ask(self.silver, budget, 100, 5)
        self.score()
        row = self._row(self.partnership_a, budget)
        row.with_user(self.channel_own).current = 40
        dialog = self.dialog(self.program).save()
        amounts = sorted(dialog.line_ids.mapped("new_amount"))
        self.assertEqual(amounts, [160, 400, 20000])
        dialog.action_confirm()
        self.assertEqual((row.current, row.company_id), (160, self.abroad))
        self.assertTrue(self.partnership_a.score_due)

    def test_what_changed_meanwhile_is_shown_again_first(self):
        program = self.program_of_its_own()
        dialog = self.dialog(program).save()
        rows = program.tier_ids.condition_ids
        rows.filtered(lambda row: row.value_type == "monetary").value = 6000
        with self.assertRaisesRegex(UserError, "changed in the meantime"):
            dialog.action_confirm()

    def test_without_a_rate_the_amount_is_asked_for(self):
        self.env["res.currency.rate"].search(
            [("company_id", "=", self.abroad.id)]
        ).unlink()
        program = self.program_of_its_own()
        dialog = self.dialog(program).save()
        with self.assertRaisesRegex(UserError, "A new amount is missing"):
            dialog.action_confirm()

    # -------------------------------------------------------------------- rights

    def test_only_administrators_open_it(self):
        for user in (self.channel_all, self.salesperson, self.partner_a):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.program.with_user(user).action_open_move()
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.env["prm.program.move"].with_user(user).create(
                    {"program_id": self.program.id, "portal_id": self.elsewhere.id}
                )

    def test_it_names_nothing_of_a_company_that_is_not_theirs(self):
        self.channel_admin.company_ids -= self.abroad
        own = self.env["prm.program.move"].with_user(self.channel_admin)
        with self.assertRaises(AccessError):
            own.create({"program_id": self.program.id, "portal_id": self.elsewhere.id})
        theirs = self.env["prm.program"].create(
            {"name": "Theirs", "portal_id": self.elsewhere.id}
        )
        with self.assertRaises(AccessError):
            own.create({"program_id": theirs.id, "portal_id": self.portal.id})
