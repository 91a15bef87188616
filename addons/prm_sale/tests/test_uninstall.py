"""Before the addon is uninstalled, programs and tiers let go of price lists."""

from .quote_common import QuoteCase


class TestUninstall(QuoteCase):
    """What Odoo cannot delete it would keep, by the name of an addon that is gone."""

    def test_nothing_of_ours_holds_a_price_list(self):
        tier = self._create_tiers(self.program, 60)
        self.program.pricelist_id = tier.pricelist_id = self.pricelist
        orders = self._order(self._deal()) | self._ask(self._deal())
        self.env["ir.model.data"]._prm_let_go(["prm_sale"])
        self.assertFalse(self.program.pricelist_id | tier.pricelist_id)
        self.assertTrue(all(orders.mapped("prm_registration_id")))
