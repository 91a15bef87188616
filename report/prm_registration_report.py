from odoo import fields, models
from odoo.tools import SQL

from ..models.registration.registration import STATES

# Columns of a line that stands for a partnership without any deal.
NO_DEAL = SQL(
    "NULL::integer AS registration_id, NULL::varchar AS origin, NULL::varchar AS state,"
    " NULL::varchar AS outcome, NULL::integer AS reviewer_id,"
    " NULL::integer AS salesperson_id, NULL::integer AS offering_id,"
    " p.direction_id,"
    " NULL::integer AS reason_id, NULL::timestamp AS submitted_at,"
    " NULL::timestamp AS decided_at, NULL::timestamp AS date_closed,"
    " 0 AS registered, 0 AS qualified, 0 AS won, 0 AS lost,"
    " 0 AS amount, 0 AS won_amount, NULL::float AS review_hours,"
    " NULL::integer AS age_days, NULL::varchar AS age_group"
)
# What was approved once, be it over by now.
QUALIFIED = SQL(
    "(r.state IN ('approved', 'expired')"
    " OR r.state = 'cancelled' AND r.protection_start IS NOT NULL)::integer"
)
# Whole days since it was sent, while it is not decided.
AGE = SQL(
    "CASE WHEN r.state IN ('submitted', 'in_review', 'action_required') THEN"
    " extract(day FROM now() AT TIME ZONE 'UTC' - r.submitted_at)::integer END"
)
AGES = [
    ("1", "Up to 1 day"),
    ("2", "2 to 3 days"),
    ("3", "4 to 7 days"),
    ("4", "8 to 14 days"),
    ("5", "15 to 30 days"),
    ("6", "More than 30 days"),
]
DEAL = SQL(
    "r.id AS registration_id, r.origin, r.state, r.outcome, r.reviewer_id,"
    " r.salesperson_id, r.offering_id, r.direction_id, r.reason_id,"
    " coalesce(r.submitted_at, r.create_date) AS submitted_at, r.decided_at,"
    " r.date_closed, 1 AS registered, %s AS qualified,"
    " (r.outcome IS NOT DISTINCT FROM 'won')::integer AS won,"
    " (r.outcome IS NOT DISTINCT FROM 'lost')::integer AS lost,"
    " CASE WHEN r.outcome IS NULL THEN 0 ELSE coalesce(r.amount, 0) END AS amount,"
    " CASE WHEN r.outcome = 'won' THEN r.amount ELSE 0 END AS won_amount,"
    " CASE WHEN r.decided_at >= r.submitted_at"
    "  THEN extract(epoch FROM r.decided_at - r.submitted_at) / 3600 END"
    "  AS review_hours, %s AS age_days,"
    " CASE WHEN %s <= 1 THEN '1' WHEN %s <= 3 THEN '2' WHEN %s <= 7 THEN '3'"
    " WHEN %s <= 14 THEN '4' WHEN %s <= 30 THEN '5' WHEN %s > 30 THEN '6' END"
    "  AS age_group",
    QUALIFIED,
    *[AGE] * 7,
)


