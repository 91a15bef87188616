"""Who hears that a deal is shared: those who see it from now on."""

from odoo import api, models

DEAL_SHARED = "prm.mail_template_deal_shared"


def people_who_see(deals):
    """Return the contacts of the partner who see a shared deal (sudo)."""
    if deals.visibility == "contact":
        return deals.contact_id
    return deals.partnership_id.member_ids._filtered_live().partner_id


class PrmAudience(models.AbstractModel):
    """Adds the people of shared deals to the table."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        return {**super()._told(), DEAL_SHARED: ("sharers",)}

    @api.model
    def _roles(self):
        return {**super()._roles(), "sharers": people_who_see}

    @api.model
    def _mailed_sudo(self, record, template_xmlid):
        """Leave out who saw the deal before others could see it, too."""
        people_sudo = super()._mailed_sudo(record, template_xmlid)
        if template_xmlid != DEAL_SHARED:
            return people_sudo
        return people_sudo - people_sudo.browse(record.env.context.get("prm_knows"))
