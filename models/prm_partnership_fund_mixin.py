"""The partner's fund: a ledger whose balance is never negative."""

from odoo import fields, models


class PrmPartnershipFundMixin(models.AbstractModel):
    """Balance of the ledger, and what is booked by itself."""

    _name = "prm.partnership.fund.mixin"
    _description = "Fund of a partnership"

    fund_entry_ids = fields.One2many("prm.fund.entry", "partnership_id")

    def _fund_sums(self):
        """Return a dict of partnership and balance of its ledger."""
        return dict(
            self.env["prm.fund.entry"]._read_group(
                [("partnership_id", "in", self.ids)],
                ["partnership_id"],
                ["signed_amount:sum"],
            )
        )
