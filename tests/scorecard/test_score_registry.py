"""Measures are found by what they inherit: another addon adds one with one model."""

from datetime import date

from odoo import models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tests import tagged

from ..registry_common import declare
from .score_common import ScoreCase

FAIRS = "prm.measure.test.fairs"


def fairs():
    """Return what another addon would declare."""

    class Fairs(models.AbstractModel):
        """Counts fairs of the term."""

        _module = None
        _name = FAIRS
        _inherit = ["prm.measure.mixin"]
        _description = "Fairs"

        _code = "fairs"
        _place = 65
        _counts = "prm.marketing.activity"
        _moment = "date"

        def _label(self):
            return "Fairs held"

        def _counting(self, day):
            return Domain("name", "=", "Fair")

        def _changes(self):
            return ("A fair.", "Several fairs.", "A fair less.", "Several fairs less.")

        def _missing(self, lacking, number):
            return f"{number} more fairs"

    return Fairs


@tagged("-at_install", "post_install")
class TestScoreRegistry(ScoreCase):
    def add_fairs(self):
        """Let another addon be installed that counts fairs; Silver asks for four."""
        declare(self.registry, fairs())
        self.addCleanup(self.registry.__delitem__, FAIRS)
        self.registry._setup_models__(self.env.cr, [FAIRS])
        parameter = self._create_parameter("fairs")
        self._ask(self.silver, parameter, 4, 20)
        return parameter

    def hold(self, name="Fair", day=date(2026, 5, 1)):
        return self.env["prm.marketing.activity"].create(
            {"name": name, "partnership_id": self.partnership_a.id, "date": day}
        )

    def test_the_measure_of_another_addon_can_be_chosen(self):
        self.assertNotIn("fairs", self.codes())
        self.add_fairs()
        codes = self.codes()
        self.assertEqual(codes[0], "manual")
        self.assertEqual(codes[-3:], ["marketing_activities", "fairs", "trainings"])

    def codes(self):
        [measure] = self.env["prm.parameter"].fields_get(["measure"]).values()
        return [code for code, _label in measure["selection"]]

    def test_it_is_counted_opened_and_explained(self):
        parameter = self.add_fairs()
        fairs = self.hold() | self.hold()
        self.hold("Webinar")
        self.hold(day=date(2025, 5, 1))
        self.score()
        row = self._row(self.partnership_a, parameter)
        self.assertEqual((row.current, row.points), (2, 10))
        missing = self.env["prm.scorecard.gap"]._missing(self.partnership_a)
        self.assertIn("2 more fairs", [each["text"] for each in missing])
        action = row.action_open_source()
        opened = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(opened, fairs)
        self.hold()
        self.score()
        self.assertEqual(row.current, 3)
        lines = self.partnership_a.history_ids
        line = lines.filtered(lambda each: each.parameter_id == parameter)
        self.assertEqual(line.sorted("id")[-1].cause, "A fair.")

    def test_what_is_counted_needs_numbers_whoever_counts_it(self):
        parameter = self.add_fairs()
        with self.assertRaisesRegex(ValidationError, "its values are numbers"):
            parameter.value_type = "text"

    def test_when_the_addon_has_gone_the_value_counts_as_entered_by_hand(self):
        parameter = self.add_fairs()
        self.hold()
        self.score()
        all_of_it = type(self.env["prm.measures"])._all
        left = {c: m for c, m in all_of_it(self.env["prm.measures"]).items()}
        left.pop("fairs")
        self.patch(type(self.env["prm.measures"]), "_all", lambda _self: left)
        self.hold()
        row = self._row(self.score(), parameter)
        self.assertEqual(row.current, 1)

    def test_what_nothing_counts_cannot_be_chosen(self):
        with self.assertRaisesRegex(ValidationError, "not available"):
            self._create_parameter("unheard_of")

    def test_the_window_of_each_measure_shows_what_its_number_counts(self):
        self._register()
        self._win(2)
        self._deal()
        self._certify(self.partner_a, self.colleague_a)
        self._certify(self.partner_a, result="failed")
        self._certify(self.partner_a, type="training")
        activity = self.hold()
        activity._write_guarded({"state": "approved"})
        figures = self.env["prm.measures"]._figures(self.partnership_a)
        numbers = figures[self.partnership_a.id]
        self.assertEqual(numbers.pop("won_amount"), 2000)
        self.assertEqual(list(numbers.values()), [4, 3, 2, 2, 1, 1])
        for code, number in numbers.items():
            action = self.partnership_a._open_source(code, "Source")
            found = self.env[action["res_model"]].search_count(action["domain"])
            with self.subTest(measure=code):
                self.assertEqual(found, number)
