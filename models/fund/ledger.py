"""The partner's fund: a ledger whose balance is never negative."""

from odoo import api, models
from odoo.exceptions import UserError


class PrmFundLedger(models.AbstractModel):
    """Balances of the ledgers, and who may put lines into them."""

    _name = "prm.fund.ledger"
    _description = "Ledger of the funds"

    @api.model
    def _sums(self, partnerships):
        """Return a dict of partnership and balance of its ledger."""
        entries_sudo = self.env["prm.fund.entry"].sudo()
        sums_sudo = entries_sudo._read_group(
            [("partnership_id", "in", partnerships.ids)],
            ["partnership_id"],
            ["signed_amount:sum"],
        )
        return {
            partnership.with_env(partnerships.env): total
            for partnership, total in sums_sudo
        }

    @api.model
    def _lock(self, partnerships):
        """Wait for the funds of ``partnerships``; refuse those that are closed.

        Whoever books holds the row of the partnership to the end of the transaction.

        :raises AccessError: for who may not write a partnership
        :raises UserError: when a partnership is not active
        """
        partnerships.check_access("write")
        # Partners go on registering deals.
        self.env["prm.locking"]._wait_for(partnerships, allow_referencing=True)
        for partnership in partnerships:
            if partnership.state != "active":
                raise UserError(
                    self.env._(
                        "The fund of %(partner)s is closed: the partnership is not "
                        "active. Activate it first.",
                        partner=partnership.partner_id.display_name,
                    )
                )

    @api.model
    def _check(self, before, entries):
        """Refuse ``entries`` that would overdraw a fund, saying how much is missing.

        :param dict before: partnership → balance without the entries
        :raises UserError: naming the partner, the balance and what is missing
        """
        by_partnership = entries.grouped("partnership_id")
        for partnership, own in by_partnership.items():
            balance = before.get(partnership, 0)
            change = sum(own.mapped("signed_amount"))
            if partnership.currency_id.compare_amounts(balance + change, 0) < 0:
                raise UserError(self._explain_overdrawn(partnership, balance, -change))

    @api.model
    def _explain_overdrawn(self, partnership, balance, amount):
        """Return the sentence for who wants to take more than there is."""

        def in_words(number):
            return self.env["prm.formatting"]._money(number, partnership.currency_id)

        return self.env._(
            "%(amount)s cannot be taken from the fund of %(partner)s: it holds "
            "%(balance)s, which is %(missing)s too little. Lower the amount, or "
            "book a credit first.",
            amount=in_words(amount),
            partner=partnership.partner_id.display_name,
            balance=in_words(balance),
            missing=in_words(amount - balance),
        )
