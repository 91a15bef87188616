"""What changes a partner's figures says so; a job takes it up."""

from odoo import api, fields, models


class PrmFiguresSourceMixin(models.AbstractModel):
    """A record on which scores, funds or charts of a partner stand.

    Odoo's own recomputation sets the mark, in the row that changes anyway: no write
    hook, no lock on the partnership. The job books and takes the mark away.
    """

    _name = "prm.figures.source.mixin"
    _description = "Source of a partner's figures"

    figures_due = fields.Boolean(
        compute="_compute_figures_due",
        store=True,
        copy=False,
        help="The partner's figures do not know of the last change yet.",
    )

    def _figures_triggers(self):
        """Hook: return the names of the fields whose change makes figures due."""
        return ()

    @api.depends(lambda self: self._figures_triggers())
    def _compute_figures_due(self):
        self.figures_due = True
