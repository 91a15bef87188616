"""Programs as they are delivered, copied, archived and filled in."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .guide_common import GuideCase

PROGRAMS = ("reseller", "consultant", "referral")
TIERS = ("bronze", "silver", "gold", "platinum")


@tagged("post_install", "-at_install", "prm_once")
class TestProgramGuide(GuideCase):
    # ------------------------------------------------------------------- delivered

    def test_a_parameter_is_delivered_for_each_measure(self):
        for measure, _label in self.env["prm.measures"]._selection():
            with self.subTest(measure=measure):
                found = self.env["prm.parameter"].search([("measure", "=", measure)])
                self.assertTrue(any(each._get_external_ids() for each in found))

    def test_three_programs_are_delivered_with_four_tiers_that_can_be_reached(self):
        for program in PROGRAMS:
            tiers = [self.env.ref(f"prm.tier_{program}_{tier}") for tier in TIERS]
            self.assertEqual([tier.level for tier in tiers], [1, 2, 3, 4])
            self.assertEqual([t.target_points for t in tiers], [0, 60, 70, 80])
            for tier in tiers:
                obligations = tier.condition_ids.filtered(
                    lambda condition: condition.kind == "obligation"
                )
                with self.subTest(tier=tier.display_name, program=program):
                    self.assertTrue(tier.condition_ids - obligations, "no benefit")
                    expected = 100 if tier.target_points else 0
                    self.assertEqual(sum(obligations.mapped("points")), expected)
                    tier._check_reachable()

    def test_each_tier_asks_for_no_less_than_the_one_below(self):
        for program in PROGRAMS:
            asked = {}
            for tier in self.env.ref(f"prm.program_{program}").tier_ids:
                for condition in tier.condition_ids:
                    key = (condition.kind, condition.parameter_id)
                    self.assertGreaterEqual(condition.value, asked.get(key, 0))
                    asked[key] = condition.value

    def test_margin_fund_and_protection_are_no_conditions(self):
        names = self.env["prm.parameter"].search([]).mapped("name")
        for word in ("margin", "fund", "protection"):
            self.assertFalse([name for name in names if word in name.lower()])

    # ---------------------------------------------------------------------- copies

    def test_a_copied_program_has_tiers_and_conditions_of_its_own(self):
        self.on_deals.date_end = "2099-12-31"
        copy = self.program.with_user(self.channel_admin).copy()
        self.assertEqual(copy.name, "Resellers (copy)")
        self.assertEqual(copy.tier_ids.mapped("name"), ["Bronze", "Silver"])
        self.assertEqual(copy.tier_ids.mapped("target_points"), [0, 30])
        conditions = copy.tier_ids.condition_ids
        self.assertFalse(conditions & self.silver.condition_ids)
        for name in ("value", "points", "kind", "date_end", "parameter_id"):
            self.assertEqual(
                conditions.sorted("points").mapped(name),
                self.silver.condition_ids.sorted("points").mapped(name),
            )
        self.assertEqual(conditions.program_id, copy)
        self.assertEqual(self.program.copy({"name": "Old"}).name, "Old")

    def test_a_copied_tier_goes_on_top(self):
        other = self.program.copy({"name": "Other"})
        copy = self.silver.copy()
        self.assertEqual((copy.name, copy.level), ("Silver (copy)", 3))
        self.assertEqual(copy.target_points, 31)
        self.assertEqual(len(copy.condition_ids), 2)
        elsewhere = self.silver.copy({"program_id": other.id})
        self.assertEqual((elsewhere.name, elsewhere.level), ("Silver", 3))
        with self.refused("both have level 2"):
            self.silver.copy({"level": 2})

    def test_a_copied_parameter_gets_a_code_of_its_own(self):
        copies = self.deals.copy() | self.deals.copy()
        self.assertEqual(copies.mapped("code"), ["test_deals_2", "test_deals_3"])
        self.assertEqual(copies[0].name, "Deals (copy)")

    # -------------------------------------------------------------------- in use

    def test_partners_of_an_archived_program_go_on_with_it(self):
        self.program.active = False
        self.partnership_a.action_suspend()
        self.partnership_a.action_activate()
        self.partnership_a.action_recompute()
        self.assertEqual(self.partnership_a.tier_id, self.tier)
        self.assertTrue(self._register().exists())

    def test_a_program_with_partnerships_is_not_deleted(self):
        with self.refused("There are partnerships", error=UserError):
            self.program.unlink()

    def test_terms_days_and_hours_stay_within_their_range(self):
        for name, allowed, refused in (
            ("term_months", 1, 0),
            ("downgrade_grace_days", 0, -1),
            ("protection_days", 0, -1),
            ("review_hours", 0, -1),
            ("max_resubmissions", 0, -1),
        ):
            self.program[name] = allowed
            with self.refused("Resellers: "):
                self.program[name] = refused
            with self.refused("New: "):
                self.program.copy({"name": "New", name: refused})

    def test_a_program_without_partners_goes_with_its_guide(self):
        copy = self.program.copy()
        tiers, conditions = copy.tier_ids, copy.tier_ids.condition_ids
        copy.with_user(self.channel_admin).unlink()
        self.assertFalse(copy.exists())
        self.assertFalse(tiers.exists())
        self.assertFalse(conditions.exists())

    def test_a_program_with_deals_stays_in_its_company(self):
        elsewhere = self._create_second_company().portal_id
        unused = self.program.copy()
        unused.portal_id = elsewhere
        self._register()
        with self.refused("Resellers", "must stay in its company"):
            self.program.portal_id = elsewhere

    def test_a_parameter_in_use_is_archived_not_deleted(self):
        with self.refused("Deals", "Silver", "Archive it", error=UserError):
            self.deals.unlink()
        self.deals.active = False
        self._create_parameter("unused").unlink()

    def test_what_is_counted_is_a_number(self):
        for value_type in ("text", "boolean"):
            with self.subTest(value_type=value_type), self.refused("is counted"):
                self._create_parameter("sum", value_type, measure="won_amount")
        self._create_parameter("total", "monetary", measure="won_amount")
        self._create_parameter("plan", "boolean")

    # ---------------------------------------------------------------------- rights

    def test_the_administrator_configures_and_channel_users_read(self):
        admin = self.channel_admin
        self.on_deals.with_user(admin).value = 4
        self.silver.with_user(admin).target_points = 40
        self.deals.with_user(admin).name = "Won deals"
        for user in (self.channel_own, self.channel_all):
            for record in (self.on_deals, self.silver, self.deals, self.program):
                own = record.with_user(user)
                with self.subTest(user=user.login, model=record._name):
                    self.assertTrue(own.read(["display_name"]))
                    for change in (own.copy, own.unlink, lambda r=own: r.write({})):
                        with self.assertRaises(AccessError):
                            change()

    def test_a_partner_reads_the_guide_of_the_own_portal_and_changes_nothing(self):
        other = self.portal.copy({"path": "elsewhere", "state": "active"})
        program = self.program.copy({"portal_id": other.id})
        archived = self.program.copy({"active": False})
        conditions = self.env["prm.condition"].with_user(self.partner_a)
        found = conditions.search([("parameter_id", "=", self.deals.id)])
        self.assertEqual(found, self.on_deals.with_user(self.partner_a))
        self.assertEqual(found.value, 3)
        for hidden in (program, archived):
            with self.assertRaises(AccessError):
                hidden.tier_ids.condition_ids.with_user(self.partner_a).read(["value"])
        for change in (found.unlink, found.copy, lambda: found.write({"value": 0})):
            with self.assertRaises(AccessError):
                change()
        with self.assertRaises(AccessError):
            conditions.create({"tier_id": self.tier.id, "parameter_id": self.deals.id})

    # ----------------------------------------------------------------------- forms

    def test_the_form_of_a_program_saves_tiers_scores_and_text(self):
        with Form(self.program.with_user(self.channel_admin)) as form:
            form.level_up = "propose"
            form.downgrade_grace_days = 10
            form.term_months = 6
            form.description = "<p>Welcome</p>"
            with form.tier_ids.edit(1) as tier:
                tier.target_points = 50
            with form.tier_ids.new() as tier:
                tier.level = 3
                tier.name = "Gold"
                tier.target_points = 60
        self.assertEqual(self.program.tier_ids.mapped("target_points"), [0, 50, 60])
        self.assertEqual(self.program.term_months, 6)

    def test_the_form_of_a_tier_saves_its_conditions(self):
        with Form(self.silver.with_user(self.channel_admin)) as form:
            form.target_points = 70
            with form.condition_ids.new() as condition:
                condition.parameter_id = self._create_parameter("plan", "boolean")
                condition.value_choice = "yes"
                condition.points = 20
        self.assertEqual(self.silver.condition_ids.mapped("value"), [3, 1, 1])
        self.assertEqual(sum(self.silver.condition_ids.mapped("points")), 70)
