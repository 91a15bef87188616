"""A partnership on the desk of its partner manager."""

from ..common import PrmCase


class DeskCase(PrmCase):
    """Silver asks for two won deals and a certified person."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        [cls.silver] = cls._create_tiers(cls.program, 100)
        cls._create_condition(cls.silver, "won_count", value=2, points=80)
        cls._create_condition(cls.silver, "certified_employees", value=1, points=20)
        cls.partnership = cls.partnership_a.with_user(cls.channel_own)

    def won(self, amount=100, **values):
        deal = self._register(**values)
        lead = self._approve(deal)
        lead.expected_revenue = amount
        lead.action_set_won()
        return deal.sudo()

    def open(self, amount=100):
        deal = self._register()
        self._approve(deal).expected_revenue = amount
        return deal.sudo()

    def score(self):
        self.env.flush_all()
        self.partnership_a._recompute_scores()
