"""Which events a portal offers its partners."""

from odoo import api, fields, models


class PrmPortalEvent(models.Model):
    """A notification that this portal offers its partners, or does not.

    A new portal offers everything. An event that comes later, with an upgrade or an
    addon, starts switched off on portals that are there: nobody gets mails that the
    vendor did not decide on. One that replaces an event starts as that one is.
    """

    _name = "prm.portal.event"
    _inherit = ["prm.portal.place.mixin"]
    _description = "Notification of a portal"
    _order = "portal_id, sequence, id"
    _rec_name = "event"

    event = fields.Char(required=True, help="Key of the event that this row sets.")
    offered = fields.Boolean(
        "Available",
        default=True,
        help="If turned off, nobody on this portal is told of it: neither by email nor "
        "on the portal, and people cannot choose it.",
    )

    # What the catalogue says of it.
    label = fields.Char("Notification", compute="_compute_entry")
    description = fields.Char("What it tells", compute="_compute_entry")
    group = fields.Char("Topic", compute="_compute_entry")
    is_fixed = fields.Boolean("Always told", compute="_compute_entry")

    _event_unique = models.UniqueIndex(
        "(portal_id, event)", "The portal already has a row for this notification."
    )

    @api.depends("event")
    @api.depends_context("lang")
    def _compute_entry(self):
        """Take over what the catalogue says; of a former event the key is left."""
        catalogue = self.env["prm.notification.events"]
        events, groups = catalogue._by_key(), catalogue._groups()
        for row in self:
            event = events.get(row.event)
            row.label = event.label if event else row.event
            row.description = event.help if event else ""
            row.group = groups.get(event.group, event.group) if event else ""
            row.is_fixed = bool(event and event.is_fixed)

    @api.model
    def _complete(self, portals):
        """Make the rows that these portals lack, behind those that they have.

        Fixed events have none: there is nothing to set.

        :param portals: ``prm.portal`` records that the current user may write
        """
        events = self.env["prm.notification.events"]._sorted()
        for portal in portals:
            rows = self.search([("portal_id", "=", portal.id)])
            entries = {
                event.key: {"offered": rows._would_offer(event)}
                for event in events
                if not event.is_fixed
            }
            self._make_missing(portal, rows, "event", entries)

    def _would_offer(self, event):
        """Tell whether an event without a row is offered beside these rows of a portal.

        :param event: of the catalogue
        """
        before = self.filtered(lambda row: row.event == event.replaces)
        return not self or any(before.mapped("offered"))


class PrmPortal(models.Model):
    """Portals: what they tell their partners."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    event_ids = fields.One2many(
        "prm.portal.event", "portal_id", "Notifications", copy=True
    )
