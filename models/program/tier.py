from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...policy import validity


class PrmTier(models.Model):
    """A level of a program; 1 is the lowest."""

    _name = "prm.tier"
    _inherit = [
        "prm.share.guard.mixin",
        "prm.company.mixin",
        "prm.deferred.check.mixin",
        "prm.filled.mixin",
    ]
    _description = "Partner tier"
    _order = "program_id, level, id"

    program_id = fields.Many2one(
        "prm.program", required=True, index=True, ondelete="restrict"
    )
    level = fields.Integer(required=True, default=1)
    name = fields.Char(required=True, translate=True)
    margin = fields.Float(
        "Margin (%)", help="Margin on won deals, in percent of the deal's amount."
    )
    fund_percent = fields.Float(
        "Fund (%)",
        help="Share of a won deal's amount that is credited to the partner's fund.",
    )
    protection_days = fields.Integer(
        "Protection (days)",
        help="How many days an approved deal is protected. Leave empty to use the "
        "program's setting.",
    )
    target_points = fields.Integer(
        "Target points",
        help="How many points from its obligations a partner needs to get the tier.",
    )
    condition_ids = fields.One2many("prm.condition", "tier_id", "Conditions", copy=True)
    company_id = fields.Many2one(
        related="program_id.company_id", store=True, index=True
    )

    # Deferred: in one save of a program, two tiers may change their places.
    _one_per_level = models.Constraint(
        "UNIQUE (program_id, level) DEFERRABLE INITIALLY DEFERRED",
        "A program can have only one tier per level.",
    )
    _level_positive = models.Constraint("CHECK (level > 0)", "Levels start at 1.")
    _margin_percent = models.Constraint(
        "CHECK (margin BETWEEN 0 AND 100)",
        "The margin must be between 0 and 100 percent.",
    )
    _fund_percent = models.Constraint(
        "CHECK (fund_percent BETWEEN 0 AND 100)",
        "The share for the fund must be between 0 and 100 percent.",
    )
    _target_positive = models.Constraint(
        "CHECK (target_points >= 0)", "Target points cannot be negative."
    )
    _protection_positive = models.Constraint(
        "CHECK (protection_days >= 0)", "The protection cannot be negative."
    )

    @api.depends("name", "program_id.name")
    @api.depends_context("prm_tier_of_program")
    def _compute_display_name(self):
        """Say the program, too, where tiers of several programs stand side by side."""
        for tier in self:
            name = tier.name or ""
            if self.env.context.get("prm_tier_of_program"):
                name = f"{name} ({tier.program_id.name})"
            tier.display_name = name

    # ------------------------------------------------------------------ checks

    @api.constrains(
        "level", "margin", "fund_percent", "protection_days", "target_points"
    )
    def _check_row(self):
        """Refuse a level, percentages, days and points that mean nothing, in words."""
        for tier in self:
            if complaint := tier._complaint():
                raise ValidationError(
                    self.env._(
                        "Tier %(tier)s: %(complaint)s",
                        tier=tier.name or tier.level,
                        complaint=complaint,
                    )
                )

    def _complaint(self):
        """Return what is wrong with the tier by itself, or nothing."""
        if self.level < 1:
            return self.env._("levels start at 1.")
        if not 0 <= self.margin <= 100:
            return self.env._("the margin must be between 0 and 100 percent.")
        if not 0 <= self.fund_percent <= 100:
            return self.env._(
                "the share for the fund must be between 0 and 100 percent."
            )
        if self.protection_days < 0:
            return self.env._("the protection cannot be negative.")
        if self.target_points < 0:
            return self.env._("target points cannot be negative.")
        return None

    @api.constrains("program_id", "level", "target_points")
    def _check_place(self):
        self.program_id._check_when_saved("order")

    @api.constrains("target_points")
    def _check_target(self):
        self._check_when_saved("reachable")

    def _deferred_checks(self):
        return {"reachable": self._check_reachable}

    def _check_reachable(self):
        """Refuse more target points than the obligations give on their best day."""
        today = fields.Date.context_today(self)
        for tier in self:
            rows = [
                ((condition.date_start, condition.date_end), condition.points)
                for condition in tier.condition_ids
                if condition.kind == "obligation"
            ]
            # Without obligations the program is under construction.
            if not rows or tier.target_points <= validity.best_sum(rows, today):
                continue
            raise ValidationError(
                self.env._(
                    "Tier %(tier)s: %(target)s points cannot be reached, because "
                    "its obligations give only %(sum)s in total. Lower the target "
                    "points, or give the obligations more points.",
                    tier=tier.name,
                    target=tier.target_points,
                    sum=validity.best_sum(rows, today),
                )
            )

    def _check_unused(self, vals):
        """Refuse another place for a tier that partners have."""
        for tier in self:
            moved = [
                name
                for name in ("level", "program_id")
                if name in vals
                and vals[name] != tier._fields[name].convert_to_write(tier[name], tier)
            ]
            if moved and (names := tier._partners_text()):
                raise UserError(
                    self.env._(
                        "Partners have the tier %(tier)s: %(partners)s. Its "
                        "program and level cannot be changed, because what they "
                        "reached would then mean something else.",
                        tier=tier.name,
                        partners=names,
                    )
                )

    def _partners_text(self):
        """Return the first names of partnerships with this tier, or an empty text."""
        with_tier = [("tier_id", "in", self.ids)]
        partnerships_sudo = self.env["prm.partnership"].sudo()
        found_sudo = partnerships_sudo.search(with_tier, limit=4)
        names = found_sudo.mapped("partner_id.name")
        return ", ".join([*names[:3], *(["…"] if len(names) > 3 else [])])

    # -------------------------------------------------------------------- CRUD

    def write(self, vals):
        self._guard_write(vals)
        self._check_unused(vals)
        if vals.get("program_id"):
            program = self.env["prm.program"].browse(vals["program_id"])
            self._check_currency(program.company_id)
        if "fund_percent" in vals:
            self._partnerships_sudo()._book_funds()  # what was won until now
        without_fund = self.filtered(lambda tier: not tier.fund_percent)
        result = super().write(vals)
        without_fund.filtered("fund_percent")._begin_fund()
        return result

    def _has_amounts(self):
        return self.condition_ids._has_amounts()

    def _begin_fund(self):
        """Let partners with these tiers have a fund from now on."""
        self._partnerships_sudo()._begin_fund()

    def _partnerships_sudo(self):
        """Return the partnerships with these tiers that have begun (sudo)."""
        partnerships_sudo = self.env["prm.partnership"].sudo()
        begun = [("tier_id", "in", self.ids), ("state", "!=", "draft")]
        return partnerships_sudo.search(begun)

    @api.ondelete(at_uninstall=False)
    def _unlink_unused(self):
        """Refuse to delete a tier that partners have, or that their scores name."""
        for tier in self:
            if names := tier._partners_text():
                raise UserError(
                    self.env._(
                        "Partners have the tier %(tier)s: %(partners)s. Give them "
                        "another tier before you delete this one.",
                        tier=tier.name,
                        partners=names,
                    )
                )
            values_sudo = self.env["prm.partnership.value"].sudo()
            scored = [("tier_id", "=", tier.id), ("active", "in", [True, False])]
            if values_sudo.search_count(scored, limit=1):
                raise UserError(
                    self.env._(
                        "The scores of partners refer to the tier %s. It cannot be "
                        "deleted, so that their history stays readable.",
                        tier.name,
                    )
                )

    def copy(self, default=None):
        """Copy each tier with its conditions; it goes on top where its level is taken.

        :raise ValidationError: when its points do not fit there
        """
        self.check_access("create")
        copies = self.browse()
        for tier in self:
            copies += super(PrmTier, tier).copy(tier._prepare_copy(default or {}))
        return copies

    def _prepare_copy(self, default):
        """Return ``default`` with a level and target points that are free."""
        program = default.get("program_id", self.program_id.id)
        others = self.search([("program_id", "=", program)], order="level")
        if "level" in default or self.level not in others.mapped("level"):
            return default
        top = others[-1]
        own = {"name": self.env._("%s (copy)", self.name)}
        fitting = max(self.target_points, top.target_points and top.target_points + 1)
        place = {"level": top.level + 1, "target_points": fitting}
        return {**(own if program == self.program_id.id else {}), **place, **default}

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "name",
            "level",
            "margin",
            "fund_percent",
            "protection_days",
            "target_points",
            "condition_ids",
            "program_id",
        }
