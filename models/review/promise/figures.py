"""What the ledger says of a portal, or of one of its programs, as of last night."""

from odoo import api, fields, models

from ....policy import promise as rules


class PrmPromiseFigures(models.Model):
    """Figures of twelve months, written by the job alone.

    Without a program they are of the whole portal: these are what partners see.
    """

    _name = "prm.promise.figures"
    _inherit = ["prm.company.mixin"]
    _description = "How promises are kept"
    _order = "portal_id, program_id nulls first, id"
    _rec_name = "portal_id"

    portal_id = fields.Many2one(
        "prm.portal", required=True, readonly=True, index=True, ondelete="cascade"
    )
    program_id = fields.Many2one(
        "prm.program",
        readonly=True,
        ondelete="cascade",
        help="Empty for all programs of the portal.",
    )
    company_id = fields.Many2one(related="portal_id.company_id", store=True, index=True)
    counted_at = fields.Datetime("Counted on", required=True, readonly=True)
    date_from = fields.Datetime("From", required=True, readonly=True)
    decision_count = fields.Integer("Decisions", readonly=True)
    partner_count = fields.Integer("Partners", readonly=True)
    largest_count = fields.Integer(
        "Most for one partner", readonly=True, aggregator=None
    )
    median_hours = fields.Float(
        "Median hours",
        digits=(16, 1),
        readonly=True,
        aggregator=None,
        help="Half of the decisions took no longer. Working hours where the portal has "
        "some, without the time with the partner.",
    )
    on_time_count = fields.Integer("On time", readonly=True)
    late_count = fields.Integer(
        "Waiting and late",
        readonly=True,
        help="Registrations that wait longer than was promised. They count as late.",
    )
    approved_count = fields.Integer("Approved", readonly=True)
    direct_count = fields.Integer("Taken direct", readonly=True)
    on_time_rate = fields.Float(
        "On time (%)", digits=(16, 1), compute="_compute_rates", aggregator=None
    )
    approved_rate = fields.Float(
        "Approved (%)", digits=(16, 1), compute="_compute_rates", aggregator=None
    )
    is_enough = fields.Boolean(
        "Partners see it",
        compute="_compute_rates",
        help="There are at least 10 decisions for at least 3 partners, and 5 of them "
        "not for the biggest one. Fewer could tell of single deals.",
    )

    _once = models.UniqueIndex(
        "(portal_id, COALESCE(program_id, 0))", "These figures are counted already."
    )

    @api.depends("decision_count", "on_time_count", "late_count", "approved_count")
    def _compute_rates(self):
        for row in self:
            count = row.decision_count
            promised = count + row.late_count
            row.on_time_rate = rules.percent(row.on_time_count, promised)
            row.approved_rate = rules.percent(row.approved_count, count)
            row.is_enough = rules.is_enough(count, row.partner_count, row.largest_count)

    @api.depends("portal_id", "program_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for row in self:
            names = [row.portal_id.name, row.program_id.name]
            row.display_name = " – ".join(filter(None, names))

    def action_open_decisions(self):
        """Open the decisions that these figures count."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "prm.prm_promise_decision_action"
        )
        domain = [
            ("portal_id", "=", self.portal_id.id),
            ("date", ">", self.date_from),
            ("date", "<=", self.counted_at),
        ]
        if self.program_id:
            domain.append(("program_id", "=", self.program_id.id))
        return {**action, "domain": domain, "context": {}}

    def action_open_direct_deals(self):
        """Open the deals taken direct that these figures count."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "prm.prm_direct_deal_action"
        )
        day = fields.Date.to_date(self.date_from)
        domain = [
            ("registration_id.portal_id", "=", self.portal_id.id),
            ("date", ">", day),
        ]
        if self.program_id:
            domain.append(("registration_id.program_id", "=", self.program_id.id))
        return {**action, "domain": domain, "context": {}}
