"""An upgrade makes records of the terms that a database of before tells of."""

import importlib.util
from datetime import date, datetime

from odoo.tests import tagged

from ..common import PrmCase
from ..places import ROOT

SCRIPT = ROOT / "migrations/19.0.1.3.0/post-terms.py"
OLD = "01/01/2026 – 12/31/2026: Bronze, 64 of 60 points"


@tagged("post_install", "-at_install")
class TestMigrationTerms(PrmCase):
    def setUp(self):
        super().setUp()
        self.partnership = self.partnership_a
        self.partnership.sudo().write(
            {
                "date_start": "2027-01-01",
                "date_end": "2027-12-31",
                "renewal_end": "2028-12-31",
                "kept_level": 1,
                "first_start": "2026-01-01",
            }
        )
        self.env["prm.partnership.history"].search([]).unlink()

    def note(self, old, what="term", day=date(2027, 1, 1), **values):
        """Note what the version before wrote."""
        moment = datetime.combine(day, datetime.min.time())
        return self.env["prm.partnership.history"].create(
            {
                "partnership_id": self.partnership.id,
                "what": what,
                "date": moment,
                "old": old,
                "new": "01/01/2027 – 12/31/2027",
                **values,
            }
        )

    def upgrade(self):
        """Run the script on the database of before, twice: it does it once."""
        self.env.flush_all()
        self.env.cr.execute("DELETE FROM prm_partnership_term")
        spec = importlib.util.spec_from_file_location("terms", SCRIPT)
        script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(script)
        for _again in range(2):
            script.migrate(self.env.cr, "19.0.1.2.0")
        self.env.invalidate_all()
        return self.partnership.term_ids

    def test_the_running_term_is_that_of_the_partnership(self):
        self.note("Draft", "state", date(2027, 1, 1))
        term = self.upgrade()
        self.assertEqual(term.state, "current")
        self.assertEqual(term.date_start, date(2027, 1, 1))
        self.assertEqual(term.date_end, date(2027, 12, 31))
        self.assertEqual(term.renewal_end, date(2028, 12, 31))
        self.assertEqual(term.kept_level, 1)
        self.assertEqual((term.tier_start_id, term.tier_end_id), (self.tier, self.tier))
        self.assertEqual(term.organization_id, self.organization_a)
        self.assertEqual(term.company_id, self.partnership.company_id)
        self.assertEqual(self.partnership.date_end, date(2027, 12, 31))

    def test_a_former_term_is_what_its_line_says(self):
        gold = self._create_tiers(self.program, 60)
        line = self.note(OLD)
        self.note("Bronze", "tier", date(2027, 5, 5), tier_from_id=self.tier.id)
        self.partnership.with_context(tracking_disable=True).tier_id = gold
        self.env["prm.partnership.history"].search(
            [("what", "=", "tier"), ("tier_from_id", "=", self.tier.id)]
        ).sorted("id")[1:].unlink()
        past = self.upgrade()[-1]
        self.assertEqual(past.state, "past")
        self.assertEqual(past.date_start, date(2026, 1, 1))
        self.assertEqual(past.date_end, date(2026, 12, 31))
        self.assertEqual((past.points, past.points_target), (64, 60))
        self.assertEqual(past.tier_end_id, self.tier)
        self.assertEqual(line.term_id, past)
        self.assertEqual(self.partnership.term_ids[0].tier_end_id, gold)

    def test_what_is_in_doubt_stays_empty(self):
        self.note("Erstes Jahr", new="", day=date(2026, 1, 1))
        self.note("2026: Bronze", cause="Somebody else wrote this.")
        self.partnership.sudo().first_start = False
        _current, later, first = self.upgrade()
        for past in (later, first):
            self.assertFalse(past.date_start or past.date_end or past.points)
            self.assertFalse(past.tier_start_id)
        self.assertEqual(later.display_name, "Previous term")

    def test_days_that_do_not_fit_the_beginning_of_the_next_term_are_in_doubt(self):
        self.note("01/02/2025 – 01/03/2025: Bronze, 1 of 2 points")
        past = self.upgrade()[-1]
        self.assertFalse(past.date_end)
        self.assertEqual(past.date_start, date(2026, 1, 1))  # known by itself
        self.assertEqual(past.points, 1)

    def test_who_never_began_has_no_term(self):
        draft = self._create_partnership(self.organization_b, activate=False)
        self.note("Draft", "state", partnership_id=draft.id)
        self.env.cr.execute(
            "UPDATE prm_partnership SET state = 'terminated' WHERE id = %s", (draft.id,)
        )
        self.upgrade()
        self.assertFalse(draft.term_ids)
