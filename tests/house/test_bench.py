"""`make bench`: when a goal is reached, and what the documentation is written from."""

from odoo.tests import BaseCase, tagged

from .tool_common import tool


@tagged("-at_install", "post_install", "prm_once")
class TestBench(BaseCase):
    """What is no verdict is none: whatever was not measured is said so."""

    def setUp(self):
        super().setUp()
        self.cost = tool("bench.client").Cost
        self.verdicts = tool("bench.verdicts")
        self.goal = self.verdicts.Goal
        self.page = self.cost(10, 5, 20, 21, 39_000)

    def verdict(self, found, cost=None, **goal):
        return self.verdicts.verdict(self.goal(**goal), found, cost or self.page)

    def test_a_ratio_is_of_both_processors_and_never_of_the_clock(self):
        base = self.cost(4, 1, 1000, 0, 0)
        self.assertEqual(self.verdicts.ratio(self.page, base), 3)
        self.assertIsNone(self.verdicts.ratio(self.page, None))
        self.assertIsNone(self.verdicts.ratio(self.page, self.cost(0, 0, 9, 9, 9)))

    def test_a_goal_is_reached_up_to_its_number_and_no_further(self):
        self.assertEqual(self.verdict(1.0, times=1.0), "reached")
        self.assertEqual(self.verdict(1.004, times=1.0), "missed")
        self.assertEqual(self.verdict(2.0, times=2.0, is_least=True), "reached")
        self.assertEqual(self.verdict(1.9, times=2.0, is_least=True), "missed")

    def test_all_parts_of_a_goal_count(self):
        self.assertEqual(self.verdict(0.8, times=0.9, size=40_000), "reached")
        self.assertEqual(self.verdict(0.8, times=0.9, size=38_000), "missed")
        self.assertEqual(self.verdict(None, queries=20), "missed")
        slow = self.cost(31_000, 0, 0, 0, 0)
        self.assertEqual(self.verdict(1.0, slow, times=3.0, seconds=30), "missed")
        self.assertEqual(self.verdict(0, exactly=0), "reached")
        self.assertEqual(self.verdict(1, exactly=0), "missed")

    def test_what_was_not_measured_has_no_verdict(self):
        unknown = self.verdicts.verdict(self.goal(1.0), None, None)
        self.assertEqual(unknown, "not measured")
        self.assertEqual(self.verdict(None, times=1.0), "not measured")
        self.assertEqual(self.verdict(None), "", "it is what others stand beside")

    def test_the_numbers_are_medians_of_the_rounds(self):
        rounds = (
            self.cost(1, 2, 9, 3, 4),
            self.cost(3, 2, 7, 3, 4),
            self.cost(*[9] * 5),
        )
        self.assertEqual(self.verdicts.middle(rounds), self.cost(3, 2, 9, 3, 4))

    def test_a_line_says_what_there_is_when_its_name_is_unknown(self):
        command = tool("bench.command")
        with self.assertRaisesRegex(
            Exception, "lists .*list, beside Odoo's empty page"
        ):
            command.bench("?", 1)

    def test_the_documentation_has_a_place_for_the_table(self):
        table = tool("bench.table")
        text = table.PAGE.read_text(encoding="utf-8")
        self.assertEqual((text.count(table.BEGIN), text.count(table.END)), (1, 1))
