"""The rise and the fall of a tier: automatic, proposed, never silent."""

from odoo import fields, models


class PrmPartnershipTierMixin(models.AbstractModel):
    """What follows from a score: level-up, notice, grace, proposal."""

    _name = "prm.partnership.tier.mixin"
    _description = "Tier of a partnership"

    proposed_tier_id = fields.Many2one(
        "prm.tier",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Waits for the partner manager's decision.",
    )
    declined_tier_id = fields.Many2one(
        "prm.tier", readonly=True, copy=False, ondelete="restrict"
    )
    notice_date = fields.Date(
        "Told on",
        readonly=True,
        copy=False,
        help="Day on which the partner was told that the tier is not kept.",
    )
    kept_level = fields.Integer(
        "Level earned in the former term", readonly=True, copy=False
    )
