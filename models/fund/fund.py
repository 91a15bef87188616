"""The partner's fund: a ledger whose balance is never negative."""

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_amount


class PrmPartnershipFundMixin(models.AbstractModel):
    """Balance of the ledger, and who may put lines into it."""

    _name = "prm.partnership.fund.mixin"
    _inherit = ["prm.partnership.booking.mixin", "prm.partnership.add.mixin"]
    _description = "Fund of a partnership"

    fund_entry_ids = fields.One2many("prm.fund.entry", "partnership_id")
    first_start = fields.Date(
        "Partner since",
        readonly=True,
        copy=False,
        help="Start of the first term; empty as long as that one runs.",
    )
    fund_since = fields.Datetime(
        "Fund since",
        readonly=True,
        copy=False,
        help="What was won before is not credited: the tier had no fund then.",
    )

    def write(self, vals):
        """Note since when a partner has a fund, if another tier brings it."""
        if not {"tier_id", "program_id"} & vals.keys():
            return super().write(vals)
        # What has not begun yet has no such bound.
        begun = self.filtered(lambda one: one.state != "draft")
        without = begun.filtered(lambda one: not one.tier_id.fund_percent)
        result = super().write(vals)
        with_fund = without.filtered("tier_id.fund_percent")
        with_fund._begin_fund()
        return result

    def _begin_fund(self):
        """Credit what is won from now on."""
        self_sudo = self.sudo()
        self_sudo.fund_since = fields.Datetime.now()

    def _fund_sums(self):
        """Return a dict of partnership and balance of its ledger."""
        entries_sudo = self.env["prm.fund.entry"].sudo()
        sums_sudo = entries_sudo._read_group(
            [("partnership_id", "in", self.ids)],
            ["partnership_id"],
            ["signed_amount:sum"],
        )
        return {
            partnership.with_env(self.env): total for partnership, total in sums_sudo
        }

    def _lock_fund(self):
        """Wait for the funds of ``self``; refuse those that are closed.

        Whoever books holds the row of the partnership to the end of the transaction.

        :raises UserError: when a partnership is not active
        """
        self.check_access("write")
        self.flush_recordset()
        # Unlike FOR UPDATE, this does not stop partners from registering deals.
        self.env.execute_query(
            SQL(
                "SELECT id FROM prm_partnership WHERE id = ANY(%s)"
                " ORDER BY id FOR NO KEY UPDATE",
                self.ids,
            )
        )
        self.invalidate_recordset()
        for partnership in self:
            if partnership.state != "active":
                raise UserError(
                    self.env._(
                        "The fund of %(partner)s is closed: the partnership is not "
                        "active. Activate it first.",
                        partner=partnership.partner_id.display_name,
                    )
                )

    def _check_funds(self, before, entries):
        """Refuse ``entries`` that would overdraw a fund, saying how much is missing.

        :param dict before: partnership → balance without the entries
        """
        by_partnership = entries.grouped("partnership_id")
        for partnership, own in by_partnership.items():
            balance = before.get(partnership, 0)
            change = sum(own.mapped("signed_amount"))
            if partnership.currency_id.compare_amounts(balance + change, 0) < 0:
                raise UserError(partnership._explain_overdrawn(balance, -change))

    def _explain_overdrawn(self, balance, amount):
        """Return the sentence for who wants to take more than there is."""

        def in_words(number):
            return format_amount(self.env, number, self.currency_id)

        return self.env._(
            "%(amount)s cannot be taken from the fund of %(partner)s: it has "
            "%(balance)s, %(missing)s too little. "
            "Lower the amount, or book a credit first.",
            amount=in_words(amount),
            partner=self.partner_id.display_name,
            balance=in_words(balance),
            missing=in_words(amount - balance),
        )
