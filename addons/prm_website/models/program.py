"""What of programs everybody may know."""

from odoo import fields, models


class PrmProgram(models.Model):
    """Programs: what the page "Become a partner" shows of them."""

    _inherit = "prm.program"

    is_public = fields.Boolean(
        "Shown to the public", help="It stands on the page “Become a partner”."
    )
    public_text = fields.Text(
        "Text for the public",
        translate=True,
        help="Whom it is for, in a few sentences.",
    )


class PrmCondition(models.Model):
    """Conditions: whether the public may know a benefit."""

    _inherit = "prm.condition"

    is_public = fields.Boolean(
        "Shown to the public",
        help="The benefit stands on the page “Become a partner”, if its program does.",
    )
