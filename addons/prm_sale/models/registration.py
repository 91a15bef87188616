"""Registrations: what a won deal is worth by its orders, and the way to its quotes."""

from odoo import api, fields, models
from odoo.fields import Domain

LINES = "lead_id.order_ids.order_line.invoice_lines"
# What was taken back entirely counts, and its refund takes it off again.
PAID = frozenset({"paid", "in_payment", "reversed"})


class PrmRegistration(models.Model):
    """Registrations: amounts from orders, the way to quotes, words of mails."""

    _inherit = "prm.registration"

    quote_count = fields.Integer(
        compute="_compute_quote_count",
        groups="sales_team.group_sale_salesman",
        exportable=False,
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
        amounts = [(each.currency_id, each.amount_untaxed) for each in orders_sudo]
        if source == "invoice":
            amounts = self._paid(orders_sudo.order_line.invoice_lines)
        return self._take_amounts(lead, facts, amounts)

    def _paid(self, lines_sudo):
        """Return currency and untaxed amount of those lines whose invoice is paid.

        A refund of a paid invoice is taken off as soon as it is posted.
        """
        amounts = []
        for line_sudo in lines_sudo:
            move_sudo = line_sudo.move_id
            is_refund = move_sudo.move_type == "out_refund"
            invoice_sudo = move_sudo.reversed_entry_id if is_refund else move_sudo
            is_paid = not invoice_sudo or invoice_sudo.payment_state in PAID
            if move_sudo.state == "posted" and is_paid:
                amount = line_sudo.price_subtotal * (-1 if is_refund else 1)
                amounts.append((line_sudo.currency_id, amount))
        return amounts

    @api.model
    def _converted_domain(self):
        """Orders and invoices may be in several currencies."""
        return super()._converted_domain() | Domain("program_id.won_from", "!=", "lead")

    def _compute_quote_count(self):
        counts = self.env["prm.quote.scope"]._counts(self)
        for deal in self:
            deal.quote_count = counts[deal.id]
