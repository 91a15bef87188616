"""The fund of a partnership: its balance, and since when there is one."""

from odoo import api, fields, models


class PrmPartnershipFund(models.Model):
    """Balance of the ledger, and the bounds of what is credited by itself."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    fund_entry_ids = fields.One2many("prm.fund.entry", "partnership_id", "Fund entries")
    fund_balance = fields.Monetary(
        "Balance of the fund", compute="_compute_fund_balance", store=True
    )
    fund_since = fields.Datetime(
        "Fund since",
        readonly=True,
        copy=False,
        help="Deals won before are not credited, because the tier had no fund then.",
    )

    _balance_not_negative = models.Constraint(
        "CHECK (fund_balance >= 0)", "A fund cannot be overdrawn."
    )

    @api.depends("fund_entry_ids.signed_amount")
    def _compute_fund_balance(self):
        sums = self.env["prm.fund.ledger"]._sums(self)
        for partnership in self:
            partnership.fund_balance = sums.get(partnership, 0)

    def _book_funds(self):
        """Bring the funds of ``self`` in line with what is won now; idempotent."""
        self.env["prm.fund.booking"]._book(self)

    def _begin_fund(self):
        """Credit what is won from now on."""
        self_sudo = self.sudo()
        self_sudo.fund_since = fields.Datetime.now()
