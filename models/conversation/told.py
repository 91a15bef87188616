"""What partners were told of a deal, and that there is something to tell."""

from odoo import api, fields, models


class PrmRegistrationTold(models.Model):
    """The deal as partners know it; a change marks itself, a job tells of it.

    Odoo's own recomputation sets the mark, as it does for figures.
    """

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    news_ids = fields.One2many(
        "prm.registration.news",
        "registration_id",
        readonly=True,
        groups="prm.group_prm_user",
    )
    news_due = fields.Boolean(compute="_compute_news_due", store=True, copy=False)
    # As the partner was told.
    told_outcome = fields.Char(readonly=True, copy=False)
    told_stage_id = fields.Many2one(
        "crm.stage", readonly=True, copy=False, ondelete="set null"
    )
    told_closing = fields.Date(readonly=True, copy=False)

    _news_marked = models.Index("(id) WHERE news_due")

    @api.depends("state", "outcome", "stage_id", "date_closing")
    def _compute_news_due(self):
        """Write the mark, also where it stands already, so that the row changes."""
        self._fields["news_due"]._invalidate_cache(self.env, self._ids)
        self.news_due = True

    def _tell_news(self):
        """Tell what is new of this deal, now."""
        self.env["prm.deal.news"]._tell(self)
