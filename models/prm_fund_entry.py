from odoo import api, fields, models


class PrmFundEntry(models.Model):
    """One line of the partner's fund ledger."""

    _name = "prm.fund.entry"
    _inherit = ["prm.partnership.part.mixin"]
    _description = "Fund entry"
    _order = "date desc, id desc"
    _rec_name = "name"

    name = fields.Char("Purpose", required=True)
    date = fields.Date(required=True, default=fields.Date.context_today, index=True)
    kind = fields.Selection(
        [("credit", "Credit"), ("debit", "Debit")], default="credit", required=True
    )
    amount = fields.Monetary(required=True, help="Always positive.")
    signed_amount = fields.Monetary(
        "Effect on the balance", compute="_compute_signed_amount", store=True
    )
    origin = fields.Selection(
        [
            ("manual", "Entered by hand"),
            ("won", "Won opportunity"),
            ("reversal", "Reversal"),
            ("activity", "Marketing activity"),
        ],
        default="manual",
        required=True,
        readonly=True,
    )
    marketing_activity_id = fields.Many2one(
        "prm.marketing.activity",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    lead_id = fields.Many2one(
        "crm.lead",
        "Opportunity in CRM",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )

    _amount_positive = models.Constraint(
        "CHECK (amount > 0)", "The amount of a fund entry is more than 0."
    )

    @api.depends("amount", "kind")
    def _compute_signed_amount(self):
        for entry in self:
            entry.signed_amount = (
                entry.amount if entry.kind == "credit" else -entry.amount
            )

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "name",
            "date",
            "kind",
            "amount",
            "signed_amount",
            "origin",
            "marketing_activity_id",
        }
