"""What a program guide refuses, each beside what it allows."""

import math

from psycopg2 import IntegrityError

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .guide_common import GuideCase


@tagged("post_install", "-at_install", "prm_once")
class TestConditionRules(GuideCase):
    """Values, validity."""

    def test_validity_that_overlaps_is_refused_with_tier_and_parameter(self):
        with self.refused("Silver, Deals", "same time", "without end"):
            self._condition(self.silver, self.deals, value=5)
        self.on_deals.date_end = "2126-12-31"
        with self.refused("until 12/31/2126", "from 12/31/2126"):
            self._condition(self.silver, self.deals, date_start="2126-12-31")
        following = self._condition(self.silver, self.deals, date_start="2127-01-01")
        with self.refused("Silver, Deals"):
            following.date_start = False
        with self.refused("Silver, Deals"):
            self.on_deals.date_end = False

    def test_other_tiers_kinds_and_parameters_do_not_overlap(self):
        self._condition(self.tier, self.deals, value=1)
        benefit = self._condition(self.silver, self.deals, kind="benefit", value=1)
        with self.refused("Silver, Deals"):
            benefit.kind = "obligation"
        with self.refused("Silver, Deals"):
            self.on_people.parameter_id = self.deals

    def test_the_database_refuses_what_overlaps_too(self):
        for kind in ("obligation", "benefit"):
            with (
                self.subTest(kind=kind),
                self.assertRaises(IntegrityError),
                mute_logger("odoo.sql_db"),
                self.cr.savepoint(),
            ):
                self.env.cr.execute(
                    """INSERT INTO prm_condition
                       (tier_id, parameter_id, kind, date_start, date_end)
                       SELECT %s, %s, %s, start, CASE WHEN start IS NULL THEN day END
                       FROM (VALUES (NULL), (DATE '2026-06-30')) rows(start),
                            (VALUES (DATE '2026-06-30')) days(day)""",
                    (self.tier.id, self.deals.id, kind),
                )
                self.env.cr.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def test_one_save_may_shorten_one_and_add_the_next(self):
        self.program.tier_ids[1].write(
            {
                "condition_ids": [
                    Command.create(
                        {
                            "parameter_id": self.deals.id,
                            "date_start": "2027-01-01",
                            "points": 30,
                        }
                    ),
                    Command.update(self.on_deals.id, {"date_end": "2026-12-31"}),
                ]
            }
        )
        self.assertEqual(len(self.silver.condition_ids), 3)

    def test_an_end_before_the_start_is_refused(self):
        period = {"date_start": "2099-05-01", "date_end": "2099-04-30"}
        with self.refused("Bronze, Deals", "cannot end", "before it starts"):
            self._condition(self.tier, self.deals, **period)
        with self.refused("Silver, Deals", "before it starts"):
            self.on_deals.write(period)
        self.on_deals.write({**period, "date_end": "2099-05-01"})

    def test_negative_values_and_points_are_refused(self):
        for values in ({"value": -1}, {"points": -1}):
            with self.subTest(values=values), self.refused("Deals", "negative"):
                self._condition(self.tier, self.deals, **values)
            with self.subTest(values=values), self.refused("Deals", "negative"):
                self.on_deals.write(values)
        self.on_deals.value = 0

    def test_values_are_numbers(self):
        for value in (math.nan, math.inf):
            with self.subTest(value=value), self.refused("Deals", "must be a number"):
                self.on_deals.value = value

    def test_a_text_is_granted_and_never_required(self):
        text = self._create_parameter("text", "text")
        with self.refused("Silver, Text", "cannot be required"):
            self._condition(self.silver, text, points=10)
        granted = self._condition(
            self.silver, text, kind="benefit", value_text="A named engineer"
        )
        self.assertEqual(granted.value_text, "A named engineer")
        with self.refused("Silver, Deals", "cannot be required"):
            self.deals.value_type = "text"

    def test_whole_numbers_are_whole_and_yes_is_one(self):
        with self.refused("Silver, Deals", "whole number"):
            self.on_deals.value = 1.5
        for value_type, allowed, refused in (
            ("boolean", (0, 1), (2, 0.5)),
            ("integer", (0, 7), (7.5,)),
            ("float", (0, 7.5), ()),
            ("monetary", (0, 99.95), ()),
        ):
            parameter = self._create_parameter(value_type, value_type)
            condition = self._condition(self.tier, parameter)
            for value in allowed:
                condition.value = value
            for value in refused:
                with self.refused("Bronze", "whole number|yes"):
                    condition.value = value


