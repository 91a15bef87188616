"""What is missing, and what would be: in words, and without a trace."""

from datetime import date

from odoo.tests import tagged

from .score_common import ScoreCase


@tagged("-at_install", "post_install", "prm_once")
class TestScoreWhatIf(ScoreCase):
    def what_if(self, **options):
        return self.partnership_a.with_user(self.partner_a)._what_if(**options)

    def test_one_more_deal_gives_the_next_tier(self):
        self._win(3)
        self._certify(self.partner_a)  # 45 + 20
        answer = self.what_if(won_count=1)
        self.assertEqual(answer["rises"], ["Silver"])
        self.assertEqual((answer["tier"], answer["next_tier"]), ("Silver", "Gold"))
        self.assertEqual((answer["points"], answer["points_target"]), (40, 90))
        self.assertTrue(answer["kept"])
        self.assertEqual(
            [found["text"] for found in answer["missing"]],
            ["4 more won deals", "3 more certified employees"],
        )

    def test_without_more_deals_it_says_how_it_is(self):
        self._win(3)
        answer = self.what_if()
        self.assertEqual((answer["tier"], answer["rises"]), ("Bronze", []))
        self.assertEqual((answer["points"], answer["points_target"]), (45, 80))

    def test_an_amount_is_added(self):
        self._ask(self.silver, self.amount, 5000, 40)
        self._win(1, amount=1000)
        missing = self.what_if(won_count=1, won_amount=2500.5)["missing"]
        texts = [found["text"] for found in missing]
        self.assertTrue(any("1,499.50" in text for text in texts), texts)

    def test_it_tells_what_an_expiring_certificate_does(self):
        self._win(4)
        self._certify(self.partner_a, date_expiry=date(2026, 7, 31))
        self.score()
        self.assertTrue(self.what_if(day=date(2026, 7, 31))["kept"])
        later = self.what_if(day=date(2026, 8, 1))
        self.assertEqual((later["kept"], later["tier"]), (False, "Silver"))

    def test_it_tells_which_level_the_points_alone_have_earned(self):
        self._win(4)
        self._certify(self.partner_a)
        self.partnership_a.write({"tier_id": self.gold.id, "kept_level": 3})
        answer = self.what_if()
        self.assertTrue(answer["kept"], "by the former term")
        self.assertEqual(answer["earned_level"], 2)

    def test_it_writes_nothing(self):
        self._win(3)
        self._certify(self.partner_a)
        self.score()
        before = self.partnership_a.read()[0]
        self.env.flush_all()
        lines = self.env["prm.partnership.history"].search_count([])
        self.what_if(won_count=9, won_amount=1)
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(self.partnership_a.read()[0], before)
        self.assertEqual(self.env["prm.partnership.history"].search_count([]), lines)

    # ------------------------------------------------------------------ missing

    def missing(self, **options):
        mine = self.partnership_a.with_user(self.partner_a)
        return mine.env["prm.scorecard.gap"]._missing(mine, **options)

    def sentence(self, **options):
        mine = self.partnership_a.with_user(self.partner_a)
        return mine._missing_sentence(**options)

    def test_the_sentence_names_what_is_missing(self):
        self._win(1)
        self._certify(self.partner_a)
        self.score()
        self.assertEqual(
            self.sentence(),
            "45 points to Silver; for example 3 more won deals",
        )
        self.assertEqual(
            self.missing()[0],
            {
                "parameter": "Won count",
                "missing": 3,
                "value_type": "integer",
                "text": "3 more won deals",
                "gain": 45,
            },
        )

    def test_what_is_entered_by_hand_is_named(self):
        contract = self._create_parameter(
            "manual", name="Contract", value_type="boolean"
        )
        self._ask(self.silver, contract, 1, 90)
        self._ask(self.silver, self.survey, 3, 90)
        self.score()
        self.assertEqual(
            self.sentence(),
            "80 points to Silver; for example “Survey” up by 3 or Contract",
        )

    def test_nothing_is_missing_when_the_points_suffice(self):
        self.program.level_up = "propose"
        self._win(4)
        self._certify(self.partner_a)
        self.score()
        self.assertEqual((self.missing(), self.sentence()), ([], ""))

    def test_for_the_own_tier_it_is_what_keeps_it(self):
        self.partnership_a.tier_id = self.silver
        self._win(2)
        self.score()
        self.assertEqual(
            self.sentence(keeping=True),
            "50 points to keep Silver; for example 2 more certified employees and 1 "
            "more won deal",
        )
        self.assertEqual(
            self.sentence(),
            "75 points to Gold; for example 6 more won deals and 3 more certified "
            "employees",
        )
        self.partnership_a.tier_id = self.gold
        self.score()
        self.assertEqual(self.sentence(keeping=True), self.sentence())

    def test_before_the_first_computation_nothing_is_known(self):
        self.assertEqual(self.missing(), [])
