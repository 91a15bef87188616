from odoo import fields, models


class PrmCondition(models.Model):
    """A parameter at a tier: what the tier requires, or what it grants."""

    _name = "prm.condition"
    _inherit = ["prm.portal.mixin", "prm.company.mixin"]
    _description = "Condition of a tier"
    _order = "tier_id, kind desc, sequence, parameter_id, date_start, id"

    tier_id = fields.Many2one("prm.tier", required=True, index=True, ondelete="cascade")
    program_id = fields.Many2one(related="tier_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="tier_id.company_id", store=True, index=True)
    parameter_id = fields.Many2one(
        "prm.parameter", required=True, index=True, ondelete="restrict"
    )
    sequence = fields.Integer(related="parameter_id.sequence", store=True)
    value_type = fields.Selection(related="parameter_id.value_type")
    kind = fields.Selection(
        [("obligation", "Obligation"), ("benefit", "Benefit")],
        default="obligation",
        required=True,
        help="Obligations are what a partner must reach to get the tier; "
        "benefits are what the tier grants.",
    )
    value = fields.Float(help="Target of an obligation, amount of a benefit.")
    value_text = fields.Char(
        "Text", translate=True, help="What a benefit of the type Text grants."
    )
    points = fields.Integer(help="Points for reaching the value.")
    date_start = fields.Date("Valid from")
    date_end = fields.Date("Valid until", help="The last day on which it counts.")

    _dates_in_order = models.Constraint(
        "CHECK (date_end IS NULL OR date_start IS NULL OR date_end >= date_start)",
        "A condition cannot end before it starts.",
    )
    _not_negative = models.Constraint(
        "CHECK (value >= 0 AND points >= 0)",
        "Values and points cannot be negative.",
    )

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
