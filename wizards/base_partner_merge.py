from odoo import models
from odoo.exceptions import UserError

from ..models.people.res_partner import MERGING
from ..models.scorecard.job import SOURCES


class BasePartnerMerge(models.TransientModel):
    """Merging contacts never loses a partnership."""

    _inherit = "base.partner.merge.automatic.wizard"

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """Refuse to merge two partner organizations of one company.

        Core would delete one of the two active partnerships by SQL. Access is looked
        at when all is written: core writes the organization of a person last.
        """
        partnerships_sudo = self.env["prm.partnership"].sudo()
        groups = partnerships_sudo._read_group(
            [("partner_id", "in", partner_ids), ("state", "=", "active")],
            ["company_id"],
            having=[("__count", ">", 1)],
        )
        if groups:
            raise UserError(self.env["prm.messages"]._text("merge_of_partners"))
        summaries = self.env["prm.registration.summary"]
        summaries._forget(partner_ids)
        merging = self.with_context(prm_merging=MERGING)
        kept = dst_partner and dst_partner.with_env(merging.env)
        result = super(BasePartnerMerge, merging)._merge(
            partner_ids, kept, extra_checks
        )
        self._prm_update_members(partner_ids)
        self.env["res.users"]._prm_forget_keys()
        self._prm_mark_scores(partner_ids)
        return result

    def _prm_update_members(self, contact_ids):
        """End the access of people whom the merge took out of their organization."""
        contacts = self.env["res.partner"].browse(contact_ids).exists()
        contacts._prm_update_members()

    def _prm_mark_scores(self, organization_ids):
        """Let the job count again what the merge has moved by SQL."""
        for model, name in SOURCES.items():
            records_sudo = self.env[model].sudo()
            records_sudo = records_sudo.search([(name, "in", organization_ids)])
            records_sudo._mark_score_due()
