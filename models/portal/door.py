"""Which portal a person comes to, and what is told to who comes to none."""

from odoo import api, models


class PrmPortalDoor(models.AbstractModel):
    """The way in: for who opens ``/partner``, or a portal that is not theirs."""

    _name = "prm.portal.door"
    _description = "The way to a person's portal"

    @api.model
    def _own(self, last_id=0):
        """Return the current user's own portal, or none.

        :param int last_id: id of the one used last; what may not be opened anymore
            is passed over
        """
        portals = self.env["prm.portal"]._for_user()
        return portals.filtered(lambda portal: portal.id == last_id) or portals[:1]

    @api.model
    def _home_url(self, last_id=0):
        """Return the address of the current user's own portal, empty without one.

        It is asked on all pages of a site, also by visitors and employees.

        :param int last_id: id of the one used last
        """
        user = self.env.user
        own = user.share and not user._is_public() and self._own(last_id)
        return own._url() if own else ""

    @api.model
    def _nearest(self, portal):
        """Return the own portal of somebody who looks around on ``portal``, or none."""
        portals = self.env["prm.portal"]._for_user()
        same = portals.filtered(lambda own: own.company_id == portal.company_id)
        return (same or portals)[:1]

    @api.model
    def _why_none(self):
        """Return the sentence why the current user comes to no portal.

        The same whatever address was asked for: it says nothing of portals. Empty for
        who may come to one by now.
        """
        user_sudo = self.env.user.sudo()
        if self.env["prm.portal"]._for_user():
            return ""
        if not user_sudo.share:
            return self.env._("The partner portal is for partner organizations only.")
        members_sudo = user_sudo.prm_member_ids
        company_sudo = members_sudo.partnership_id.company_id or user_sudo.company_id
        if members_sudo:
            return self.env._(
                "Your partner portal is not open at the moment. Please ask your "
                "contact at %s.",
                company_sudo[:1].name,
            )
        return self.env._(
            "You have no access to a partner portal. Please ask your contact at %s.",
            company_sudo[:1].name,
        )
