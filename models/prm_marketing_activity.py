from odoo import api, fields, models

from ..policy import marketing_moves


class PrmMarketingActivity(models.Model):
    """A marketing activity with a partner, paid from its fund when it has a budget."""

    _name = "prm.marketing.activity"
    _inherit = [
        "prm.partnership.part.mixin",
        "prm.figures.source.mixin",
        "prm.move.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Marketing activity"
    _order = "date desc, id desc"
    _mail_post_access = "write"

    name = fields.Char(required=True, tracking=True)
    type = fields.Selection(
        [
            ("event", "Event"),
            ("webinar", "Webinar"),
            ("campaign", "Campaign"),
            ("content", "Content"),
            ("other", "Other"),
        ],
        default="event",
        required=True,
    )
    date = fields.Date(required=True, default=fields.Date.context_today, tracking=True)
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("approved", "Approved"),
            ("done", "Done"),
            ("cancelled", "Cancelled"),
        ],
        default="draft",
        required=True,
        index=True,
        copy=False,
        readonly=True,
        tracking=True,
    )
    budget = fields.Monetary(
        tracking=True, help="Is taken from the partner's fund on approval."
    )
    description = fields.Text()
    fund_entry_ids = fields.One2many("prm.fund.entry", "marketing_activity_id")

    _budget_positive = models.Constraint(
        "CHECK (budget >= 0)", "A budget cannot be negative."
    )

    def _figures_triggers(self):
        return ("state", "date")

    @api.model
    def _verdict_move(self, old, new):
        return marketing_moves.verdict_move(old, new)

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "name",
            "type",
            "date",
            "state",
            "budget",
            "description",
        }
