"""Where a partnership is counted anew: by the button, by other parts, by the jobs."""

from odoo import api, models

# From other parts: _book_funds, _tell_done


class PrmPartnershipCount(models.Model):
    """The doors to the computation of scores; services do the work."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    def action_recompute(self):
        """Compute figures, points and tiers of the chosen partnerships now."""
        self.check_access("write")
        self._count_now()
        told = self.env["prm.scorecard.gap.text"]._points_told(self)
        return self._tell_done(told)

    # ------------------------------------------------------------------- count

    def _recompute_scores(self, cause="", watch=True):
        """See ``_recount`` of ``prm.scorecard.recount``."""
        self.env["prm.scorecard.recount"]._recount(self, cause, watch)

    def _count_now(self, watch=True):
        """Count a few partnerships at once; first the funds, as the job does.

        :param bool watch: also give notice of tiers that are not kept
        """
        self_sudo = self.sudo()
        self_sudo._book_funds()
        self_sudo._recompute_scores(watch=watch)

    @api.model
    def _cron_figures(self):
        """Compute scores, funds and charts of the organizations that changed."""
        self.env["prm.scorecard.job"]._run()

    @api.model
    def _cron_scores(self):
        """Compute the scores of all active partnerships."""
        self.env["prm.scorecard.job"]._run_for_all()
