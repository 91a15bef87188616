"""The terms of a partnership as records: what was agreed, and what was reached."""

from odoo import api, fields, models
from odoo.exceptions import UserError


class PrmPartnershipTerm(models.Model):
    """One term of a partnership; the latest one gives the partnership its dates.

    Written by code alone. While a term is the current one, what was reached in it
    follows the partnership; when it ends, it stays as it was. What an upgrade could
    not know of a former term is empty.
    """

    _name = "prm.partnership.term"
    _inherit = ["prm.partnership.line.mixin"]
    _description = "Term of a partnership"
    _order = "id desc"
    _rec_name = "partnership_id"

    state = fields.Selection(
        [("current", "Current"), ("past", "Past")],
        default="current",
        required=True,
        readonly=True,
        index=True,
    )
    date_start = fields.Date("Start", readonly=True)
    date_end = fields.Date("End", readonly=True)
    renewal_end = fields.Date(
        "Renewed until",
        readonly=True,
        help="Last day of the next term, as agreed during this one.",
    )
    reminded_step = fields.Integer(
        "Reminded (days before)",
        compute="_compute_reminded_step",
        store=True,
        readonly=False,
        aggregator=None,
        help="The last reminder that was sent, in days before the end.",
    )
    kept_level = fields.Integer(
        "Level earned before",
        readonly=True,
        aggregator=None,
        help="Tiers up to this level counted as reached, because they were earned "
        "in the previous term.",
    )
    tier_start_id = fields.Many2one(
        "prm.tier", "Tier at the start", readonly=True, ondelete="set null"
    )
    # what was reached
    tier_end_id = fields.Many2one(
        "prm.tier",
        "Tier at the end",
        compute="_compute_reached",
        store=True,
        ondelete="set null",
        help="For the current term: today's tier.",
    )
    points = fields.Integer(
        compute="_compute_reached",
        store=True,
        aggregator="avg",
        help="Points from the obligations of the tier at the end.",
    )
    points_target = fields.Integer(
        "Points needed", compute="_compute_reached", store=True, aggregator="avg"
    )
    total_sales = fields.Monetary(
        "Total sales",
        compute="_compute_reached",
        store=True,
        help="Amount of the deals won in this term.",
    )

    _one_current = models.UniqueIndex(
        "(partnership_id) WHERE state = 'current'",
        "A partnership can have only one current term.",
    )

    @api.depends("date_end", "renewal_end")
    def _compute_reminded_step(self):
        """Begin anew: another due date has reminders of its own."""
        self.reminded_step = 0

    @api.depends(
        "state",
        "partnership_id.tier_id.target_points",
        "partnership_id.keep_points",
        "partnership_id.total_sales",
    )
    def _compute_reached(self):
        """Follow the partnership while the term is the current one."""
        for term in self.filtered(lambda one: one.state == "current"):
            partnership = term.partnership_id
            term.tier_end_id = partnership.tier_id
            term.points = partnership.keep_points
            term.points_target = partnership.tier_id.target_points
            term.total_sales = partnership.total_sales

    @api.depends("date_start", "date_end")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for term in self:
            term.display_name = term._period() or self.env._("Previous term")

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create after the guards: terms begin by moves of the partnership."""
        here = self._guard_create(vals_list)
        return super(PrmPartnershipTerm, here).create(vals_list)

    def write(self, vals):
        """Write after the guards: terms change with the partnership."""
        self._guard_write(vals)
        return super().write(vals)

    def _computed_only_fields(self):
        """Return all fields: code writes terms."""
        return self._columns_but()

    @api.ondelete(at_uninstall=False)
    def _unlink_by_code_only(self):
        """Keep what was agreed and reached.

        :raises UserError: when somebody deletes a term
        """
        if not self.env.su:
            raise UserError(self.env["prm.messages"]._text("term_is_kept"))

    # ------------------------------------------------------------------- moves

    def _close(self, tier, result):
        """End these terms with what was reached until their last day.

        :param tier: the ``prm.tier`` at the end
        :param dict result: of ``_what_if``: ``keep_points`` and ``figures``
        """
        self.write(
            {
                "state": "past",
                "tier_end_id": tier.id,
                "points": result["keep_points"],
                "points_target": tier.target_points,
                "total_sales": result["figures"]["won_amount"],
            }
        )
        # The next one is inserted at once, and there is one current term.
        self.flush_recordset(["state"])

    # ------------------------------------------------------------------- words

    def _period(self):
        """Return first and last day of the term, in the language here."""
        return self.env["prm.formatting"]._period(self.date_start, self.date_end)

    def _is_known(self):
        """Tell whether first day and last tier are known.

        An upgrade could not read some, and a tier may be deleted.
        """
        return bool(self.date_start and self.tier_end_id)

    def _describe(self):
        """Return "01/01/2026 – 12/31/2026: Silver, 64 of 60 points"."""
        term, tier = self.display_name, self.tier_end_id
        if not (tier and self.points_target):
            reached = tier.name or self._points_text()
            return f"{term}: {reached}" if reached else term
        return self.env._(
            "%(term)s: %(tier)s, %(points)s of %(target)s points",
            term=term,
            tier=tier.name,
            points=self.points,
            target=self.points_target,
        )

    def _points_text(self):
        """Return "64 of 60 points"; nothing where no points were asked for."""
        if not self.points_target:
            return ""
        return self.env._(
            "%(points)s of %(target)s points",
            points=self.points,
            target=self.points_target,
        )

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "state",
            "date_start",
            "date_end",
            "tier_start_id",
            "tier_end_id",
            "points",
            "points_target",
            "total_sales",
        }
