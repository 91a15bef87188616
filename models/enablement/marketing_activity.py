from odoo import api, fields, models
from odoo.exceptions import UserError

from ...policy import marketing_moves


class PrmMarketingActivity(models.Model):
    """A marketing activity with a partner, paid from its fund when it has a budget."""

    _name = "prm.marketing.activity"
    _inherit = [
        "prm.partnership.line.mixin",
        "prm.score.trigger.mixin",
        "prm.transition.mixin",
        "prm.thread.mixin",
        "mail.activity.mixin",
    ]
    _description = "Marketing activity"
    _order = "date desc, id desc"
    _mail_post_access = "write"

    name = fields.Char(required=True, tracking=True)
    type = fields.Selection(
        [
            ("event", "Fair or event"),
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
        group_expand=True,
        tracking=True,
    )
    budget = fields.Monetary(
        tracking=True, help="Taken from the partner's fund on approval."
    )
    description = fields.Text()
    fund_entry_ids = fields.One2many(
        "prm.fund.entry", "marketing_activity_id", "Fund entries"
    )
    fund_balance = fields.Monetary(
        "Balance of the fund",
        related="partnership_id.fund_balance",
        related_sudo=False,
    )
    user_id = fields.Many2one(
        "res.users", "Partner manager", related="partnership_id.user_id", store=True
    )
    warning = fields.Char(compute="_compute_warning")

    _budget_positive = models.Constraint(
        "CHECK (budget >= 0)", "A budget cannot be negative."
    )

    def _score_triggers(self):
        return ("state", "date")

    @api.depends("state", "budget", "partnership_id.state", "fund_balance")
    @api.depends_context("lang")
    def _compute_warning(self):
        for activity in self:
            activity.warning = activity._missing_for_approval()

    def _missing_for_approval(self):
        """Return the sentence on what a draft lacks to be approved, or False."""
        self.ensure_one()
        if self.state != "draft" or not self.budget or not self.partnership_id:
            return False
        if self.partnership_id.state != "active":
            return self.env["prm.messages"]._text("activity_fund_closed")
        missing = self.budget - self.fund_balance
        if self.currency_id.compare_amounts(missing, 0) <= 0:
            return False
        money = self.env["prm.formatting"]._money
        return self.env._(
            "The fund holds %(balance)s, which is %(missing)s too little for this "
            "budget.",
            balance=money(self.fund_balance, self.currency_id),
            missing=money(missing, self.currency_id),
        )

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create drafts, and nothing that was approved already."""
        here = self._guard_create(vals_list)
        return super(PrmMarketingActivity, here).create(vals_list)

    def write(self, vals):
        """Write, with the guards first."""
        self._guard_write(vals)
        return super().write(vals)

    def _guard_write(self, vals):
        """Refuse another budget or partner once the fund has paid for it."""
        super()._guard_write(vals)
        is_paid = any(activity.state != "draft" for activity in self)
        if is_paid and {"budget", "partnership_id"} & vals.keys():
            raise UserError(self.env["prm.messages"]._text("budget_stays"))

    @api.constrains("partnership_id")
    def _check_ledger(self):
        """Refuse another partner for what stands in the ledger of the former one."""
        for activity in self:
            former = activity.fund_entry_ids.partnership_id
            if former and former != activity.partnership_id:
                raise UserError(self.env["prm.messages"]._text("budget_stays"))

    @api.ondelete(at_uninstall=False)
    def _unlink_only_unused_drafts(self):
        """Refuse to delete what was approved, or stands in the ledger."""
        for activity in self:
            if activity.state != "draft" or activity.fund_entry_ids:
                raise UserError(self.env["prm.messages"]._text("activity_kept"))

    # ----------------------------------------------------------------- buttons

    def action_approve(self):
        """Approve; the budget is taken from the fund in the same transaction."""
        self.check_access("write")
        self._move_to("approved")

    def action_done(self):
        """Note that the activity took place."""
        self.check_access("write")
        self._move_to("done")

    def action_cancel(self):
        """Cancel; the fund gets an approved budget back."""
        self.check_access("write")
        self._move_to("cancelled")

    def action_reset(self):
        """Make a draft of a cancelled activity."""
        self.check_access("write")
        self._move_to("draft")

    def action_open_fund(self):
        """Show the lines of the ledger that this activity made."""
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "prm.prm_fund_entry_action"
        )
        action["domain"] = [("marketing_activity_id", "=", self.id)]
        action["context"] = {"create": False}
        return action

    # ------------------------------------------------------------------- moves

    @api.model
    def _verdict_move(self, old, new):
        return marketing_moves.verdict_move(old, new)

    def _after_move(self, before):
        result = super()._after_move(before)
        approved = self.filtered(
            lambda activity: activity.state == "approved" and activity.budget
        )
        entries = self.env["prm.fund.entry"]
        entries._book([activity._prepare_debit() for activity in approved])
        cancelled = self.filtered(lambda activity: activity.state == "cancelled")
        cancelled._give_back()
        return result

    def _prepare_debit(self):
        """Return the values of the line that takes the budget from the fund."""
        self.ensure_one()
        return {
            "name": self.name,
            "partnership_id": self.partnership_id.id,
            "kind": "debit",
            "amount": self.budget,
            "origin": "activity",
            "marketing_activity_id": self.id,
        }

    def _give_back(self):
        """Reverse what the activities took from their funds."""
        entries_sudo = self.sudo().fund_entry_ids
        debits_sudo = entries_sudo.filtered(
            lambda entry: entry.origin == "activity" and not entry.is_reversed
        )
        debits_sudo._reverse()

    def _mail_get_partner_fields(self, introspect_fields=False):
        """Never guess recipients: partners are told on the portal."""
        return []

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "name",
            "type",
            "date",
            "state",
            "budget",
            "description",
        }
