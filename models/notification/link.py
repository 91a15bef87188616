"""The link of a mail to what its reader wants to be told; it opens nothing else."""

from odoo import api, models

from ..common.signed_link import Purpose

PURPOSE = "notifications"
DAYS = 60


class PrmSignedLink(models.AbstractModel):
    """Links to the notification settings of one membership."""

    _inherit = "prm.signed.link"

    @api.model
    def _purposes(self):
        about = Purpose(model="prm.member", hours=24 * DAYS, fact=self._access_of)
        return {**super()._purposes(), PURPOSE: about}

    @api.model
    def _access_of(self, member):
        """Return who has access, and where mails reach that person; None without.

        :param member: with superuser rights
        """
        portal_sudo = member.partnership_id.portal_id
        is_open = portal_sudo.active and portal_sudo.state == "active"
        is_there = member.user_id.active and member._filtered_live()
        if not (is_open and is_there):
            return None
        return f"{member.user_id.id} {member.partner_id.email_normalized}"
