"""A program guide, and what it refuses."""

from contextlib import contextmanager

from odoo.exceptions import ValidationError

from ..common import PrmCase


class GuideCase(PrmCase):
    """A program with Bronze (no points) and Silver (30 of 50 points)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.silver = cls.env["prm.tier"].create(
            {"program_id": cls.program.id, "level": 2, "name": "Silver"}
        )
        cls.deals = cls._create_parameter("deals")
        cls.people = cls._create_parameter("people")
        cls.on_deals = cls._condition(cls.silver, cls.deals, value=3, points=30)
        cls.on_people = cls._condition(cls.silver, cls.people, value=1, points=20)
        cls.silver.target_points = 30

    @classmethod
    def _create_parameter(cls, code, value_type="integer", **values):
        values = {"name": code.capitalize(), "code": f"test_{code}", **values}
        return cls.env["prm.parameter"].create({**values, "value_type": value_type})

    @classmethod
    def _condition(cls, tier, parameter, **values):
        values = {"tier_id": tier.id, "parameter_id": parameter.id, **values}
        return cls.env["prm.condition"].create(values)

    @contextmanager
    def refused(self, *words, error=ValidationError):
        """Expect a refusal in these words, in their order; nothing is changed."""
        with self.assertRaises(error) as caught:  # core's, with a savepoint
            yield
        self.assertRegex(str(caught.exception), ".*".join(words))
