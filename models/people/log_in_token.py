from odoo import api, models


class ResPartner(models.Model):
    """Contacts: the link of a login mail works only while its person has access."""

    _inherit = "res.partner"

    @api.model
    def _get_partner_from_token(self, token):
        """Return the contact of a link, nobody when a member's access has ended."""
        contact = super()._get_partner_from_token(token)
        contact_sudo = (contact or self.browse()).sudo().with_context(active_test=False)
        closed = self.env["prm.log.in.mail"]._is_closed
        return None if any(map(closed, contact_sudo.user_ids)) else contact
