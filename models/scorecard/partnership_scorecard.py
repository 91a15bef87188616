"""What a partnership tells of its scorecard: values, sentences, sources."""

# From other parts: company_id, partner_id

from odoo import api, fields, models
from odoo.fields import Domain


class PrmPartnershipScorecard(models.Model):
    """What people read of the scores; services find it out."""

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
        "Values needed to keep the tier",
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
        """Return the domain of what belongs to this organization and company.

        :param str name: the field that names the organization
        """
        own = Domain(name, "=", self.partner_id.id)
        return own & Domain("company_id", "=", self.company_id.id)

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
