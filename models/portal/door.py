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
    def _is_known(self):
        """Tell whether the current user has a portal, or came to one before."""
        user_sudo = self.env.user.sudo()
        portals = self.env["prm.portal"]._for_user()
        return bool(portals or (user_sudo.share and user_sudo.prm_member_ids))

    # ---------------------------------------------------------------- why not

    @api.model
    def _why_not(self, address):
        """Return the sentence why the current user came to where they did not want.

        It is the same for whatever portal is not theirs, as if there were none. Empty
        for who may open it by now.

        :param address: path of the portal that was asked for; True for none of these
        """
        portals = self.env["prm.portal"]._for_user()
        if not portals:
            return self._why_none()
        if address is True or address in portals.mapped("path"):
            return ""
        user_sudo = self.env.user.sudo()
        former_sudo = user_sudo.prm_member_ids.filtered(
            lambda member: member.partnership_id.portal_id.path == address
        )
        if former_sudo:
            return self._closed_sentence(former_sudo[:1])
        partnership_sudo = portals._own_partnerships()[:1].sudo()
        return self.env._(
            "The address that you opened belongs to none of your portals. Please ask "
            "your contact at %s.",
            self._whom(partnership_sudo, partnership_sudo.company_id),
        )

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
        if members_sudo := user_sudo.prm_member_ids:
            first_sudo = members_sudo.sorted(lambda each: each.state == "disabled")[:1]
            return self._closed_sentence(first_sudo)
        return self.env._(
            "You have no access to a partner portal. Please ask your contact at %s.",
            self._whom(user_sudo.env["prm.partnership"], user_sudo.company_id),
        )

    def _closed_sentence(self, member_sudo):
        """Return why a member does not come to the portal of a partnership."""
        partnership_sudo = member_sudo.partnership_id
        whom = self._whom(partnership_sudo, partnership_sudo.company_id)
        if member_sudo.state == "disabled":
            return self.env._(
                "Your access to the partner portal has ended. Please ask your contact "
                "at %s.",
                whom,
            )
        if partnership_sudo.state == "suspended":
            return self.env._(
                "Your partnership is suspended, so the partner portal is closed to "
                "you. Please ask your contact at %s.",
                whom,
            )
        if partnership_sudo.state in ("expired", "terminated"):
            return self.env._(
                "Your partnership has ended, so the partner portal is closed to you. "
                "Please ask your contact at %s.",
                whom,
            )
        return self.env._(
            "Your partner portal is not open at the moment. Please ask your "
            "contact at %s.",
            whom,
        )

    def _whom(self, partnership_sudo, company_sudo):
        """Return whom to ask: the company, and its person for a partnership.

        The partner manager; without an active one, who reviews deals of the portal.
        """
        manager_sudo = partnership_sudo.user_id.filtered("active")
        person_sudo = manager_sudo or partnership_sudo.portal_id.reviewer_id
        address = person_sudo.email or company_sudo.email
        named = f"{company_sudo.name}: {person_sudo.name}"
        who = named if person_sudo else company_sudo.name
        return f"{who} ({address})" if address else who
