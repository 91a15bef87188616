"""What portals offer and people chose, read for many members at once."""

from typing import NamedTuple

from odoo import api, models

from ...policy import notification as rules


class Choices(NamedTuple):
    """Offers, preferences and mutes as plain values, so that many are asked at once."""

    offered: dict  # portal id → keys of events
    wanted: dict  # (member id, event) → frequency
    muted: frozenset  # (member id, registration id)

    def way(self, event, member, deal, own):
        """Return how a member hears of an event, see ``policy.notification``.

        :param event: of the catalogue
        :param member: with superuser rights
        :param deal: what it is about, or an empty recordset
        :param bool own: the member did it
        """
        portal_id = member.partnership_id.portal_id.id
        return rules.how(
            self.wanted.get((member.id, event.key), event.default),
            offered=event.key in self.offered[portal_id],
            fixed=event.is_fixed,
            own=own,
            receipt=event.is_receipt,
            muted=(member.id, deal.id) in self.muted,
        )


class PrmNotificationChoice(models.AbstractModel):
    """Reads with three queries what any number of people want to hear."""

    _name = "prm.notification.choice"
    _description = "What people want to be told"

    @api.model
    def _of(self, members, deals=None):
        """Return the :class:`Choices` of these members.

        :param members: with superuser rights
        :param deals: registrations of which some may be muted, or none
        """
        return Choices(
            self._offered(members.partnership_id.portal_id),
            self._wanted(members),
            self._muted(members, deals) if deals else frozenset(),
        )

    @api.model
    def _offered(self, portals):
        """Return portal id → keys of the events that it offers."""
        catalogue = self.env["prm.notification.events"]
        return {
            portal.id: {event.key for event in catalogue._offered(portal)}
            for portal in portals
        }

    @api.model
    def _wanted(self, members):
        """Return (member id, event) → frequency, of what somebody has chosen."""
        preferences_sudo = self.env["prm.notification.preference"].sudo()
        chosen_sudo = preferences_sudo.search([("member_id", "in", members.ids)])
        return {
            (row_sudo.member_id.id, row_sudo.event): row_sudo.frequency
            for row_sudo in chosen_sudo
        }

    @api.model
    def _muted(self, members, deals):
        """Return (member id, registration id) of what somebody has muted."""
        mutes_sudo = self.env["prm.notification.mute"].sudo()
        muted_sudo = mutes_sudo.search(
            [
                ("member_id", "in", members.ids),
                ("registration_id", "in", deals.ids),
            ]
        )
        return frozenset(
            (row_sudo.member_id.id, row_sudo.registration_id.id)
            for row_sudo in muted_sudo
        )
