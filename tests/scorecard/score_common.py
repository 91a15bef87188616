"""A program whose tiers ask for something, and quick ways to reach it.

Bronze asks for nothing. Silver: 4 won deals (60 points) and 2 certified people (40),
80 points. Gold: 8 won deals (60) and 4 certified people (40), 90 points.
"""

from datetime import date

from odoo.tests import freeze_time

from ..common import PrmCase

DAY = date(2026, 6, 15)


class ScoreData:
    """Tiers, obligations and figures; apart from the test case, as ``PrmData``."""

    @classmethod
    def _create_ladder(cls):
        cls.won = cls._create_parameter("won_count")
        cls.amount = cls._create_parameter("won_amount", value_type="monetary")
        cls.certified = cls._create_parameter("certified_employees")
        cls.survey = cls._create_parameter("manual", name="Survey")
        cls.bronze = cls.tier
        cls.silver = cls._create_tier(2, "Silver", 80)
        cls.gold = cls._create_tier(3, "Gold", 90)
        cls._ask(cls.silver, cls.won, 4, 60)
        cls._ask(cls.silver, cls.certified, 2, 40)
        cls._ask(cls.gold, cls.won, 8, 60)
        cls._ask(cls.gold, cls.certified, 4, 40)
        cls._settle_targets()

    @classmethod
    def _create_parameter(cls, measure, name=None, **values):
        number = cls.env["prm.parameter"].search_count([], limit=1000)
        return cls.env["prm.parameter"].create(
            {
                "name": name or measure.replace("_", " ").capitalize(),
                "code": f"test_{measure}_{number}",
                "measure": measure,
                "sequence": number,
                **values,
            }
        )

    @classmethod
    def _create_tier(cls, level, name, points):
        """Return a new tier; its target follows when there is something to reach."""
        cls.targets = {**getattr(cls, "targets", {}), level: points}
        return cls.env["prm.tier"].create(
            {"program_id": cls.program.id, "level": level, "name": name}
        )

    @classmethod
    def _settle_targets(cls):
        for tier in cls.program.tier_ids.sorted("level", reverse=True):
            tier.target_points = cls.targets.get(tier.level, 0)

    @classmethod
    def _ask(cls, tier, parameter, value, points, **values):
        return cls.env["prm.condition"].create(
            {
                "tier_id": tier.id,
                "parameter_id": parameter.id,
                "value": value,
                "points": points,
                **values,
            }
        )

    # ------------------------------------------------------------------ figures

    def _deal(self, user=None):
        """Return an approved deal and its opportunity."""
        deal = self._register(user).with_env(self.env)
        return deal, self._approve(deal)

    def _win(self, count=1, user=None, amount=1000):
        """Let a partner win so many deals now; return them."""
        deals = self.env["prm.registration"]
        for _index in range(count):
            deal, lead = self._deal(user)
            lead.expected_revenue = amount
            lead.action_set_won()
            deals |= deal
        return deals

    def _unwin(self, deal):
        """Put a won deal back into the first stage of its pipeline."""
        deal.lead_id.stage_id = self.portal._default_stage()

    def _certify(self, *users, **values):
        """Let these people pass a certification; return the certificates."""
        return self.env["prm.certificate"].create(
            [
                {
                    "name": "Product expert",
                    "partnership_id": self.partnership_a.id,
                    "partner_id": user.partner_id.id,
                    "result": "passed",
                    "date_event": date(2026, 1, 10),
                    **values,
                }
                for user in users
            ]
        )

    def _row(self, partnership, parameter, **values):
        """Return the value of a parameter, of the scored tier unless told."""
        wanted = {"kind": "obligation", "is_keeping": False, **values}
        return (partnership.value_ids | partnership.keep_value_ids).filtered(
            lambda row: (
                row.parameter_id == parameter
                and all(row[name] == value for name, value in wanted.items())
            )
        )

    def _lines(self, partnership, what):
        """Return old and new texts of a partnership's history, oldest first."""
        lines = partnership.history_ids.filtered(lambda line: line.what == what)
        return [(line.old, line.new) for line in lines.sorted("id")]

    def _mails(self, words):
        """Return the queued mails whose subject contains ``words``."""
        return self.env["mail.mail"].search([("subject", "ilike", words)])


class ScoreCase(ScoreData, PrmCase):
    """The fifteenth of June 2026, in the middle of the terms of both partners."""

    @classmethod
    def setUpClass(cls):
        cls.startClassPatcher(freeze_time(f"{DAY} 10:00:00"))
        super().setUpClass()
        cls._create_ladder()
        both = cls.partnership_a | cls.partnership_b
        both.write({"date_start": date(2026, 1, 1), "date_end": date(2026, 12, 31)})

    def score(self, partnership=None):
        """Compute the scores of one partnership, A's unless told; return it."""
        partnership = partnership or self.partnership_a
        partnership._recompute_scores()
        return partnership
