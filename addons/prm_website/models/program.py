"""What of programs everybody may know."""

from odoo import fields, models


class PrmProgram(models.Model):
    """Programs: what the directory and the page "Become a partner" show of them."""

    _inherit = "prm.program"

    is_public = fields.Boolean(
        "Shown to the public", help="It stands on the page “Become a partner”."
    )
    public_text = fields.Text(
        "Text for the public",
        translate=True,
        help="Whom it is for, in a few sentences.",
    )
    directory_tier_id = fields.Many2one(
        "prm.tier",
        "Badges from tier",
        domain="[('program_id', '=', id)]",
        ondelete="set null",
        copy=False,
        help="The directory shows this tier and higher ones. Leave empty to show none.",
    )
    directory_needs_benefit = fields.Boolean(
        "Only tiers with the benefit",
        help="Only partners whose tier grants the benefit “Entry in the partner "
        "directory” have an entry.",
    )


class PrmCondition(models.Model):
    """Conditions: whether the public may know a benefit."""

    _inherit = "prm.condition"

    is_public = fields.Boolean(
        "Shown to the public",
        help="The benefit stands on the page “Become a partner”, if its program does.",
    )
