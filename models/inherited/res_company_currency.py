"""A company whose partners have amounts keeps its currency."""

from odoo import models
from odoo.exceptions import UserError


class ResCompany(models.Model):
    """Companies: what was agreed with partners is not relabeled."""

    _name = "res.company"
    _inherit = ["res.company"]

    def write(self, vals):
        if "currency_id" in vals:
            others = self.filtered(lambda c: c.currency_id.id != vals["currency_id"])
            others._prm_check_currency()
        result = super().write(vals)
        self.env["prm.member.activity"]._follow_zones(self, vals)
        return result

    def _prm_check_currency(self):
        """Refuse another currency where partners have deals, funds or targets.

        A program without partners is a proposal: nobody counts on its amounts yet.
        """
        programs_sudo = self.env["prm.program"].sudo().with_context(active_test=False)
        for company in self:
            programs_sudo = programs_sudo.search([("company_id", "=", company.id)])
            used_sudo = programs_sudo.filtered("partnership_ids")
            if used_sudo._has_bookings() or any(used_sudo.mapped("has_money")):
                raise UserError(
                    self.env._(
                        "%(company)s keeps the currency %(currency)s: partners "
                        "have deals, funds or targets in it (%(programs)s). Create "
                        "a company with the other currency, and move the programs "
                        "there.",
                        company=company.name,
                        currency=company.currency_id.name,
                        programs=", ".join(used_sudo.mapped("name")),
                    )
                )
