from odoo import fields, models


class PrmPartnershipValue(models.Model):
    """Target and current value of one parameter for one partnership.

    Obligations are those of the scored tier: the next one, or the own one when there
    is none above; with ``is_keeping``, those of the own tier below it. Of a benefit,
    ``current`` is what the own tier grants and ``target`` what the next one will.
    """

    _name = "prm.partnership.value"
    _inherit = ["prm.partnership.part.mixin"]
    _description = "Value of a partnership"
    _order = "partnership_id, kind desc, sequence, id"
    _rec_name = "parameter_id"

    active = fields.Boolean(default=True, help="Asked for by the tiers at present.")
    parameter_id = fields.Many2one(
        "prm.parameter", required=True, index=True, ondelete="restrict"
    )
    sequence = fields.Integer(related="parameter_id.sequence", store=True)
    value_type = fields.Selection(related="parameter_id.value_type")
    measure = fields.Selection(related="parameter_id.measure")
    kind = fields.Selection(
        [("obligation", "Obligation"), ("benefit", "Benefit")],
        default="obligation",
        required=True,
    )
    is_keeping = fields.Boolean(help="An obligation of the tier that the partner has.")
    tier_id = fields.Many2one("prm.tier", index=True, ondelete="restrict")
    target = fields.Float(readonly=True)
    current = fields.Float()
    target_text = fields.Char(readonly=True)
    current_text = fields.Char(readonly=True)
    points = fields.Integer(readonly=True)
    points_max = fields.Integer("Points possible", readonly=True)
    ratio = fields.Float(readonly=True, help="Reached part of the target, from 0 to 1.")

    _once = models.UniqueIndex(
        "(partnership_id, parameter_id, kind, is_keeping)",
        "A partnership has one value per parameter.",
    )

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "active",
            "parameter_id",
            "sequence",
            "value_type",
            "measure",
            "kind",
            "is_keeping",
            "tier_id",
            "target",
            "current",
            "target_text",
            "current_text",
            "points",
            "points_max",
            "ratio",
        }
