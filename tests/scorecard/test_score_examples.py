"""The worked example of docs/programs.md, with the delivered Reseller program."""

from odoo import fields
from odoo.tests import tagged

from ..common import PrmCase


@tagged("-at_install", "post_install", "prm_once")
class TestScoreExamples(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        program = cls.env.ref("prm.program_reseller")
        program.portal_id.state = "active"
        nordwind = cls._create_organization("Northwind Example")
        cls.partnership = cls._create_partnership(nordwind, program)
        cls.author = cls._create_member(cls.partnership, "nadia")
        cls.partnership.tier_id = cls.env.ref("prm.tier_reseller_silver")

    def win(self, amount):
        lead = self._approve(self._register(self.author))
        lead.expected_revenue = amount
        lead.action_set_won()

    def certify(self):
        return self.env["prm.certificate"].create(
            {
                "name": "Engineer",
                "partnership_id": self.partnership.id,
                "partner_id": self.author.partner_id.id,
                "result": "passed",
                "date_event": "2026-01-01",
                "date_expiry": "2099-01-01",
            }
        )

    def hold_activities(self, number):
        for _time in range(number):
            activity = self.env["prm.marketing.activity"].create(
                {"name": "Fair", "partnership_id": self.partnership.id}
            )
            activity.action_approve()

    def reached(self):
        self.partnership._recompute_scores()
        return (
            self.partnership.tier_id.name,
            self.partnership.points,
            self.partnership.points_target,
        )

    def test_66_points_are_silver_and_72_are_gold(self):
        for _deal in range(6):
            self.win(25_000)
        certificate = self.certify()
        self.hold_activities(3)
        self.assertEqual(self.reached(), ("Silver", 66, 70))
        self.assertEqual(
            sorted(self.partnership.value_ids.mapped("points"), reverse=True)[:5],
            [23, 23, 10, 10, 0],
        )
        self.win(20_000)
        self.assertEqual(self.reached(), ("Gold", 36, 80))
        self.assertEqual(self.partnership.keep_points, 72)
        self.assertTrue(self.partnership.is_kept)

        certificate.date_expiry = fields.Date.subtract(fields.Date.today(), days=1)
        self.assertEqual(self.reached()[0], "Gold")
        self.assertEqual(self.partnership.keep_points, 62)
        self.assertFalse(self.partnership.is_kept)
