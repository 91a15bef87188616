import re
from itertools import count

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...policy.search_text import pattern

# What the scores count can only be required as a number.
COUNTED_AS = frozenset({"integer", "float", "monetary"})
CODE_SHAPE = re.compile(r"[a-z][a-z0-9_]*")


class PrmParameter(models.Model):
    """What a tier can require from a partner, or grant to it."""

    _name = "prm.parameter"
    _inherit = ["prm.filled.mixin"]
    _description = "Program parameter"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    sequence = fields.Integer(default=10)
    code = fields.Char(
        required=True,
        copy=False,
        help="Technical name: lowercase letters, digits and underscores. It does "
        "not change with the name.",
    )
    value_type = fields.Selection(
        [
            ("integer", "Whole number"),
            ("float", "Decimal number"),
            ("monetary", "Amount of money"),
            ("boolean", "Yes or no"),
            ("text", "Text"),
        ],
        "Values",
        default="integer",
        required=True,
    )
    measure = fields.Selection(
        selection=lambda self: self.env["prm.measures"]._selection(),
        default="manual",
        required=True,
        help="Where the current value of a partner comes from. Values entered by "
        "hand are entered on the partnership.",
    )
    description = fields.Text(translate=True, help="What it means, for partners.")
    condition_ids = fields.One2many("prm.condition", "parameter_id", "Conditions")
    condition_count = fields.Integer(
        compute="_compute_condition_count", exportable=False
    )

    _code_unique = models.UniqueIndex(
        "(code)",
        "This code is already used by another parameter. Choose a different one.",
    )

    @api.constrains("code")
    def _check_code(self):
        """Refuse what is no technical name.

        :raises ValidationError: with the shape of a code
        """
        for parameter in self:
            if not CODE_SHAPE.fullmatch(parameter.code or ""):
                raise ValidationError(self.env["prm.messages"]._text("code_shape"))

    @api.constrains("measure")
    def _check_measure(self):
        """Refuse what nothing counts.

        :raises ValidationError: naming the measure
        """
        known = dict(self.env["prm.measures"]._selection())
        for parameter in self:
            if parameter.measure not in known:
                raise ValidationError(
                    self.env._(
                        "%(parameter)s: the measure “%(measure)s” is not "
                        "available. Choose another one.",
                        parameter=parameter.name,
                        measure=parameter.measure,
                    )
                )

    @api.constrains("value_type", "measure")
    def _check_value_type(self):
        """Refuse a type that does not fit the measure, or the conditions.

        :raises ValidationError: naming the parameter
        """
        measures = self.env["prm.measures"]._all()
        for parameter in self:
            is_counted = parameter.measure in measures
            if is_counted and parameter.value_type not in COUNTED_AS:
                raise ValidationError(
                    self.env._(
                        "%s is counted automatically, so its values are numbers. "
                        "Choose a number or an amount as the type, or enter its "
                        "values by hand.",
                        parameter.name,
                    )
                )
            conditions_sudo = parameter.sudo().condition_ids
            conditions_sudo._check_row()

    @api.depends("condition_ids")
    def _compute_condition_count(self):
        counts = dict(
            self.env["prm.condition"]._read_group(
                [("parameter_id", "in", self.ids)], ["parameter_id"], ["__count"]
            )
        )
        for parameter in self:
            parameter.condition_count = counts.get(parameter, 0)

    def _number_text(self, number, currency):
        """Return a value of this parameter in words of the environment's language.

        :param currency: of amounts of money
        """
        formatting = self.env["prm.formatting"]
        return formatting._quantity(number, self.value_type, currency)

    @api.ondelete(at_uninstall=False)
    def _unlink_unused(self):
        """Keep what tiers ask for or grant.

        :raises UserError: naming these tiers
        """
        for parameter_sudo in self.sudo():
            if tiers_sudo := parameter_sudo.condition_ids.tier_id:
                raise UserError(
                    self.env._(
                        "The parameter %(parameter)s is used in conditions "
                        "(%(tiers)s). Archive it instead of deleting it.",
                        parameter=parameter_sudo.name,
                        tiers=", ".join(tiers_sudo.mapped("display_name")),
                    )
                )

    def copy_data(self, default=None):
        """Name the copies so, and give each a free code."""
        default = dict(default or {})
        found = super().copy_data(default)
        for parameter, values in zip(self, found, strict=True):
            values.setdefault("code", parameter._free_code())
            if "name" not in default:
                values["name"] = self.env._("%s (copy)", parameter.name)
        return found

    def _free_code(self):
        """Return the code with the first number that makes it another one."""
        taken = set(
            self.with_context(active_test=False)
            .search([("code", "=like", f"{pattern(self.code)}%")])
            .mapped("code")
        )
        return next(code for i in count(2) if (code := f"{self.code}_{i}") not in taken)
