"""Amounts of a program do not change their currency without anybody saying so."""

from odoo import fields, models
from odoo.exceptions import UserError

# From other parts: company_id, currency_id, name

# Held by the dialog that has converted the amounts; no context of a request has it.
CONVERTED = object()


class PrmProgram(models.Model):
    """Programs: which amounts stand on them, and who may take them elsewhere."""

    _name = "prm.program"
    _inherit = ["prm.program"]

    has_money = fields.Boolean(
        compute="_compute_has_money",
        help="Some conditions are amounts of money.",
        exportable=False,
    )

    def _compute_has_money(self):
        for program in self:
            conditions_sudo, values_sudo = program._money_rows_sudo()
            program.has_money = bool(conditions_sudo or values_sudo)

    def _money_rows_sudo(self):
        """Return conditions and entered values that are amounts of money (sudo)."""
        money = ("parameter_id.value_type", "=", "monetary")
        conditions_sudo = self.env["prm.condition"].sudo()
        values_sudo = self.env["prm.partnership.value"].sudo()
        values_sudo = values_sudo.with_context(active_test=False)
        return (
            conditions_sudo.search([("program_id", "in", self.ids), money]).filtered(
                "value"
            ),
            values_sudo.search(
                [
                    ("partnership_id.program_id", "in", self.ids),
                    ("kind", "=", "obligation"),
                    ("parameter_id.measure", "=", "manual"),
                    money,
                ]
            ).filtered("current"),
        )

    def _has_bookings(self):
        """Tell whether partners have deals, funds or budgets in the currency."""
        of_partners = ("partnership_id.program_id", "in", self.ids)
        everything_sudo = self.env["prm.program"].sudo().env
        return any(
            everything_sudo[model].search_count(domain, limit=1)
            for model, domain in (
                ("prm.registration", [("program_id", "in", self.ids)]),
                ("prm.registration", [of_partners]),
                ("prm.fund.entry", [of_partners]),
                ("prm.marketing.activity", [of_partners, ("budget", "!=", 0)]),
            )
        )

    def _check_move(self, company):
        """Refuse another company as long as amounts would only change their name.

        :param company: the company that the programs would have
        :raises UserError: with the reason, and what to do
        """
        if self.env.context.get("prm_converted") is CONVERTED:
            return
        for program in self:
            same = program.company_id == company
            if same or program.currency_id == company.currency_id:
                continue
            if program._has_bookings() or program.has_money:
                raise UserError(program._explain_move(company))

    def _explain_move(self, company):
        """Return why the program stays, and what to do."""
        values = {
            "program": self.name,
            "old": self.currency_id.name,
            "new": company.currency_id.name,
        }
        if self._has_bookings():
            return self.env._(
                "Partners have deals, funds or budgets in %(old)s in the program "
                "%(program)s, so it must stay in its company. Create a program for "
                "%(new)s.",
                **values,
            )
        return self.env._(
            "The amounts of the program %(program)s are in %(old)s, those of the "
            'other company in %(new)s. Click "Move to another company" on the '
            "program: it shows the old and new amounts, and converts them when you "
            "confirm.",
            **values,
        )

    def action_open_move(self):
        """Open the dialog that shows and converts the amounts."""
        self.env["prm.messages"]._check_one(self)
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Move to another company"),
            "res_model": "prm.program.move",
            "view_mode": "form",
            "target": "new",
            "context": {"default_program_id": self.id},
        }
