"""What charts show follows what changes, and of the rest nothing is read."""

from odoo.tests import tagged

from ..score_common import ScoreCase


@tagged("-at_install", "post_install", "prm_once")
class TestSummary(ScoreCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lines = cls.env["prm.registration.summary"]
        cls.organization = cls.organization_a

    def run_job(self):
        job = self.env["prm.scorecard.job"]
        job._compute_due(job._due_organization_ids())
        self.assertFalse(job._due_organization_ids())

    def counted(self, **values):
        """Return how many deals the charts count for the organization."""
        told = {"partner_id": self.organization.id, "kind": "submitted", **values}
        domain = [(name, "=", value) for name, value in told.items()]
        return sum(self.lines.search(domain).mapped("registration_count"))

    def spoil(self, contact):
        """Let a line be wrong, that nobody has touched; return it."""
        line = self.lines.search([("contact_id", "=", contact.id)], limit=1)
        line.registration_count = 77
        self.env.flush_all()
        return line

    def assert_all_right(self):
        """Nothing differs from what is counted anew of all."""
        self.env.flush_all()
        where = self.lines._of(self.organization.ids)
        self.assertFalse(self.env.execute_query(self.lines._changed_query(where)))

    def test_of_an_organization_that_was_never_counted_all_is(self):
        self._register()
        self._register(self.colleague_a)
        self.run_job()
        self.assertEqual(self.counted(), 2)
        self.assert_all_right()

    def test_of_a_change_the_lines_of_its_person_alone_are_counted(self):
        self._register()
        self._register(self.colleague_a)
        self.run_job()
        untouched = self.spoil(self.colleague_a.partner_id)
        [deal] = self._win()
        self.run_job()
        self.assertEqual(untouched.registration_count, 77)
        self.assertEqual(self.counted(contact_id=self.partner_a.partner_id.id), 2)
        deal.lead_id.expected_revenue = 5000
        self.run_job()
        self.assertEqual(untouched.registration_count, 77)
        won = self.lines.search(
            [("partner_id", "=", self.organization.id), ("kind", "=", "won")]
        )
        self.assertEqual(won.amount, 5000)

    def test_a_deal_that_is_handed_over_leaves_the_lines_of_who_had_it(self):
        deal = self._register().sudo()
        self.run_job()
        self.assertFalse(deal.contact_changed)
        deal.contact_id = self.colleague_a.partner_id
        self.run_job()
        self.assertEqual(self.counted(contact_id=self.partner_a.partner_id.id), 0)
        self.assertEqual(self.counted(contact_id=self.colleague_a.partner_id.id), 1)
        self.assertFalse(deal.contact_changed)
        self.assert_all_right()

    def test_what_is_new_lets_nothing_else_be_counted(self):
        self._register(self.colleague_a)
        self.run_job()
        untouched = self.spoil(self.colleague_a.partner_id)
        deal = self._register().sudo()
        self.assertFalse(deal.contact_changed)
        self.run_job()
        self.assertEqual(untouched.registration_count, 77)
        self.assertEqual(self.counted(contact_id=self.partner_a.partner_id.id), 1)
