"""What is booked by itself: a part of won deals, and back when they are not won."""

from odoo import api, models
from odoo.tools import SQL

# The tier of partnership p when the deal was won: the one that the next change ended.
TIER_WHEN_WON = SQL(
    """
    COALESCE((
        SELECT change.tier_from_id
          FROM prm_partnership_history change
         WHERE change.partnership_id = p.id AND change.what = 'tier'
           AND change.tier_from_id IS NOT NULL AND change.date > counted.date_closed
         ORDER BY change.date, change.id
         LIMIT 1
    ), p.tier_id)
    """
)


class PrmFundBooking(models.AbstractModel):
    """Credits for won opportunities, found with one query for all partnerships.

    An opportunity is credited once, at the percentage of the tier that the partner had
    when it was won. What was credited stays although the tier or the amount changes;
    it is taken back when the opportunity is no longer won, or counts for another
    partner. The balance is never negative: where it does not suffice, what is there is
    taken, the owner is told, and the rest follows when there is money again. Until then
    the opportunity is credited to nobody else.
    """

    _name = "prm.fund.booking"
    _description = "Bookings of won opportunities"

    @api.model
    def _book(self, partnerships):
        """Bring the funds of ``partnerships`` in line with what is won now; idempotent.

        Only active partnerships. Two jobs at once book once: each locks the funds
        before it books, and an opportunity has one open credit (unique index).
        """
        won = self._won_to_credit(partnerships)
        settled = self._credits_to_settle(partnerships)
        due_sudo = partnerships.sudo().browse(
            sorted({row["partnership"] for row in (*won, *settled)})
        )
        if not due_sudo:
            return
        # From here on with all rights: lines are booked, whoever won the deal.
        here_sudo = self.sudo()
        here_sudo.env["prm.fund.ledger"]._lock(due_sudo)
        here_sudo.env["prm.fund.entry"]._book(
            [values for row in won if (values := here_sudo._prepare_credit(row))]
        )
        here_sudo._settle_credits(due_sudo, settled)

    # -------------------------------------------------------------------- find

    @api.model
    def _flush(self):
        """Write what is still in memory and read by the queries below."""
        self.env["prm.registration"].flush_model()
        self.env["prm.partnership"].flush_model()
        self.env["prm.fund.entry"].flush_model()
        self.env["prm.partnership.history"].flush_model()
        self.env["prm.tier"].flush_model()

    @api.model
    def _won_to_credit(self, partnerships):
        """Return won deals without a credit, of all terms in which there was a fund.

        As dicts with the keys ``partnership``, ``lead``, ``amount``, ``percent``.
        """
        self._flush()
        names = ("partnership", "lead", "amount", "percent")
        rows = self.env.execute_query(self._won_query(partnerships))
        return [dict(zip(names, row, strict=True)) for row in rows]

    @api.model
    def _first_approved(self):
        """Return the query of the deal for which the opportunity of a row counts."""
        lead = SQL.identifier("of_lead", "lead_id")
        return self.env["prm.counted.deal"]._first_of_lead(lead)

    @api.model
    def _won_query(self, partnerships):
        return SQL(
            """
            SELECT p.id, of_lead.lead_id, counted.amount, t.fund_percent
              FROM prm_partnership p
              JOIN LATERAL (
                    SELECT DISTINCT own.lead_id
                      FROM prm_registration own
                     WHERE own.partner_id = p.partner_id
                       AND own.company_id = p.company_id
                       AND own.outcome = 'won'
                       AND own.state = 'approved'
                       AND own.amount > 0
                       AND own.date_closed >= COALESCE(GREATEST(p.fund_since,
                           COALESCE(p.first_start, p.date_start)), '-infinity')
                       AND own.date_closed < COALESCE(p.date_end + 1, 'infinity')
                       AND NOT EXISTS (
                            SELECT FROM prm_fund_entry e
                             WHERE e.lead_id = own.lead_id
                               AND e.origin = 'won'
                               AND e.is_reversed IS NOT TRUE)
                   ) of_lead ON TRUE
              JOIN LATERAL (%s) counted ON counted.partner_id = p.partner_id
                                       AND counted.company_id = p.company_id
              JOIN prm_tier t ON t.id = %s AND t.fund_percent > 0
             WHERE p.id = ANY(%s) AND p.state = 'active'
             ORDER BY counted.id
            """,
            self._first_approved(),
            TIER_WHEN_WON,
            partnerships.ids,
        )

    @api.model
    def _credits_to_settle(self, partnerships):
        """Return credits of which too much or too little is taken back.

        Keys: ``entry``, ``partnership``, ``difference`` (what has to be booked still,
        less than 0 for a debit).
        """
        query = SQL(
            """
            SELECT of_lead.id, of_lead.partnership_id,
                   CASE WHEN counted.outcome = 'won' THEN 0 ELSE -of_lead.amount END
                   - back.total AS difference
              FROM prm_fund_entry of_lead
              JOIN prm_partnership p ON p.id = of_lead.partnership_id
              LEFT JOIN LATERAL (%s) counted ON counted.partner_id = p.partner_id
                                            AND counted.company_id = p.company_id
              JOIN LATERAL (
                    SELECT coalesce(sum(r.signed_amount), 0) AS total
                      FROM prm_fund_entry r
                     WHERE r.reversal_of_id = of_lead.id
                   ) back ON TRUE
             WHERE p.id = ANY(%s) AND p.state = 'active'
               AND of_lead.origin = 'won'
               AND of_lead.is_reversed IS NOT TRUE
               AND ((counted.outcome = 'won') IS NOT TRUE OR back.total <> 0)
             ORDER BY difference DESC, of_lead.id
            """,
            self._first_approved(),
            partnerships.ids,
        )
        names = ("entry", "partnership", "difference")
        return [
            dict(zip(names, row, strict=True)) for row in self.env.execute_query(query)
        ]

    # -------------------------------------------------------------------- book

    @api.model
    def _prepare_credit(self, row):
        """Return the values of the credit for one won deal, none when it rounds to 0.

        It does not name the deal: with its number and the percentage, a partner could
        compute the amount of a colleague's private one.

        :param dict row: as of :meth:`_won_to_credit`
        """
        partnership = self.env["prm.partnership"].browse(row["partnership"])
        amount = partnership.currency_id.round(row["amount"] * row["percent"] / 100)
        if partnership.currency_id.is_zero(amount):
            return {}
        here = partnership._for_partner()
        return {
            "name": here.env._("Won deal"),
            "partnership_id": partnership.id,
            "kind": "credit",
            "amount": amount,
            "origin": "won",
            "lead_id": row["lead"],
        }

    @api.model
    def _settle_credits(self, partnerships, rows):
        """Book the differences of :meth:`_credits_to_settle`, as far as there is money.

        What is given back comes first, so that it can pay for what is taken.
        """
        balances = self.env["prm.fund.ledger"]._sums(partnerships)
        values = []
        for row in rows:
            partnership = partnerships.browse(row["partnership"])
            entry_sudo = self.env["prm.fund.entry"].sudo().browse(row["entry"])
            balance = balances.get(partnership, 0)
            booked = max(row["difference"], -balance)
            balances[partnership] = balance + booked
            left = booked - row["difference"]
            row |= {"partnership": partnership, "credit": entry_sudo, "left": left}
            if not partnership.currency_id.is_zero(booked):
                kind = "credit" if booked > 0 else "debit"
                values.append(entry_sudo._prepare_reversal(abs(booked), kind))
        self.env["prm.fund.entry"]._book(values)
        for row in rows:
            self._close_credit(**row)

    @api.model
    def _close_credit(self, partnership, credit, difference, left, **_row):
        """Note how far ``credit`` was taken back; tell the owner what is missing.

        :param partnership: whose fund it is
        :param credit: the ``prm.fund.entry`` (sudo)
        :param float difference: what had to be booked
        :param float left: what could not be taken for want of money
        """
        missing = not partnership.currency_id.is_zero(left)
        if missing and not credit.reversal_due:
            partnership._tell_owner(*self._explain_claim(partnership, credit, left))
        taken_back = difference < 0 and not missing
        credit._write_booked({"reversal_due": missing, "is_reversed": taken_back})
        if taken_back:
            # The deal may count for another partner now: let the job look there.
            deals = credit.lead_id.registration_ids
            others = deals.filtered(
                lambda deal: deal.partner_id != partnership.partner_id
            )
            others.write({"score_due": True})

    @api.model
    def _explain_claim(self, partnership, credit, left):
        """Return summary and note that tell the owner of money that is missing."""
        here = partnership._for_owner()
        formatting = here.env["prm.formatting"]
        amount = formatting._money(left, partnership.currency_id)
        summary = here.env._("%s still to be taken back from the fund", amount)
        note = here.env._(
            "%(credit)s is no longer won for this partner, and the fund is "
            "%(amount)s short. The amount is taken back as soon as the fund has "
            "money again. Agree on it with the partner, or credit the fund by hand.",
            credit=credit.lead_id.display_name or credit.name,
            amount=amount,
        )
        return summary, note
