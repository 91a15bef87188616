"""Registrations: what a won deal is worth by its orders, and the way to its quotes."""

from odoo import api, fields, models

LINES = "lead_id.order_ids.order_line.invoice_lines"
# What was taken back entirely counts, and its refund takes it off again.
PAID = frozenset({"paid", "in_payment", "reversed"})


class PrmRegistration(models.Model):
    """Registrations: amounts from orders, the way to quotes, words of mails."""

    _inherit = "prm.registration"

    quote_count = fields.Integer(
        compute="_compute_quote_count",
        compute_sudo=False,
        groups="sales_team.group_sale_salesman",
    )

    @api.depends(
        "program_id.won_from",
        "lead_id.order_ids.state",
        "lead_id.order_ids.amount_untaxed",
        "lead_id.order_ids.currency_id",
        "lead_id.order_ids.company_id",
        f"{LINES}.price_subtotal",
        f"{LINES}.currency_id",
        f"{LINES}.move_id.state",
        f"{LINES}.move_id.payment_state",
    )
    def _compute_opportunity(self):
        return super()._compute_opportunity()

    def _take_amount(self, lead, facts):
        """Take the amount of a won deal from its orders or invoices, as asked."""
        source = self.program_id.won_from
        if self.outcome != "won" or source == "lead":
            return super()._take_amount(lead, facts)
        lead_sudo = lead.sudo()
        orders_sudo = lead_sudo.order_ids.filtered(
            lambda order: order.state == "sale" and order.company_id == self.company_id
        )
        is_order = source == "order"
        sums = self._order_sums(orders_sudo) if is_order else self._paid(orders_sudo)
        own = sums.pop(self.currency_id, 0)
        foreign = list(sums.items())
        is_one = len(foreign) == 1 and not own
        self.original_currency_id = foreign[0][0] if is_one else False
        self.original_amount = foreign[0][1] if is_one else 0
        day = self._day_at(self.company_id, facts["date_closed"])
        self.amount = own + sum(
            lead._prm_convert(amount, currency, self.company_id, day)
            for currency, amount in foreign
        )
        return None

    def _order_sums(self, orders_sudo):
        """Return currency → untaxed amount of these orders."""
        of_currency = orders_sudo.grouped("currency_id")
        return {
            currency: sum(some.mapped("amount_untaxed"))
            for currency, some in of_currency.items()
        }

    def _paid(self, orders_sudo):
        """Return currency → untaxed amount of paid invoices of these orders.

        A refund of a paid invoice is taken off as soon as it is posted.
        """
        sums = {}
        for line in orders_sudo.order_line.invoice_lines:
            move = line.move_id
            is_refund = move.move_type == "out_refund"
            invoice = move.reversed_entry_id if is_refund else move
            is_paid = not invoice or invoice.payment_state in PAID
            if move.state == "posted" and is_paid:
                amount = -line.price_subtotal if is_refund else line.price_subtotal
                sums[line.currency_id] = sums.get(line.currency_id, 0) + amount
        return sums

    @api.model
    def _refresh_amounts(self):
        """Convert anew also what orders and invoices in several currencies give."""
        super()._refresh_amounts()
        since = fields.Datetime.subtract(fields.Datetime.now(), months=1)
        deals_sudo = self.sudo().search(
            [
                ("outcome", "=", "won"),
                ("date_closed", ">=", since),
                ("program_id.won_from", "!=", "lead"),
            ]
        )
        self.env.add_to_compute(self._fields["amount"], deals_sudo)

    # ------------------------------------------------------------------- employees

    def _compute_quote_count(self):
        """Count the quotes that the user may read."""
        self_sudo = self.sudo()
        leads_sudo = self_sudo.lead_id
        groups = self.env["sale.order"]._read_group(
            [("opportunity_id", "in", leads_sudo.ids)], ["opportunity_id"], ["__count"]
        )
        counts = {lead.id: count for lead, count in groups}
        for deal_sudo in self_sudo:
            deal = deal_sudo.with_env(self.env)
            deal.quote_count = counts.get(deal_sudo.lead_id.id, 0)

    def action_open_quotes(self):
        """Open the quotes and orders of the deal, for who may read its opportunity."""
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        lead = self.lead_id
        lead.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Quotes"),
            "res_model": "sale.order",
            "view_mode": "list,form",
            "domain": [("opportunity_id", "=", lead.id)],
            "context": {
                "default_opportunity_id": lead.id,
                "default_partner_id": lead.partner_id.id,
            },
        }

    # ----------------------------------------------------------------------- mails

    def _told_quote_sudo(self):
        """Return the quote (sudo) that a mail is about."""
        orders_sudo = self.env["sale.order"].sudo()
        return orders_sudo.browse(self.env.context.get("prm_quote", ()))

    def _quote_link(self):
        """Return the full address of the partner's page of that quote, for mails."""
        portal_sudo = self.portal_id.sudo()
        order_sudo = self._told_quote_sudo()
        return self.get_base_url() + portal_sudo._url("quotes", order_sudo.id)
