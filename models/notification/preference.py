"""How often a person wants to hear of an event."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

FREQUENCIES = [
    ("now", "At once"),
    ("daily", "Daily summary"),
    ("weekly", "Weekly summary"),
    ("never", "Never"),
]


class PrmNotificationPreference(models.Model):
    """What a member wants of one event; without a row it is as the catalogue says.

    Each membership has its own, so one account with partnerships in two companies
    chooses twice. Written by the person's own pages alone.
    """

    _name = "prm.notification.preference"
    _description = "Notification preference"
    _order = "member_id, event, id"
    _rec_name = "event"

    member_id = fields.Many2one(
        "prm.member", required=True, index=True, ondelete="cascade"
    )
    partnership_id = fields.Many2one(
        related="member_id.partnership_id", store=True, index=True
    )
    company_id = fields.Many2one(related="member_id.company_id", store=True, index=True)
    event = fields.Char(required=True)
    label = fields.Char("Notification", compute="_compute_label")
    frequency = fields.Selection(FREQUENCIES, default="now", required=True)

    _once = models.UniqueIndex(
        "(member_id, event)", "This person has already chosen for this notification."
    )

    @api.depends("event")
    @api.depends_context("lang")
    def _compute_label(self):
        events = self.env["prm.notification.events"]._by_key()
        for preference in self:
            event = events.get(preference.event)
            preference.label = event.label if event else preference.event

    @api.constrains("event")
    def _check_event(self):
        """Refuse what there is no choice of.

        :raises ValidationError: for fixed events, and for none at all
        """
        events = self.env["prm.notification.events"]._by_key()
        for preference in self:
            event = events.get(preference.event)
            if not event or event.is_fixed:
                raise ValidationError(
                    self.env._("“%s” cannot be chosen.", event.label if event else "?")
                )

    # --------------------------------------------------------- for the person's pages

    @api.model
    def _of(self, member):
        """Return event → frequency of all events that a member may choose of.

        :param member: whose portal offers them
        """
        catalogue = self.env["prm.notification.events"]
        member_sudo = member.sudo()
        chosen = self._chosen(member)
        return {
            event.key: chosen.get(event.key, event.default)
            for event in catalogue._offered(member_sudo.partnership_id.portal_id)
        }

    @api.model
    def _choose(self, member, wanted):
        """Write down what a member wants; what is no choice is left out.

        :param member: whose page was sent
        :param dict wanted: event → frequency, as it was sent
        """
        self.env["prm.serialization.key"]._claim([f"notifications:{member.id}"])
        now = self._of(member)
        known = {frequency for frequency, _label in FREQUENCIES}
        events = self.env["prm.notification.events"]._by_key()
        wanted = {
            event: self._settled(events[event], frequency)
            for event, frequency in wanted.items()
            if event in events and frequency in known
        }
        changed = {
            event: frequency
            for event, frequency in wanted.items()
            if now.get(event, frequency) != frequency
        }
        self._write_choices(member, changed)

    @api.model
    def _settled(self, event, frequency):
        """Return how often of an event is meant by a frequency; on or off of some.

        :param event: of the catalogue
        """
        return "now" if event.pace and frequency != "never" else frequency

    @api.model
    def _write_choices(self, member, wanted):
        """Write event → frequency for a member, over what stands there."""
        preferences_sudo = self.sudo()
        rows_sudo = preferences_sudo.search([("member_id", "=", member.id)])
        for row_sudo in rows_sudo.filtered(lambda row: row.event in wanted):
            row_sudo.frequency = wanted[row_sudo.event]
        missing = wanted.keys() - set(rows_sudo.mapped("event"))
        preferences_sudo.create(
            [
                {"member_id": member.id, "event": event, "frequency": wanted[event]}
                for event in sorted(missing)
            ]
        )

    @api.model
    def _chosen(self, members):
        """Return event → frequency of one member's rows."""
        preferences_sudo = self.sudo()
        rows_sudo = preferences_sudo.search([("member_id", "in", members.ids)])
        return {row_sudo.event: row_sudo.frequency for row_sudo in rows_sudo}
