"""Who is told of contacts that are shared."""

from odoo import api, models

SHARED = "prm.mail_template_contact_shared"


class PrmAudience(models.AbstractModel):
    """The person; of what is in the inbox the supervisors, without any everybody."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        return {**super()._told(), SHARED: ("receivers",)}

    @api.model
    def _roles(self):
        return {**super()._roles(), "receivers": self._receivers_sudo}

    @api.model
    def _receivers_sudo(self, contact):
        """Return the people (sudo) with whom a contact is shared.

        :param contact: one, with superuser rights
        """
        if contact.contact_id:
            return contact.contact_id
        live_sudo = contact.partnership_id.member_ids._filtered_live()
        leading_sudo = live_sudo.filtered(lambda member: member.role == "supervisor")
        return (leading_sudo or live_sudo).partner_id
