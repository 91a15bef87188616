"""Deals of which a person wants no mail: muting, and what pages say of it."""

from functools import partial

from odoo import api, models

from ...common.visit.together import ids_of, listed

MUTED_BY = "muted by"
# What of a membership decides whether it hears of a deal.
MEMBER = ("state", "organization_id", "company_id", "partnership_id", "partner_id")


class PrmDealMute(models.AbstractModel):
    """Mutes deals that the current user may open; news of them stay on the portal."""

    _name = "prm.deal.mute"
    _description = "Muted deals of a partner"

    @api.model
    def _mute(self, registration):
        """Send the current user no more mails about a deal.

        :param registration: one, in the reader's environment
        :raises AccessError: to who may not read it
        """
        if member_sudo := self._member_sudo(registration):
            self.env["prm.notification.mute"]._mute(member_sudo, registration)

    @api.model
    def _unmute(self, registration):
        """Send the current user mails about a deal again.

        :param registration: one, in the reader's environment
        :raises AccessError: to who may not read it
        """
        if member_sudo := self._member_sudo(registration):
            self.env["prm.notification.mute"]._unmute(member_sudo, registration)

    @api.model
    def _card(self, registration):
        """Return what the page of a deal says of it, ``None`` where nobody is told.

        :param registration: one, in the reader's environment
        """
        member_sudo = self._member_sudo(registration)
        if not member_sudo or registration.state == "draft":
            return None
        find = partial(self._muted_by, registration)
        is_muted = member_sudo.id in listed(self.env, (MUTED_BY, registration.id), find)
        deed = "unmute" if is_muted else "mute"
        return {"is_muted": is_muted, "url": f"{registration._portal_url()}/{deed}"}

    @api.model
    def _muted(self, portal, member_sudo):
        """Return the muted deals of a membership that its person still sees.

        :param portal: one that the current user may open; each has its own list
        """
        mutes_sudo = self.env["prm.notification.mute"].sudo()
        mutes_sudo = mutes_sudo.search([("member_id", "in", member_sudo.ids)])
        deals = self.env["prm.registration"].search(
            [
                ("id", "in", mutes_sudo.registration_id.ids),
                ("portal_id", "=", portal.id),
            ]
        )
        return [
            {"name": deal.name, "number": deal.number, "url": deal._portal_url()}
            for deal in deals
        ]

    def _member_sudo(self, registration):
        """Return the current user's membership (sudo) that hears of a deal.

        That of the deal's organization and company which gives access today: the
        partnership under which the deal was registered may have ended since.
        """
        registration.ensure_one()
        registration.check_access("read")
        deal_sudo = registration.sudo()
        user_sudo = self.env.user.sudo()
        user_sudo.prm_member_ids.fetch(MEMBER)
        own_sudo = user_sudo.prm_member_ids.filtered(
            lambda member: (
                member.organization_id == deal_sudo.partner_id
                and member.company_id == deal_sudo.company_id
            )
        )
        return own_sudo._filtered_live()[:1]

    def _muted_by(self, registration):
        """Return the expression of the ids of the memberships that muted a deal."""
        mutes_sudo = self.env["prm.notification.mute"].sudo()
        return ids_of(
            mutes_sudo, [("registration_id", "=", registration.id)], "member_id"
        )


class PrmRegistrationPage(models.AbstractModel):
    """The page of a deal says whether it is muted."""

    _inherit = "prm.registration.page"

    def _page(self, registration, kind="registrations"):
        """Return everything the page shows, with the card of the notifications."""
        page = super()._page(registration, kind)
        return page | {"mute": self.env["prm.deal.mute"]._card(registration)}


class PrmPortalGlance(models.AbstractModel):
    """The page of a deal asks who muted it."""

    _inherit = "prm.portal.glance"

    def _ahead(self, portal, page, record=None):
        ahead = super()._ahead(portal, page, record)
        if page != "record":
            return ahead
        muted = self.env["prm.deal.mute"]._muted_by(record)
        return ahead | {(MUTED_BY, record.id): muted}