@tagged("post_install", "-at_install", "prm_once")
class TestTierRules(GuideCase):
    """Levels and points."""

    def test_two_tiers_of_one_level_are_refused_by_name(self):
        values = {"program_id": self.program.id, "name": "Gold", "target_points": 40}
        with self.refused("Silver and Gold both have level 2"):
            self.env["prm.tier"].create({**values, "level": 2})
        gold = self.env["prm.tier"].create({**values, "level": 3})
        with self.refused("both have level 2"):
            gold.level = 2
        with self.refused("levels start at 1"):
            gold.level = 0

    def test_two_tiers_change_their_places_in_one_save(self):
        gold, platinum = self._create_tiers(self.program, 40, 50)
        self.program.tier_ids = [
            Command.update(gold.id, {"level": 4, "target_points": 50}),
            Command.update(platinum.id, {"level": 3, "target_points": 40}),
        ]
        self.assertEqual((gold.level, platinum.level), (4, 3))

    def test_target_points_increase_with_the_level(self):
        gold, platinum = self._create_tiers(self.program, 40, 50)
        for points in (30, 50, 60, 0):
            with self.subTest(points=points), self.refused("must ask for more points"):
                gold.target_points = points
        gold.target_points = 45
        with self.refused("Level 4 .50 points. follows Level 3 .60 points"):
            self.program.tier_ids = [
                Command.update(gold.id, {"target_points": 60}),
            ]
        self.program.tier_ids = [
            Command.update(gold.id, {"target_points": 60}),
            Command.update(platinum.id, {"target_points": 70}),
        ]

    def test_tiers_that_need_no_points_yet_follow_each_other(self):
        program = self.env["prm.program"].create(
            {"name": "New", "portal_id": self.portal.id}
        )
        tiers = self._create_tiers(program, 0, 0, 0)
        tiers[2].target_points = 10
        with self.refused("must ask for more points"):
            self._create_tiers(program, 0)

    def test_percentages_and_days_stay_within_their_range(self):
        for name, allowed, refused in (
            ("margin", (0, 100), (-0.01, 100.01)),
            ("fund_percent", (0, 100), (-1, 101)),
            ("protection_days", (0, 365), (-1,)),
            ("target_points", (1, 50), (-1,)),
        ):
            for value in allowed:
                self.silver[name] = value
            for value in refused:
                with self.subTest(name=name, value=value), self.refused("Tier Silver"):
                    self.silver[name] = value
                values = {"program_id": self.program.id, "level": 9, "name": "Gold"}
                with self.subTest(name=name, value=value), self.refused("Tier Gold"):
                    self.env["prm.tier"].create({**values, name: value})

    # ------------------------------------------------------- what can be reached

    def test_target_points_above_the_sum_are_refused(self):
        self.silver.target_points = 50
        with self.refused("Tier Silver: 51 points", "give only 50"):
            self.silver.target_points = 51
        with self.refused("Tier Silver", "give only 40"):
            self.on_people.points = 10
        with self.refused("Tier Silver", "give only 30"):
            self.on_people.unlink()
        with self.refused("Tier Silver", "give only 30"):
            self.on_people.kind = "benefit"

    def test_benefits_give_no_points(self):
        benefit = self._condition(self.silver, self.deals, kind="benefit", points=90)
        self.assertTrue(benefit)
        with self.refused("Tier Silver: 60 points"):
            self.silver.target_points = 60

    def test_the_best_day_from_today_on_decides(self):
        self.silver.target_points = 50
        with self.refused("Tier Silver", "give only 30"):
            self.on_people.date_end = "2020-01-01"
        self.on_people.date_start = "2099-01-01"  # then both are in force
        with self.refused("Tier Silver", "give only 30"):
            self.on_deals.date_end = "2098-12-31"

    def test_a_program_under_construction_is_not_disturbed(self):
        gold = self._create_tiers(self.program, 60)
        self._condition(gold, self.deals, points=10)  # more will follow
        self._condition(gold, self.people, points=50)
        gold.target_points = 60
        (self.on_deals | self.on_people).unlink()
        self.silver.target_points = 40
        self.assertEqual((self.silver | gold).mapped("target_points"), [40, 60])

    def test_one_save_lowers_one_and_raises_another(self):
        self.silver.target_points = 50
        tier = Command.update(
            self.silver.id,
            {
                "condition_ids": [
                    Command.delete(self.on_people.id),
                    Command.update(self.on_deals.id, {"points": 10}),
                    Command.create({"parameter_id": self.people.id, "points": 40}),
                ]
            },
        )
        self.program.tier_ids = [tier]
        self.assertEqual(sum(self.silver.condition_ids.mapped("points")), 50)
        with self.refused("Tier Silver", "give only 40"):
            self.program.tier_ids = [
                Command.update(
                    self.silver.id,
                    {"condition_ids": [Command.delete(self.on_deals.id)]},
                )
            ]

    def test_no_request_postpones_a_check(self):
        for value in (True, {"ids": {}}, "later"):
            forged = self.silver.with_context(prm_postponed_checks=value)
            with self.subTest(value=value), self.refused("Tier Silver"):
                forged.target_points = 60

    # -------------------------------------------------------------- what is used

    def test_a_tier_that_partners_have_keeps_its_place(self):
        with self.refused("Partners have", "Bronze", "Alder", error=UserError):
            self.tier.level = 7
        with self.refused("Partners have", "Alder", error=UserError):
            self.tier.unlink()
        self.tier.write({"level": 1, "margin": 11})  # what it has already
        self.silver.level = 5
        self.silver.unlink()
