"""Quotes and orders: of which partner's deal, and who asked for them."""

from odoo import api, fields, models

TEMPLATES = {
    "sent": "prm_sale.mail_template_quote_ready",
    "sale": "prm_sale.mail_template_order_confirmed",
}
SHOWN = frozenset(TEMPLATES)


class SaleOrder(models.Model):
    """Quotes: what partners of the deal may see of them, and what they asked for."""

    _name = "sale.order"
    _inherit = ["sale.order", "prm.joined.record"]

    # Set where a partner asked for the quote; then no other partner sees it.
    prm_request_id = fields.Many2one(
        "prm.registration",
        "Requested for",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        groups="base.group_user",
    )
    prm_wish = fields.Text(
        "Partner's wish", readonly=True, copy=False, groups="base.group_user"
    )
    prm_is_shown = fields.Boolean(
        "Shown to partners",
        compute="_compute_prm_is_shown",
        store=True,
        copy=False,
        groups="base.group_user",
        help="Drafts that nobody asked for stay with you until they are sent.",
    )
    prm_registration_id = fields.Many2one(
        compute="_compute_prm_registration_id", store=True
    )

    @api.depends("state", "prm_request_id")
    def _compute_prm_is_shown(self):
        """Tell partners of what they asked for or was sent, cancelled or not."""
        for order in self:
            before = order.prm_is_shown and order.state == "cancel"
            order.prm_is_shown = (
                order.state in SHOWN or bool(order.prm_request_id) or before
            )

    @api.depends("prm_request_id", "opportunity_id.registration_ids.state")
    def _compute_prm_registration_id(self):
        for order_sudo in self.sudo():
            deals_sudo = order_sudo.opportunity_id.registration_ids
            approved_sudo = deals_sudo.filtered(lambda deal: deal.state == "approved")
            asked_sudo = order_sudo.prm_request_id
            found_sudo = asked_sudo or (approved_sudo or deals_sudo)[:1]
            order_sudo.prm_registration_id = found_sudo

    def write(self, vals):
        """Write; partners are told of quotes that are ready, and of orders."""
        new = vals.get("state")
        moved = self.filtered(lambda order: new in SHOWN and order.state != new)
        result = super().write(vals)
        moved._prm_tell(new)
        return result

    def _prm_tell(self, state):
        """Tell the partners of the deals, and who asked, of a new state."""
        scope = self.env["prm.quote.scope"]
        self_sudo = self.sudo()
        for order_sudo in self_sudo.filtered("opportunity_id.registration_ids"):
            deals_sudo = order_sudo.opportunity_id.registration_ids.filtered("outcome")
            for deal_sudo in deals_sudo:
                asker_sudo = order_sudo.prm_contact_id
                scope._tell(order_sudo, deal_sudo, TEMPLATES[state], asker_sudo)
