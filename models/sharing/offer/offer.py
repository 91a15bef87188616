from odoo import api, fields, models

from ....policy import offer as policy

STATES = [
    ("planned", "Next in order"),
    ("offered", "Waiting"),
    ("accepted", "Accepted"),
    ("declined", "Declined"),
    ("silent", "No answer"),
    ("gone", "Accepted by another"),
    ("taken_back", "Taken back by us"),
    ("skipped", "Not asked"),
]


class PrmOffer(models.Model):
    """A lead offered to one partner: until when, and what the partner answered.

    Employees read it; the desk of offers and the moves of the registration write it.
    """

    _name = "prm.offer"
    _inherit = ["prm.transition.mixin", "prm.company.mixin"]
    _description = "Offer to a partner"
    _order = "round_id desc, sequence, id"

    round_id = fields.Many2one(
        "prm.offer.round",
        "Offer",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    sequence = fields.Integer("Order", readonly=True, aggregator=None)
    partnership_id = fields.Many2one(
        "prm.partnership", required=True, readonly=True, index=True, ondelete="restrict"
    )
    partner_id = fields.Many2one(
        related="partnership_id.partner_id",
        string="Partner",
        store=True,
        index=True,
    )
    company_id = fields.Many2one(related="round_id.company_id", store=True, index=True)
    lead_id = fields.Many2one(
        related="round_id.lead_id", string="Opportunity in CRM", store=True, index=True
    )
    user_id = fields.Many2one(
        related="round_id.user_id", string="Offered by", store=True, index=True
    )
    in_order = fields.Boolean(related="round_id.in_order")
    contact_id = fields.Many2one(
        "res.partner",
        "Person",
        readonly=True,
        ondelete="restrict",
        help="Empty: the whole organization is asked.",
    )
    registration_id = fields.Many2one(
        "prm.registration",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="Where the partner reads and answers the offer.",
    )
    outcome = fields.Selection(related="registration_id.outcome", store=True)
    because = fields.Text("Proposed because", readonly=True)

    state = fields.Selection(
        STATES,
        default="planned",
        required=True,
        readonly=True,
        index=True,
        group_expand="_expand_states",
    )
    offered_at = fields.Datetime("Offered on", readonly=True, index=True)
    deadline = fields.Date("Answer by", readonly=True, index=True)
    answered_at = fields.Datetime("Ended", readonly=True)
    reason_id = fields.Many2one(related="registration_id.reason_id", string="Reason")
    reminded = fields.Boolean(readonly=True)

    _deadlines = models.Index("(deadline) WHERE state = 'offered'")

    # ---------------------------------------------------------------- computes

    @api.depends("round_id.name", "partner_id.name")
    def _compute_display_name(self):
        for offer in self:
            parts = (offer.round_id.name, offer.partner_id.name)
            offer.display_name = ": ".join(part for part in parts if part)

    @api.model
    def _expand_states(self, states, domain):
        """Return the states at hand in the order of the life cycle."""
        return [key for key, _label in STATES if key in states]

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create, with the guards first: an offer begins as planned."""
        here = self._guard_create(vals_list)
        return super(PrmOffer, here).create(vals_list)

    def write(self, vals):
        """Write, with the guards first."""
        self._guard_write(vals)
        return super().write(vals)

    @api.model
    def _verdict_move(self, old, new):
        return policy.verdict_move(old, new)

    def _initial_states(self, vals):
        return frozenset({"planned"})

    # ----------------------------------------------------------------- buttons

    def action_take_back(self):
        """Take the offer back from this partner; in an order the next one is asked.

        :raises AccessError: to who may not write the partnership
        :raises UserError: when the partner answered first
        """
        self.check_access("read")
        for offer in self:
            self.env["prm.offer.desk"]._take_back(offer)

    def action_open_registration(self):
        """Open what the partner reads and answers.

        :raises UserError: while the partner was not asked
        """
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        registration = self.registration_id
        self.env["prm.messages"]._check_one(registration)
        return {
            "type": "ir.actions.act_window",
            "res_model": registration._name,
            "res_id": registration.id,
            "view_mode": "form",
        }