class PrmRegistrationReport(models.Model):
    """One line per registration, for counts, sums and rates.

    Drafts are left out. A partnership that began and has no registration has one line
    that counts nothing, so that its partner, tier and program appear with a 0. Rates
    are averages over registrations: right for each group, each subtotal and the whole.
    """

    _name = "prm.registration.report"
    _inherit = ["prm.company.mixin"]
    _description = "Analysis of registrations"
    _auto = False
    _order = "submitted_at DESC, id DESC"
    _rec_name = "registration_id"
    _depends = {
        "prm.registration": [
            "amount",
            "date_closed",
            "decided_at",
            "direction_id",
            "offering_id",
            "origin",
            "outcome",
            "partnership_id",
            "program_id",
            "protection_start",
            "reason_id",
            "reviewer_id",
            "salesperson_id",
            "state",
            "submitted_at",
        ],
        "prm.partnership": [
            "company_id",
            "direction_id",
            "partner_id",
            "partner_type_id",
            "portal_id",
            "program_id",
            "state",
            "tier_id",
            "user_id",
        ],
        "res.company": ["currency_id"],
    }

    # of whom
    partner_id = fields.Many2one("res.partner", "Partner organization", readonly=True)
    partnership_id = fields.Many2one("prm.partnership", readonly=True)
    partner_type_id = fields.Many2one("prm.partner.type", "Partner type", readonly=True)
    program_id = fields.Many2one("prm.program", readonly=True)
    tier_id = fields.Many2one(
        "prm.tier", readonly=True, help="The partner's current tier."
    )
    portal_id = fields.Many2one("prm.portal", readonly=True)
    direction_id = fields.Many2one("crm.team", "Sales direction", readonly=True)
    user_id = fields.Many2one("res.users", "Partner manager", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True)

    # the deal
    registration_id = fields.Many2one("prm.registration", readonly=True)
    origin = fields.Selection(
        lambda self: self.env["prm.registration"]._fields["origin"].selection,
        readonly=True,
    )
    state = fields.Selection(STATES, readonly=True)
    outcome = fields.Selection(
        [("open", "Open"), ("won", "Won"), ("lost", "Lost")], readonly=True
    )
    reviewer_id = fields.Many2one("res.users", readonly=True)
    salesperson_id = fields.Many2one("res.users", readonly=True)
    offering_id = fields.Many2one("prm.offering", "Service or product", readonly=True)
    reason_id = fields.Many2one("prm.reason", readonly=True)
    submitted_at = fields.Datetime(
        "Submitted on",
        readonly=True,
        help="For shared and offered deals: when they were created.",
    )
    decided_at = fields.Datetime("Decided on", readonly=True)
    date_closed = fields.Datetime("Won or lost on", readonly=True)

    # measures
    registered = fields.Integer("Registrations", readonly=True)
    qualified = fields.Integer(
        readonly=True,
        help="Registrations that were approved, including those that have ended since.",
    )
    won = fields.Integer(readonly=True)
    lost = fields.Integer(readonly=True)
    amount = fields.Monetary(
        "Expected revenue",
        readonly=True,
        help="Revenue of opportunities; what partners estimate before is not in it.",
    )
    won_amount = fields.Monetary("Won amount", readonly=True)
    review_hours = fields.Float(
        "Hours to the decision",
        readonly=True,
        aggregator="avg",
        help="Time from the last submission to the decision.",
    )
    age_days = fields.Integer(
        "Days waiting",
        readonly=True,
        aggregator="avg",
        help="Whole days since it was last submitted, while it is not decided.",
    )
    age_group = fields.Selection(AGES, "Waiting time", readonly=True)
    qualification_rate = fields.Float(
        "Qualified (%)", digits=(16, 1), readonly=True, aggregator="avg"
    )
    conversion_rate = fields.Float(
        "Won (%)",
        digits=(16, 1),
        readonly=True,
        aggregator="avg",
        help="Won deals as a percentage of all registrations.",
    )

    @property
    def _table_query(self):
        """Return the lines; those without a deal have the negative partnership's id."""
        return SQL(
            "SELECT line.*, p.partner_id, p.partner_type_id, p.tier_id, p.portal_id,"
            " p.user_id, p.company_id, c.currency_id,"
            " 100.0 * qualified / nullif(registered, 0) AS qualification_rate,"
            " 100.0 * won / nullif(registered, 0) AS conversion_rate"
            " FROM (%s UNION ALL %s) AS line"
            " JOIN prm_partnership p ON p.id = line.partnership_id"
            " JOIN res_company c ON c.id = p.company_id",
            self._deals(),
            self._without_deals(),
        )

    def _deals(self):
        """Return the query of all registrations that are no drafts."""
        return SQL(
            "SELECT r.id, r.partnership_id, r.program_id, %s"
            " FROM prm_registration r WHERE r.state != 'draft'",
            DEAL,
        )

    def _without_deals(self):
        """Return the query of partnerships that began and brought nothing yet."""
        return SQL(
            "SELECT -p.id, p.id, p.program_id, %s FROM prm_partnership p"
            " WHERE p.state != 'draft' AND NOT EXISTS (SELECT FROM prm_registration r"
            " WHERE r.partnership_id = p.id AND r.state != 'draft')",
            NO_DEAL,
        )

    def action_open_record(self):
        """Open the registration of this line, or the partnership without one."""
        self.ensure_one()
        self.check_access("read")
        record = self.registration_id or self.partnership_id
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "view_mode": "form",
        }
