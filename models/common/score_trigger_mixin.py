"""What changes a partner's figures says so; a job takes it up."""

from odoo import api, fields, models


class PrmScoreTriggerMixin(models.AbstractModel):
    """A record on which scores, funds or charts of a partner stand.

    Odoo's own recomputation sets the mark, in the row that changes anyway: no write
    hook, no lock on the partnership. The job books and takes the mark away.
    """

    _name = "prm.score.trigger.mixin"
    _description = "Source of a partner's figures"

    score_due = fields.Boolean(
        "Score to recompute",
        compute="_compute_score_due",
        store=True,
        copy=False,
        help="The partner's figures do not include the latest change yet.",
    )

    def _score_triggers(self):
        """Hook: return the names of the fields whose change makes figures due."""
        return ()

    _marked = models.Index("(id) WHERE score_due")

    @api.depends(lambda self: self._score_triggers())
    def _compute_score_due(self):
        """Write the mark, also where it stands already.

        So the row changes: a job that takes the mark away at this moment starts anew
        instead of losing what happened.
        """
        self._fields["score_due"]._invalidate_cache(self.env, self._ids)
        self.score_due = True

    def _mark_score_due(self):
        """Mark ``self`` for what none of its own fields tells."""
        self.env.add_to_compute(self._fields["score_due"], self)
