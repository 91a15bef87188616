"""The doors from a partnership to its scorecard: values, sentences, buttons, jobs."""

# From other parts: company_id, partner_id, points, points_target, _book_funds,
# _tell_done

from odoo import api, fields, models
from odoo.fields import Domain


class PrmPartnershipScorecard(models.Model):
    """What people see and start of the scores; services do the work."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    value_ids = fields.One2many(
        "prm.partnership.value",
        "partnership_id",
        "Values",
        domain=[("is_keeping", "=", False)],
    )
    keep_value_ids = fields.One2many(
        "prm.partnership.value",
        "partnership_id",
        "Values that keep the tier",
        domain=[("is_keeping", "=", True)],
    )
    missing_text = fields.Char("Missing", compute="_compute_gap_texts")
    kept_text = fields.Char("Kept", compute="_compute_gap_texts")

    @api.depends(
        "points",
        "points_target",
        "keep_points",
        "next_tier_id",
        "tier_id",
        "kept_level",
        "date_end",
        "scored_at",
        "is_outdated",
        "state",
    )
    @api.depends_context("lang")
    def _compute_gap_texts(self):
        told = self.env["prm.scorecard.gap.text"]
        for partnership in self:
            known = partnership._origin
            partnership.missing_text = known and told._for_manager(known)
            partnership.kept_text = known and known._kept_sentence()

    # ----------------------------------------------------------------- buttons

    def action_recompute(self):
        """Compute figures, points and tiers of the chosen partnerships now."""
        self.check_access("write")
        self._count_now()
        return self._tell_done(self._describe_points())

    def _describe_points(self):
        """Return the points of one partnership, or how many were computed."""
        if len(self) != 1:
            return self.env._("%s partnerships were computed.", len(self))
        if not self.points_target:
            return self.env._("No points are asked for.")
        return self.env._(
            "%(points)s of %(target)s points.",
            points=self.points,
            target=self.points_target,
        )

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
        """Compute scores, funds and charts of the organisations that changed."""
        self.env["prm.scorecard.job"]._run()

    @api.model
    def _cron_scores(self):
        """Compute the scores of all active partnerships."""
        self.env["prm.scorecard.job"]._run_for_all()

    # ------------------------------------------------------------------- words

    def _what_if(self, **assumed):
        """See ``_what_if`` of ``prm.scorecard.what.if``."""
        return self.env["prm.scorecard.what.if"]._what_if(self, **assumed)

    def _missing_sentence(self, keeping=False):
        """See ``_sentence`` of ``prm.scorecard.gap``."""
        return self.env["prm.scorecard.gap"]._sentence(self, keeping)

    def _kept_sentence(self):
        """See ``_kept_sentence`` of ``prm.scorecard.gap``."""
        return self.env["prm.scorecard.gap"]._kept_sentence(self)

    def _program_missing(self):
        """See ``_for_partner`` of ``prm.scorecard.gap.text``."""
        return self.env["prm.scorecard.gap.text"]._for_partner(self)

    # ----------------------------------------------------------------- sources

    def _own_domain(self, name):
        """Return the domain of what belongs to this organisation and company.

        :param str name: the field that names the organisation
        """
        own = Domain(name, "=", self.partner_id.id)
        return own & Domain("company_id", "=", self.company_id.id)

    def _certified_domain(self, day):
        """Return the domain of certifications that count as people on ``day``."""
        return self.env["prm.measure.certified.employees"]._domain(self, day)

    def _open_source(self, code, name):
        """Return the window on the records that the measure ``code`` counts.

        :raises KeyError: for what counts no records
        """
        self.env["prm.messages"]._check_one(self)
        measure = self.env["prm.measures"]._all()[code]
        return self._open_records(measure._counts, measure._domain(self), name)

    def _open_records(self, model, domain, name):
        """Return the window ``name`` on records of ``model``."""
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "list,form",
            "domain": list(Domain(domain)),
            "context": {"create": False},
        }
