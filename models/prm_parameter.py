import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

CODE_SHAPE = re.compile(r"[a-z][a-z0-9_]*")
# What the scores count by themselves; "manual" is typed in by the channel's people.
MEASURES = [
    ("manual", "Entered by hand"),
    ("registrations", "Registrations submitted"),
    ("leads", "Registrations approved"),
    ("won_count", "Deals won"),
    ("won_amount", "Amount of won deals"),
    ("certified_employees", "Certified employees"),
    ("marketing_activities", "Marketing activities"),
    ("trainings", "Trainings passed"),
]


class PrmParameter(models.Model):
    """What a tier can require from a partner, or grant to it."""

    _name = "prm.parameter"
    _description = "Program parameter"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    sequence = fields.Integer(default=10)
    code = fields.Char(
        required=True,
        copy=False,
        help="Technical name: small letters, digits and underscores.",
    )
    value_type = fields.Selection(
        [
            ("integer", "Whole number"),
            ("float", "Number"),
            ("monetary", "Amount of money"),
            ("boolean", "Yes or no"),
            ("text", "Text"),
        ],
        default="integer",
        required=True,
    )
    measure = fields.Selection(
        MEASURES,
        default="manual",
        required=True,
        help="Where the current value comes from.",
    )
    description = fields.Text(translate=True, help="What it means, for partners.")

    _code_unique = models.UniqueIndex("(code)", "Another parameter has this code.")

    @api.constrains("code")
    def _check_code(self):
        for parameter in self:
            if not CODE_SHAPE.fullmatch(parameter.code or ""):
                raise ValidationError(self.env["prm.sentence"]._text("code_shape"))
