from odoo import models
from odoo.exceptions import UserError


class BasePartnerMerge(models.TransientModel):
    """Merging contacts never loses a partnership."""

    _inherit = "base.partner.merge.automatic.wizard"

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """Refuse to merge two partner organisations of one company.

        Core would delete one of the two active partnerships by SQL.
        """
        partnerships_sudo = self.env["prm.partnership"].sudo()
        groups = partnerships_sudo._read_group(
            [("partner_id", "in", partner_ids), ("state", "=", "active")],
            ["company_id"],
            having=[("__count", ">", 1)],
        )
        if groups:
            raise UserError(self.env["prm.sentence"]._text("merge_of_partners"))
        result = super()._merge(partner_ids, dst_partner, extra_checks)
        self.env["res.users"]._prm_forget_scopes()
        return result
