"""One decision of the vendor, and how long it took: what the ledger counts."""

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

# So many months are counted, and a little longer kept.
COUNTED_MONTHS = 24
KEPT_MONTHS = 25


class PrmPromiseDecision(models.Model):
    """A line of the ledger, written once by the job from the log of the moves.

    Nobody has the right to write or delete it.
    """

    _name = "prm.promise.decision"
    _inherit = ["prm.company.mixin"]
    _description = "Decision of the ledger"
    _order = "date desc, id desc"
    _rec_name = "registration_id"

    registration_id = fields.Many2one(
        "prm.registration", required=True, readonly=True, index=True, ondelete="cascade"
    )
    transition_id = fields.Many2one(
        "prm.registration.transition",
        "Change of state",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    partnership_id = fields.Many2one(
        "prm.partnership", required=True, readonly=True, index=True, ondelete="cascade"
    )
    partner_id = fields.Many2one(
        "res.partner", required=True, readonly=True, ondelete="restrict"
    )
    portal_id = fields.Many2one(
        "prm.portal", required=True, readonly=True, ondelete="cascade"
    )
    program_id = fields.Many2one(
        "prm.program", required=True, readonly=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True, ondelete="cascade"
    )
    user_id = fields.Many2one(
        "res.users", "Decided by", required=True, readonly=True, ondelete="restrict"
    )
    date = fields.Datetime("Decided on", required=True, readonly=True)
    result = fields.Selection(
        [
            ("approved", "Approved"),
            ("rejected", "Not accepted"),
            ("cancelled", "Cancelled"),
        ],
        "Decision",
        required=True,
        readonly=True,
    )
    due_at = fields.Datetime("Promised by", readonly=True)
    hours = fields.Float(
        "Hours to the decision",
        digits=(16, 1),
        readonly=True,
        aggregator="avg",
        help="Working hours where the portal has some, without the time with the "
        "partner.",
    )
    is_on_time = fields.Boolean("On time", readonly=True)
    # Averages of these are right for each group, each subtotal and the whole.
    on_time_rate = fields.Float(
        "On time (%)", digits=(16, 1), readonly=True, aggregator="avg"
    )
    approved_rate = fields.Float(
        "Approved (%)", digits=(16, 1), readonly=True, aggregator="avg"
    )

    _once = models.UniqueIndex("(transition_id)", "This decision is counted already.")
    _by_portal = models.Index("(portal_id, date)")

    @api.model
    def _since(self, months=COUNTED_MONTHS):
        """Return the moment so many months ago."""
        return fields.Datetime.now() - relativedelta(months=months)

    @api.autovacuum
    def _gc_old(self):
        """Forget what is too old to be counted."""
        old = [("date", "<", self._since(KEPT_MONTHS))]
        lines_sudo = self.sudo()
        lines_sudo.search(old, limit=10000).unlink()
