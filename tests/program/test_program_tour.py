"""The guide of a program in a browser."""

from odoo.tests import tagged

from ..http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestProgramTour(PrmHttpCase):
    """The matrix writes what was typed into it, and shows what was refused."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.silver = cls.env["prm.tier"].create(
            {"program_id": cls.program.id, "level": 2, "name": "Silver"}
        )
        parameters = [("deals", "integer"), ("yes", "boolean"), ("text", "text")]
        cls.deals, cls.yes, cls.text = cls.env["prm.parameter"].create(
            [
                {"name": f"Tour {code}", "code": f"tour_{code}", "value_type": kind}
                for code, kind in parameters
            ]
        )
        cls.required, cls.granted = cls.env["prm.condition"].create(
            [
                {
                    "tier_id": cls.silver.id,
                    "parameter_id": cls.deals.id,
                    "value": 3,
                    "points": 30,
                },
                {
                    "tier_id": cls.silver.id,
                    "parameter_id": cls.yes.id,
                    "kind": "benefit",
                    "value": 1,
                },
            ]
        )
        cls.silver.target_points = 30

    def run_tour(self, name, login="channel_admin_t", program=None):
        action = "/odoo/action-prm.prm_program_action"
        address = f"{action}/{program or self.program.id}"
        self.start_tour(address, name, login=login)
        self.env.invalidate_all()

    def test_values_conditions_and_tiers_are_written_into_the_matrix(self):
        self.run_tour("prm_program_matrix")
        self.assertEqual(self.tier.margin, 12.5)
        self.assertEqual(self.required.value, 7)
        granted = self.silver.condition_ids.filtered(
            lambda condition: condition.parameter_id == self.text
        )
        self.assertEqual(granted.kind, "benefit")
        self.assertEqual(granted.value_text, "A helping hand")
        gold = self.program.tier_ids[-1]
        self.assertEqual((gold.name, gold.level, gold.target_points), ("Gold", 3, 40))
        self.assertEqual(gold.condition_ids.parameter_id, self.deals)
        self.assertEqual((gold.condition_ids.value, gold.condition_ids.points), (9, 50))

    def test_a_new_program_is_written_in_one_save(self):
        self.run_tour("prm_program_matrix_new", program="new")
        program = self.env["prm.program"].search([("name", "=", "Tour program")])
        entry, expert = program.tier_ids
        self.assertEqual((entry.level, expert.level), (1, 2))
        self.assertEqual((entry.target_points, expert.target_points), (0, 10))
        self.assertEqual(entry.condition_ids.parameter_id, self.yes)
        self.assertEqual(expert.condition_ids.parameter_id, self.deals)
        self.assertEqual(expert.condition_ids.value, 4)

    def test_a_condition_ends_another_follows_and_one_is_deleted(self):
        self.run_tour("prm_program_matrix_validity")
        self.assertEqual(str(self.required.date_end), "2030-12-31")
        following = self.silver.condition_ids - self.required
        self.assertFalse(self.granted.exists())
        self.assertEqual(str(following.date_start), "2031-01-01")
        self.assertEqual((following.value, following.points), (3, 30))

    def test_what_is_not_a_number_is_refused_with_a_message(self):
        self.run_tour("prm_program_matrix_refused")
        self.assertEqual(self.required.value, 3)
        self.assertEqual(self.tier.margin, 15)

    def test_a_new_tier_is_kept_without_typing_and_needs_a_name(self):
        self.run_tour("prm_program_matrix_unnamed")
        third, fourth = self.program.tier_ids[-2:]
        self.assertEqual((third.name, third.level), ("Tier 3", 3))
        self.assertEqual((fourth.name, fourth.level), ("Diamond", 4))
        self.assertEqual(fourth.condition_ids.parameter_id, self.yes)

    def test_who_may_only_read_sees_the_guide_without_inputs(self):
        self.run_tour("prm_program_matrix_readonly", "channel_own_t")
