from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..models.program.program_currency import CONVERTED


class PrmProgramMove(models.TransientModel):
    """Shows what a program's amounts are in another currency; moves it if confirmed."""

    _name = "prm.program.move"
    _description = "Move a program to another company"

    program_id = fields.Many2one(
        "prm.program", required=True, readonly=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="program_id.company_id", related_sudo=False)
    old_currency_id = fields.Many2one(
        string="Currency now",
        related="program_id.company_id.currency_id",
        related_sudo=False,
    )
    portal_id = fields.Many2one(
        "prm.portal",
        "New portal",
        ondelete="cascade",
        domain="[('company_id', '!=', company_id)]",
        help="A portal of the other company.",
    )
    new_currency_id = fields.Many2one(
        string="New currency",
        related="portal_id.company_id.currency_id",
        related_sudo=False,
    )
    day = fields.Date("Rate of", required=True, default=fields.Date.context_today)
    line_ids = fields.One2many(
        "prm.program.move.line",
        "move_id",
        "Amounts",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )

    @api.constrains("program_id", "portal_id")
    def _check_rights(self):
        """Name no program and no portal of others."""
        self.program_id.sudo(False).check_access("write")
        self.portal_id.sudo(False).check_access("read")

    @api.onchange("program_id", "portal_id")
    def _onchange_rights(self):
        """The same before anything is shown."""
        self.program_id._origin.sudo(False).check_access("write")
        self.portal_id._origin.sudo(False).check_access("read")

    @api.depends("program_id", "portal_id", "day")
    def _compute_line_ids(self):
        for dialog in self:
            dialog.program_id._origin.sudo(False).check_access("write")
            dialog.line_ids = [Command.clear(), *dialog._prepare_lines()]

    def _prepare_lines(self):
        """Return a command for each amount, converted."""
        if not self.portal_id or self.old_currency_id == self.new_currency_id:
            return []
        conditions_sudo, values_sudo = self.program_id._origin._money_rows_sudo()
        return [
            *(
                Command.create(
                    {
                        "condition_id": condition.id,
                        "old_amount": condition.value,
                        "new_amount": self._convert(condition.value),
                    }
                )
                for condition in conditions_sudo
            ),
            *(
                Command.create(
                    {
                        "value_id": value.id,
                        "old_amount": value.current,
                        "new_amount": self._convert(value.current),
                    }
                )
                for value in values_sudo
            ),
        ]

    def _convert(self, amount):
        """Return an amount in the new currency; 0 where nobody entered a rate."""
        company = self.portal_id.company_id
        both = self.old_currency_id | self.new_currency_id
        if not self.env["crm.lead"]._prm_has_rate(both, company):
            return 0
        return self.old_currency_id._convert(
            amount, self.new_currency_id, company, self.day
        )

    def action_confirm(self):
        """Write the new amounts and move the program, in one step.

        :raises UserError: without a new portal, or with amounts that have no rate
        :raises AccessError: when the user may not write the program
        """
        self.ensure_one()
        self._check_rights()
        if not self.portal_id:
            raise UserError(self.env._("Choose the new portal."))
        self._move_program()
        return {"type": "ir.actions.act_window_close"}

    def _move_program(self):
        """Convert what the dialog shows; refuse what it cannot convert."""
        program = self.program_id
        if self.old_currency_id == self.new_currency_id:
            program.portal_id = self.portal_id
            return
        self._check_lines()
        program.with_context(prm_converted=CONVERTED).portal_id = self.portal_id
        for line_sudo in self.line_ids.sudo():
            line_sudo.condition_id.filtered("id").write({"value": line_sudo.new_amount})
            line_sudo.value_id.filtered("id").write({"current": line_sudo.new_amount})
        program.partnership_ids._mark_score_due()

    def _check_lines(self):
        """Refuse to move with bookings, or with less than all amounts as they are."""
        program = self.program_id
        if program._has_bookings():
            raise UserError(program._explain_move(self.portal_id.company_id))
        conditions_sudo, values_sudo = program._money_rows_sudo()
        lines_sudo = self.line_ids.sudo()
        shown = {
            (line.condition_id or line.value_id, line.old_amount) for line in lines_sudo
        }
        now = {(row, row.value) for row in conditions_sudo}
        now |= {(row, row.current) for row in values_sudo}
        if shown != now:
            raise UserError(
                self.env._(
                    "The amounts have changed in the meantime. Open the dialog again."
                )
            )
        if any(line.new_amount <= 0 for line in lines_sudo):
            raise UserError(
                self.env._(
                    "A new amount is missing. Enter it, or first enter a rate "
                    "between %(old)s and %(new)s.",
                    old=self.old_currency_id.name,
                    new=self.new_currency_id.name,
                )
            )


class PrmProgramMoveLine(models.TransientModel):
    """One amount, as it is and as it will be."""

    _name = "prm.program.move.line"
    _description = "Amount of a program that moves"
    _order = "id"

    move_id = fields.Many2one("prm.program.move", required=True, ondelete="cascade")
    condition_id = fields.Many2one("prm.condition", readonly=True, ondelete="cascade")
    value_id = fields.Many2one(
        "prm.partnership.value", readonly=True, ondelete="cascade"
    )
    name = fields.Char("Amount of", compute="_compute_name")
    old_currency_id = fields.Many2one(
        "res.currency", "Currency now", related="move_id.old_currency_id"
    )
    new_currency_id = fields.Many2one(
        "res.currency", "New currency", related="move_id.new_currency_id"
    )
    old_amount = fields.Monetary("Now", currency_field="old_currency_id", readonly=True)
    new_amount = fields.Monetary("Then", currency_field="new_currency_id")

    @api.depends("condition_id", "value_id")
    def _compute_name(self):
        for line in self:
            value = line.value_id.sudo(False)
            entered = [value.partnership_id.name, value.parameter_id.name]
            condition = line.condition_id.sudo(False)
            line.name = condition.display_name or ", ".join(filter(None, entered))
