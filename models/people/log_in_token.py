from odoo import api, models


class ResPartner(models.Model):
    """Contacts: the link of a login mail is its reader's, and works with the access."""

    _inherit = "res.partner"

    def _get_signup_url(self):
        """Return the link by which a person chooses a password, of members to mails.

        Core gives it to whoever may change contacts.

        :raises AccessError: for a member, to who fills the template of a mail
        """
        contact_sudo = self.sudo().with_context(active_test=False)
        if contact_sudo.user_ids.prm_member_ids:
            self.env["prm.secret.mail"]._check_is_mailed(self)
        return super()._get_signup_url()

    @api.model
    def _get_partner_from_token(self, token):
        """Return the contact of a link, nobody when a member's access has ended."""
        contact = super()._get_partner_from_token(token)
        contact_sudo = (contact or self.browse()).sudo().with_context(active_test=False)
        closed = self.env["prm.log.in.mail"]._is_closed
        return None if any(map(closed, contact_sudo.user_ids)) else contact
