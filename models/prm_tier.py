from odoo import fields, models


class PrmTier(models.Model):
    """A level of a program; 1 is the lowest."""

    _name = "prm.tier"
    _inherit = ["prm.portal.mixin", "prm.company.mixin"]
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
        help="Part of a won deal's amount that is credited to the partner's fund.",
    )
    protection_days = fields.Integer(
        help="Days for which an approved deal is protected. Empty: as in the program."
    )
    target_points = fields.Integer(
        help="Points over the tier's obligations at which a partner gets it."
    )
    condition_ids = fields.One2many("prm.condition", "tier_id", "Conditions", copy=True)
    company_id = fields.Many2one(
        related="program_id.company_id", store=True, index=True
    )

    _level_unique = models.UniqueIndex(
        "(program_id, level)", "A program has one tier per level."
    )
    _level_positive = models.Constraint("CHECK (level > 0)", "Levels start at 1.")
    _margin_percent = models.Constraint(
        "CHECK (margin BETWEEN 0 AND 100)", "A margin lies between 0 and 100 percent."
    )
    _fund_percent = models.Constraint(
        "CHECK (fund_percent BETWEEN 0 AND 100)",
        "A part for the fund lies between 0 and 100 percent.",
    )
    _target_positive = models.Constraint(
        "CHECK (target_points >= 0)", "Target points cannot be negative."
    )
    _protection_positive = models.Constraint(
        "CHECK (protection_days >= 0)", "A protection cannot last less than 0 days."
    )

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
