import math
from datetime import date

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import groupby

from ...policy import validity

# What changes the sum of points of a tier.
SCORED = frozenset({"tier_id", "kind", "points", "date_start", "date_end"})
NO_OVERLAP = """EXCLUDE USING gist (
    int4range(tier_id, tier_id, '[]') WITH &&,
    int4range(parameter_id, parameter_id, '[]') WITH &&,
    daterange(date_start, date_end, '[]') WITH &&
) WHERE (kind = '%s') DEFERRABLE INITIALLY DEFERRED"""


class PrmCondition(models.Model):
    """A parameter at a tier: what the tier requires, or what it grants."""

    _name = "prm.condition"
    _inherit = [
        "prm.share.guard.mixin",
        "prm.company.mixin",
        "prm.deferred.check.mixin",
        "prm.filled.mixin",
    ]
    _description = "Condition of a tier"
    _order = "tier_id, kind desc, sequence, parameter_id, date_start, id"

    tier_id = fields.Many2one("prm.tier", required=True, index=True, ondelete="cascade")
    program_id = fields.Many2one(related="tier_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="tier_id.company_id", store=True, index=True)
    parameter_id = fields.Many2one(
        "prm.parameter", required=True, index=True, ondelete="restrict"
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    sequence = fields.Integer(related="parameter_id.sequence", store=True)
    value_type = fields.Selection(string="Values", related="parameter_id.value_type")
    kind = fields.Selection(
        [("obligation", "Obligation"), ("benefit", "Benefit")],
        default="obligation",
        required=True,
        help="Obligations are what a partner must reach to get the tier. Benefits "
        "are what the tier offers.",
    )
    value = fields.Float(
        aggregator=None, help="The target of an obligation, or the amount of a benefit."
    )
    value_text = fields.Char(
        "Text", translate=True, help="What a benefit of the type Text offers."
    )
    points = fields.Integer(help="Points the partner gets for reaching the value.")
    date_start = fields.Date(
        "Valid from",
        help="The first day on which it counts. Leave empty to count from the "
        "beginning.",
    )
    date_end = fields.Date(
        "Valid until", help="The last day on which it counts. Leave empty for no end."
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_end IS NULL OR date_start IS NULL OR date_end >= date_start)",
        "A condition cannot end before it starts.",
    )
    _not_negative = models.Constraint(
        "CHECK (value >= 0 AND points >= 0)",
        "Values and points cannot be negative.",
    )

    _obligations_in_turn = models.Constraint(
        NO_OVERLAP % "obligation",
        "Two obligations for the same parameter are valid at the same time. End "
        "one before the other starts.",
    )
    _benefits_in_turn = models.Constraint(
        NO_OVERLAP % "benefit",
        "Two benefits with the same parameter are valid at the same time. End one "
        "before the other starts.",
    )

    # ------------------------------------------------------------------- names

    @api.depends("tier_id", "parameter_id")
    def _compute_display_name(self):
        for condition in self:
            names = (condition.tier_id.name, condition.parameter_id.name)
            condition.display_name = ", ".join(name for name in names if name)

    def _period_text(self):
        """Return in words when the condition is valid."""
        formatting = self.env["prm.formatting"]
        start = formatting._day(self.date_start)
        end = formatting._day(self.date_end)
        if start and end:
            return self.env._("from %(start)s until %(end)s", start=start, end=end)
        if start:
            return self.env._("from %s", start)
        return self.env._("until %s", end) if end else self.env._("without end")

    # ------------------------------------------------------------------ checks

    @api.constrains("parameter_id", "kind", "value", "points", "date_start", "date_end")
    def _check_row(self):
        """Refuse values, points and dates that mean nothing, in words."""
        for condition in self:
            if complaint := condition._complaint():
                raise ValidationError(
                    self.env._(
                        "%(condition)s: %(complaint)s",
                        condition=condition.display_name,
                        complaint=complaint,
                    )
                )

    def _complaint(self):
        """Return what is wrong with the condition by itself, or nothing."""
        start, end = self.date_start, self.date_end
        if not math.isfinite(self.value):
            return self.env._("the value must be a number.")
        if self.value < 0 or self.points < 0:
            return self.env._("values and points cannot be negative.")
        if start and end and end < start:
            formatting = self.env["prm.formatting"]
            return self.env._(
                "it cannot end (%(end)s) before it starts (%(start)s).",
                start=formatting._day(start),
                end=formatting._day(end),
            )
        return self._value_complaint()

    def _value_complaint(self):
        """Return why the value does not fit the parameter, or nothing."""
        if self.value_type == "text" and self.kind == "obligation":
            return self.env._("a text cannot be required. Make it a benefit.")
        if self.value_type == "boolean" and self.value not in (0, 1):
            return self.env._("the value must be yes (1) or no (0).")
        if self.value_type == "integer" and not float(self.value).is_integer():
            return self.env._("the value must be a whole number.")
        return None

    @api.constrains("tier_id", "parameter_id", "kind", "date_start", "date_end")
    def _check_validity(self):
        self._check_when_saved("overlap")

    def _deferred_checks(self):
        return {"overlap": self._check_overlap}

    def _check_overlap(self):
        """Refuse two conditions for the same, valid on the same day."""

        def same(condition):
            return condition.tier_id.id, condition.parameter_id.id, condition.kind

        domain = [("tier_id", "in", self.tier_id.ids)]
        domain.append(("parameter_id", "in", self.parameter_id.ids))
        found = self.search(domain)
        for _key, group in groupby(found, same):
            rows = sorted(group, key=lambda row: row.date_start or date.min)
            pair = validity.first_overlap([(r.date_start, r.date_end) for r in rows])
            if pair:
                rows[pair[0]]._refuse_overlap(rows[pair[1]])

    def _refuse_overlap(self, other):
        """Refuse this condition, which is valid on a day of ``other``.

        :raises ValidationError: naming both and their periods
        """
        raise ValidationError(
            self.env._(
                "%(condition)s: two conditions are valid at the same time, one "
                "%(one)s and one %(other)s. End one before the other starts.",
                condition=self.display_name,
                one=self._period_text(),
                other=other._period_text(),
            )
        )

    # -------------------------------------------------------------------- CRUD

    def write(self, vals):
        self._guard_write(vals)
        if not SCORED & vals.keys():
            return super().write(vals)
        if vals.get("tier_id"):
            tier = self.env["prm.tier"].browse(vals["tier_id"])
            self._check_currency(tier.company_id)
        with self._one_save() as conditions:
            conditions.tier_id._check_when_saved("reachable")
            result = super(PrmCondition, conditions).write(vals)
            conditions.tier_id._check_when_saved("reachable")
        return result

    def _has_amounts(self):
        return any(row.value_type == "monetary" and row.value for row in self)

    def unlink(self):
        self.check_access("unlink")
        with self._one_save() as conditions:
            conditions.tier_id._check_when_saved("reachable")
            return super(PrmCondition, conditions).unlink()

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "tier_id",
            "program_id",
            "parameter_id",
            "sequence",
            "value_type",
            "kind",
            "value",
            "value_text",
            "points",
            "date_start",
            "date_end",
        }
