"""What a registration derives from its opportunity, and never copies."""

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ...policy.registration_moves import shows_opportunity

# From other parts: state, company_id, currency_id, amount_estimate, _is_protected_as

# What a portal without opportunities tells nobody; nor may a protection that ended
# with the deal.
OF_OPPORTUNITIES = (
    "outcome",
    "amount",
    "date_closed",
    "stage_name",
    "pipeline_name",
    "is_protected",
    "last_news_at",
    "date_closing",
)
# What is read instead: what the registration says by itself.
PLAIN = {
    "last_news_at": "plain_news_at",
    "date_closing": "own_closing",
    "amount": "amount_estimate",
}


class PrmRegistrationOpportunity(models.Model):
    """Stored computed fields over the opportunity; they can run again at any time."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    lead_id = fields.Many2one(
        "crm.lead",
        "Opportunity in CRM",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    salesperson_id = fields.Many2one(
        "res.users",
        "Salesperson",
        related="lead_id.user_id",
        store=True,
        index="btree_not_null",
    )
    stage_id = fields.Many2one(
        "crm.stage",
        compute="_compute_opportunity",
        store=True,
    )
    team_id = fields.Many2one(
        "crm.team", "Sales team", compute="_compute_opportunity", store=True
    )
    outcome = fields.Selection(
        [("open", "Open"), ("won", "Won"), ("lost", "Lost")],
        compute="_compute_opportunity",
        store=True,
        tracking=True,
    )
    # Until there is an opportunity, as the partner estimates it.
    amount = fields.Monetary(
        compute="_compute_opportunity",
        store=True,
        aggregator="sum",
    )
    # Until there is an opportunity, as the partner expects it.
    date_closing = fields.Date(
        "Estimated closing",
        compute="_compute_date_closing",
        store=True,
        readonly=False,
        tracking=True,
    )
    # Without what CRM says, for people who do not see opportunities.
    own_closing = fields.Date(
        "Estimated closing of the registration", readonly=True, copy=False
    )
    date_closed = fields.Datetime(
        "Won or lost on", compute="_compute_opportunity", store=True
    )
    # Only where it is not in the currency of the registration.
    original_amount = fields.Monetary(
        "Amount in CRM",
        currency_field="original_currency_id",
        compute="_compute_opportunity",
        store=True,
        aggregator=None,
        help="The expected revenue of the opportunity, converted at the rate of "
        "the day it was won or lost; at today's rate while it is open.",
    )
    original_currency_id = fields.Many2one(
        "res.currency",
        "Currency in CRM",
        compute="_compute_opportunity",
        store=True,
        index="btree_not_null",
    )
    stage_name = fields.Char(
        "Stage name", compute="_compute_stage_name", compute_sudo=True
    )
    pipeline_name = fields.Char(
        "Pipeline name", compute="_compute_stage_name", compute_sudo=True
    )

    @api.depends(
        "state",
        "currency_id",
        "amount_estimate",
        "lead_id.won_status",
        "lead_id.active",
        "lead_id.stage_id",
        "lead_id.team_id",
        "lead_id.expected_revenue",
        "lead_id.date_closed",
        "lead_id.company_id",
        "lead_id.prm_currency_id",
        "lead_id.prm_confirmed",
    )
    def _compute_opportunity(self):
        for registration in self:
            lead = registration._shown_opportunity()
            facts = lead._prm_facts()
            registration.stage_id = facts["stage_id"]
            registration.team_id = lead.team_id
            registration.outcome = lead and lead._prm_outcome()
            registration.date_closed = facts["date_closed"]
            registration._take_amount(lead, facts)

    def _take_amount(self, lead, facts):
        """Take the amount of the opportunity, in the registration's own currency.

        Where no opportunity is shown it is what the partner estimated.

        :param dict facts: what counts on the opportunity
        """
        amount = facts["expected_revenue"] if lead else self.amount_estimate
        is_foreign = lead and amount
        currency_sudo = (
            lead._prm_currency_sudo(facts) if is_foreign else self.currency_id
        )
        self._take_amounts(lead, facts, [(currency_sudo, amount or 0)])

    def _take_amounts(self, lead, facts, amounts):
        """Take the sum of amounts in any currencies, at the rates of the day.

        The amount before conversion is kept where it is all in one foreign currency.

        :param dict facts: what counts on the opportunity
        :param amounts: pairs of currency (sudo) and amount
        """
        sums = {currency_sudo: 0 for currency_sudo, _amount in amounts}
        for currency_sudo, amount in amounts:
            sums[currency_sudo] += amount
        self.amount = sums.pop(self.currency_id, 0)
        is_one = len(sums) == 1 and not self.amount
        [original] = sums.items() if is_one else [(False, 0)]
        self.original_currency_id, self.original_amount = original
        if sums:
            day = self._day_at(self.company_id, facts["date_closed"])
            self.amount += sum(
                lead._prm_convert(amount, currency_sudo, self.company_id, day)
                for currency_sudo, amount in sums.items()
            )

    @api.model
    def _refresh_amounts(self):
        """Convert amounts in other currencies anew; of those closed long ago no more.

        A rate may be entered some days after its day.
        """
        since = fields.Datetime.now() - relativedelta(months=1)
        recent = Domain("outcome", "=", "open") | Domain("date_closed", ">=", since)
        deals_sudo = self.sudo().search(self._converted_domain() & recent)
        self.env.add_to_compute(self._fields["amount"], deals_sudo)

    @api.model
    def _converted_domain(self):
        """Hook: return the domain of all whose amount may come of other currencies."""
        return Domain("original_currency_id", "!=", False)

    def _shown_opportunity(self):
        """Return the opportunity of which the partner may see something now."""
        lead = self.lead_id
        is_shown = lead and shows_opportunity(self.state, lead._prm_outcome())
        return lead if is_shown else lead.browse()

    @api.depends(
        "state", "lead_id.date_deadline", "lead_id.prm_confirmed", "own_closing"
    )
    def _compute_date_closing(self):
        """Take the deadline; of an opportunity that is not shown anymore, keep none."""
        for registration in self:
            lead = registration._shown_opportunity()
            is_hidden = registration.lead_id and not lead
            kept = "own_closing" if is_hidden else "date_closing"
            deadline = lead._prm_facts()["date_deadline"]
            registration.date_closing = deadline or registration[kept]

    @api.model
    def _with_own_closing(self, vals):
        """Return values in which a day that somebody enters is the registration's."""
        if "date_closing" not in vals:
            return vals
        return {"own_closing": vals["date_closing"], **vals}

    @api.depends("stage_id.name", "team_id.name")
    @api.depends_context("lang")
    def _compute_stage_name(self):
        for registration in self:
            registration.stage_name = registration.stage_id.name
            registration.pipeline_name = registration.team_id.name

    def _section_fields(self):
        ours = dict.fromkeys(OF_OPPORTUNITIES, "opportunities")
        return {**super()._section_fields(), **ours}

    def _masked_value(self, name):
        self_sudo = self.sudo()
        if name == "is_protected":
            return self_sudo._is_protected_as("")
        return self_sudo[PLAIN[name]] if name in PLAIN else super()._masked_value(name)

    def _masked_sql(self, name, alias, query):
        empty = super()._masked_sql(name, alias, query)
        if name not in PLAIN:
            return empty
        self_sudo = self.sudo()
        plain = self_sudo._field_to_sql(alias, PLAIN[name], query)
        return SQL("COALESCE(%s, %s)", plain, empty)

    def action_open_lead(self):
        """Open the opportunity in CRM's pipeline.

        :raises UserError: telling whose it is, to who may not read it
        """
        self.ensure_one()
        self.check_access("read")
        if not self.lead_id.has_access("read"):
            raise UserError(self.lead_id._prm_explain_closed())
        return {
            "type": "ir.actions.act_window",
            "res_model": "crm.lead",
            "res_id": self.lead_id.id,
            "view_mode": "form",
        }
