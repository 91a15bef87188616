"""The value of a condition as people say it: with its unit, or as yes or no."""

from odoo import api, fields, models

# From other parts: value, value_text, value_type, currency_id, parameter_id


class PrmConditionValue(models.Model):
    """A number with its unit for lists, a choice where there are only two values."""

    _name = "prm.condition"
    _inherit = ["prm.condition"]

    value_label = fields.Char("Required or granted", compute="_compute_value_label")
    value_choice = fields.Selection(
        [("yes", "Yes"), ("no", "No")],
        "Yes or no",
        compute="_compute_value_choice",
        inverse="_inverse_value_choice",
    )

    value_unit = fields.Char("Unit", compute="_compute_value_unit")

    @api.depends("value_type", "currency_id")
    def _compute_value_unit(self):
        for condition in self:
            is_money = condition.value_type == "monetary"
            condition.value_unit = is_money and condition.currency_id.name

    @api.depends("value", "value_text", "value_type", "parameter_id", "currency_id")
    @api.depends_context("lang")
    def _compute_value_label(self):
        for condition in self:
            if condition.value_type == "text":
                condition.value_label = condition.value_text
                continue
            parameter = condition.parameter_id
            condition.value_label = parameter and parameter._number_text(
                condition.value, condition.currency_id
            )

    @api.depends("value", "value_type")
    def _compute_value_choice(self):
        for condition in self:
            choice = "yes" if condition.value else "no"
            condition.value_choice = condition.value_type == "boolean" and choice

    @api.onchange("value_choice")
    def _inverse_value_choice(self):
        for condition in self.filtered("value_choice"):
            condition.value = condition.value_choice == "yes"
