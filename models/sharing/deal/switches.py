"""What partners do with a deal that the vendor shares: read it, and talk."""

from odoo import api, models

from ....policy.verdict import refuse

OF_SHARED = frozenset({"comment", "attach"})


class PrmPortalSwitches(models.AbstractModel):
    """A shared deal stays the vendor's: who sees it, and what it says."""

    _inherit = "prm.portal.switches"

    @api.model
    def _verdict_deal(self, deal, action):
        deal_sudo = deal.sudo()
        if deal_sudo.origin == "shared" and action not in OF_SHARED:
            return refuse("shared_is_vendors")
        return super()._verdict_deal(deal, action)
