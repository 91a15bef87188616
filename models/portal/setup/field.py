"""Which fields a form or a profile of a portal has, and what is asked of them."""

from odoo import fields, models


class PrmPortalField(models.Model):
    """A field of the registration form or of a profile page of a portal."""

    _name = "prm.portal.field"
    _description = "Field of a portal's form"
    _order = "portal_id, form, sequence, id"

    portal_id = fields.Many2one(
        "prm.portal", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="portal_id.company_id", store=True, index=True)
    form = fields.Selection(
        [
            ("registration", "Registration"),
            ("contact", "Contact"),
            ("organization", "Organization"),
        ],
        required=True,
        default="registration",
    )
    name = fields.Char("Technical name", required=True)
    sequence = fields.Integer(default=10)
    visible = fields.Boolean("Shown", default=True)
    editable = fields.Boolean("Partners may change", default=True)
    required = fields.Boolean("Mandatory")
    help_text = fields.Char("Help", translate=True)
    default_text = fields.Char("Default")

    _name_unique = models.UniqueIndex(
        "(portal_id, form, name)", "The form has a row for this field already."
    )
