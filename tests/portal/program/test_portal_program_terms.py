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
        self.env["prm.term.job"]._end(self.partnership_a)

    def test_who_is_in_the_first_term_has_no_former_ones(self):
        self.assertNotIn("Previous terms", self.panel("history"))

    def test_former_terms_stand_in_the_history(self):
        self.roll()
        text = self.panel("history")
        self.assertIn("Previous terms", text)
        self.assertIn("01/01/2025 – 12/31/2025", text)
        self.assertNotIn("Previous terms", self.panel("history", self.partner_b))

    def test_the_history_tells_them_in_the_language_of_the_reader(self):
        self.env["res.lang"]._activate_lang("de_DE")
        self.roll()
        german = {"lang": "de_DE"}
        lists = self.env["prm.program.lists"].with_context(**german)
        lists = lists.with_user(self.partner_a)
        values = lists._history_values(self.partnership_a.with_env(lists.env))
        self.assertEqual(values["terms"][0]["period"], "01.01.2025 – 31.12.2025")
        told = [line["old"][:25] for line in values["history"]]
        self.assertIn("01.01.2025 – 31.12.2025: "[:25], told)
