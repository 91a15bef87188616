"""The parameter of the business plan loses the name that promised too much."""

from odoo.tests import tagged
from odoo.tools import SQL

from ..common import PrmCase
from .migration_common import migration

FORMER = "Joint business plan"


@tagged("post_install", "-at_install", "prm_once")
class TestMigrationBusinessPlan(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.parameter = cls.env.ref("prm.parameter_business_plan")
        cls.today = cls.parameter.name

    def upgrade(self, name):
        """Upgrade a database in which somebody has arranged the parameter."""
        self.parameter.with_user(self.channel_admin).sequence = 7
        self.env.flush_all()
        self.env.execute_query(
            SQL(
                "UPDATE prm_parameter SET name = jsonb_build_object('en_US', %s)"
                " WHERE id = %s",
                name,
                self.parameter.id,
            )
        )
        for _again in range(2):
            step = migration("post-business-plan.py", "19.0.1.6.0")
            step.migrate(self.env.cr, "")
        self.env.invalidate_all()

    def test_it_promises_no_plan_of_the_portal(self):
        self.assertNotIn("joint", self.today.lower())
        self.assertEqual(self.parameter.measure, "manual")

    def test_the_former_name_becomes_the_plain_one_and_the_rest_stays(self):
        self.upgrade(FORMER)
        self.assertEqual(self.parameter.name, self.today)
        self.assertEqual(
            (self.parameter.sequence, self.parameter.measure), (7, "manual")
        )

    def test_a_name_of_somebody_s_own_stays(self):
        self.upgrade("Plan for our year")
        self.assertEqual(self.parameter.name, "Plan for our year")
