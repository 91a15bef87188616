from odoo import fields, models
from odoo.tools import SQL

from ..models.sharing.offer.offer import STATES


class PrmOfferReport(models.Model):
    """One line for each partner that was asked: what was answered, what was won.

    Rates are averages over offers: right for each group, each subtotal and the whole.
    """

    _name = "prm.offer.report"
    _inherit = ["prm.company.mixin"]
    _description = "Analysis of offers"
    _auto = False
    _order = "offered_at DESC, id DESC"
    _rec_name = "offer_id"
    _depends = {
        "prm.offer": [
            "answered_at",
            "company_id",
            "deadline",
            "offered_at",
            "outcome",
            "partner_id",
            "partnership_id",
            "registration_id",
            "state",
            "user_id",
        ],
        "prm.offer.round": ["offering_id"],
        "prm.partnership": ["portal_id", "program_id", "tier_id"],
        "prm.registration": ["amount", "currency_id"],
    }

    offer_id = fields.Many2one("prm.offer", readonly=True)
    partner_id = fields.Many2one("res.partner", readonly=True)
    partnership_id = fields.Many2one("prm.partnership", readonly=True)
    program_id = fields.Many2one("prm.program", readonly=True)
    tier_id = fields.Many2one("prm.tier", readonly=True)
    portal_id = fields.Many2one("prm.portal", readonly=True)
    offering_id = fields.Many2one("prm.offering", "Service or product", readonly=True)
    user_id = fields.Many2one("res.users", "Offered by", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    state = fields.Selection(STATES, readonly=True)
    outcome = fields.Selection(
        [("open", "Open"), ("won", "Won"), ("lost", "Lost")], readonly=True
    )
    offered_at = fields.Datetime("Offered on", readonly=True)
    answered_at = fields.Datetime("Ended", readonly=True)

    offered = fields.Integer("Offers", readonly=True)
    accepted = fields.Integer(readonly=True)
    declined = fields.Integer(readonly=True)
    silent = fields.Integer("No answer", readonly=True)
    won = fields.Integer(readonly=True)
    won_amount = fields.Monetary("Won amount", readonly=True)
    answer_hours = fields.Float(
        "Hours to the answer",
        readonly=True,
        aggregator="avg",
        help="Time until the partner accepted or declined.",
    )
    accept_rate = fields.Float(
        "Accepted (%)", digits=(16, 1), readonly=True, aggregator="avg"
    )
    win_rate = fields.Float(
        "Won (%)",
        digits=(16, 1),
        readonly=True,
        aggregator="avg",
        help="Won deals as a percentage of accepted offers that are won or lost.",
    )

    @property
    def _table_query(self):
        """Return the lines; whose turn never came is none."""
        return SQL(
            """
            SELECT o.id, o.id AS offer_id, o.partner_id, o.partnership_id, o.state,
                   o.user_id, o.company_id, o.offered_at, o.answered_at, o.outcome,
                   p.program_id, p.tier_id, p.portal_id, r.offering_id,
                   c.currency_id, 1 AS offered,
                   (o.state = 'accepted')::integer AS accepted,
                   (o.state = 'declined')::integer AS declined,
                   (o.state = 'silent')::integer AS silent,
                   (o.outcome IS NOT DISTINCT FROM 'won')::integer AS won,
                   CASE WHEN o.outcome = 'won' THEN d.amount ELSE 0 END AS won_amount,
                   CASE WHEN o.state IN ('accepted', 'declined')
                        THEN extract(epoch FROM o.answered_at - o.offered_at) / 3600
                   END AS answer_hours,
                   CASE WHEN o.state != 'offered'
                        THEN 100.0 * (o.state = 'accepted')::integer
                   END AS accept_rate,
                   CASE WHEN o.outcome IN ('won', 'lost')
                        THEN 100.0 * (o.outcome = 'won')::integer
                   END AS win_rate
              FROM prm_offer o
              JOIN prm_offer_round r ON r.id = o.round_id
              JOIN prm_partnership p ON p.id = o.partnership_id
              JOIN res_company c ON c.id = o.company_id
              LEFT JOIN prm_registration d ON d.id = o.registration_id
             WHERE o.state NOT IN ('planned', 'skipped')
            """
        )
