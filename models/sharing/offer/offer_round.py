from odoo import api, fields, models

from ....policy import offer as policy


class PrmOfferRound(models.Model):
    """A lead that was offered once: to whom, in which order, and with which words.

    Written by the desk of offers and by nobody else.
    """

    _name = "prm.offer.round"
    _inherit = ["prm.company.mixin"]
    _description = "Offer of a lead to partners"
    _order = "id desc"

    name = fields.Char(
        "Title", required=True, readonly=True, help="What partners call the deal."
    )
    lead_id = fields.Many2one(
        "crm.lead",
        "Opportunity in CRM",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True, ondelete="restrict"
    )
    user_id = fields.Many2one(
        "res.users", "Offered by", required=True, readonly=True, index=True
    )
    in_order = fields.Boolean(
        "One after the other",
        readonly=True,
        help="The next partner is asked when the one before declines or does not "
        "answer in time.",
    )
    days = fields.Integer(
        "Days to answer", readonly=True, help="How long each partner has to answer."
    )
    offering_id = fields.Many2one(
        "prm.offering",
        "Service or product",
        readonly=True,
        ondelete="restrict",
        help="Shown on the partner's deal once it is accepted.",
    )
    offer_need = fields.Text("Need", readonly=True)
    offer_city = fields.Char("City", readonly=True)
    offer_industry = fields.Char("Industry", readonly=True)
    offer_size = fields.Char("Size of the customer", readonly=True)
    line_ids = fields.One2many("prm.offer", "round_id", "Partners", readonly=True)
    state = fields.Selection(
        [
            ("running", "Waiting for answers"),
            ("accepted", "Accepted"),
            ("ended", "Nobody accepted"),
        ],
        compute="_compute_state",
        store=True,
        index=True,
    )

    @api.depends("line_ids.state")
    def _compute_state(self):
        for one in self:
            one.state = policy.round_state(one.line_ids.mapped("state"))

    def action_take_back(self):
        """Take back what waits for an answer, and ask nobody else.

        :raises AccessError: without write access to a partnership that is asked
        """
        self.check_access("read")
        for one in self:
            self.env["prm.offer.desk"]._stop(one)

    def _to_whom(self):
        """Return those offers that wait for an answer."""
        return self.line_ids.filtered(lambda line: line.state == "offered")
