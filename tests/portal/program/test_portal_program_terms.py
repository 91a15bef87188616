"""Former terms on the program page."""

from odoo import fields
from odoo.tests import tagged

from .program_common import ProgramPageCase


@tagged("post_install", "-at_install")
class TestPortalProgramTerms(ProgramPageCase):
    def roll(self):
        """Let the year 2025 be a former term."""
        next_year = fields.Date.add(fields.Date.today(), years=1)
        dates = {"date_start": "2025-01-01", "date_end": "2025-12-31"}
        self.partnership_a.write({**dates, "renewal_end": next_year})
        self.partnership_a._end_term()

    def test_who_is_in_the_first_term_has_no_former_ones(self):
        self.assertNotIn("Former terms", self.panel("history"))

    def test_former_terms_stand_in_the_history(self):
        self.roll()
        text = self.panel("history")
        self.assertIn("Former terms", text)
        self.assertIn("01/01/2025 – 12/31/2025", text)
        self.assertNotIn("Former terms", self.panel("history", self.partner_b))

    def test_they_are_told_in_the_language_of_the_reader(self):
        self.env["res.lang"]._activate_lang("de_DE")
        self.partner_a.lang = "de_DE"
        self.roll()
        self.assertIn("Term: 01.01.2025 – 31.12.2025", self.panel("history"))
