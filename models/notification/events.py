"""The catalogue of what partners are told: entries of a registry that rooms extend."""

from dataclasses import dataclass

from odoo import api, models


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that a partner is told, as portals offer it and people choose it.

    ``key``: by which rows and preferences name it; ``label`` and ``help`` in the
    reader's language; ``group``: key of the heading it stands under; ``order``: its
    place there, by tens; ``templates``: xml ids of its mails, each of one event alone;
    ``default``: how often people hear of it who chose nothing; ``section``: of the
    portal, without which there is nothing to tell; ``page``: below the portal's home,
    where news of it lead that are about no deal; ``replaces``: key of the event that
    told it until now, which portals of before go by; ``pace``: of what comes at a pace
    of its own, so that people switch it on or off only (``now`` and ``never``), in the
    reader's language; ``is_receipt``: it is told also to who did it, as a
    confirmation, or because nobody does it; ``is_fixed``: neither portals nor people
    can switch it off.
    """

    key: str
    label: str
    help: str
    group: str
    order: int
    templates: tuple = ()
    default: str = "now"
    section: str = ""
    page: str = ""
    replaces: str = ""
    pace: str = ""
    is_receipt: bool = False
    is_fixed: bool = False


class PrmNotificationEvents(models.AbstractModel):
    """Which events there are, and which of them a portal offers."""

    _name = "prm.notification.events"
    _description = "What partners are told"

    # ------------------------------------------------------------------ the catalogue

    @api.model
    def _groups(self):
        """Hook: return key → heading, in their order."""
        _ = self.env._
        return {
            "deals": _("Your deals"),
            "talk": _("Conversations"),
            "partnership": _("Your partnership"),
            "people": _("People and access"),
        }

    @api.model
    def _entries(self):
        """Hook: return all events, as :class:`Event`, in any order.

        Rooms and addons return their own beside those of ``super()``.
        """
        return []

    # ------------------------------------------------------------------- what is asked

    @api.model
    def _sorted(self):
        """Return all events in the order of their headings, and of the catalogue."""
        places = {key: place for place, key in enumerate(self._groups())}
        return sorted(
            self._entries(),
            key=lambda event: (
                places.get(event.group, len(places)),
                event.order,
                event.key,
            ),
        )

    @api.model
    def _by_key(self):
        """Return key → event, in the order of the catalogue."""
        return {event.key: event for event in self._sorted()}

    @api.model
    def _of_template(self, xmlid):
        """Return the event whose mail this template is.

        :raises KeyError: for a template of no event, which nobody could switch off
        """
        of = {mail: event for event in self._entries() for mail in event.templates}
        return of[xmlid]

    @api.model
    def _sections(self):
        """Return template → section of the portal that shows what it tells."""
        return {
            xmlid: event.section
            for event in self._entries()
            if event.section
            for xmlid in event.templates
        }

    # -------------------------------------------------------------------- what is on

    @api.model
    def _offered(self, portal):
        """Return the events that a portal offers and people choose of, in their order.

        One without a row is as its row will be; fixed ones are no choice; what a hidden
        section shows is not told.
        """
        portal_sudo = portal.sudo()
        rows_sudo = portal_sudo.event_ids
        off = {row.event for row in rows_sudo if not row.offered}
        known = set(rows_sudo.mapped("event"))
        is_shown = self.env["prm.portal.switches"]._is_shown
        return [
            event
            for event in self._sorted()
            if not event.is_fixed
            and event.key not in off
            and (event.key in known or rows_sudo._would_offer(event))
            and (not event.section or is_shown(portal, event.section))
        ]

    @api.model
    def _is_offered(self, portal, key):
        """Tell whether a portal tells its partners of an event; fixed ones always."""
        event = self._by_key().get(key)
        if event and event.is_fixed:
            return True
        return key in {each.key for each in self._offered(portal)}
