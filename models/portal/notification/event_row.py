"""What an administrator reads of an event beside the switch: who hears of it, how."""

from odoo import api, fields, models

# From other parts: event

# Of events without a mail of their own: what is said and sent on a deal.
TALK = "conversation"


class PrmPortalEvent(models.Model):
    """Rows of a portal's notifications: who is told, and how often unless chosen."""

    _name = "prm.portal.event"
    _inherit = ["prm.portal.event"]

    told = fields.Char("Who is told", compute="_compute_told")
    default_frequency = fields.Char("By default", compute="_compute_told")

    @api.depends("event")
    @api.depends_context("lang")
    def _compute_told(self):
        """Say whom the table of audiences names, and what the catalogue sends."""
        events = self.env["prm.notification.events"]._by_key()
        frequencies = self.env["prm.formatting"]._choices(
            self.env["prm.notification.preference"], "frequency"
        )
        words = self.env["prm.event.words"]
        for row in self:
            event = events.get(row.event)
            row.told = words._told(event) if event else ""
            often = event and (event.pace or frequencies.get(event.default))
            row.default_frequency = often or ""


class PrmEventWords(models.AbstractModel):
    """Says in words who of the partner hears of an event."""

    _name = "prm.event.words"
    _description = "Who hears of an event"

    @api.model
    def _told(self, event):
        """Return the roles that hear of an event of the catalogue, as one text."""
        table = self.env["prm.audience"]._told()
        words = self._roles()
        roles = [
            role for mail in event.templates or (TALK,) for role in table.get(mail, ())
        ]
        return ", ".join(words[role] for role in dict.fromkeys(roles) if role in words)

    @api.model
    def _roles(self):
        """Hook: return role of the table of audiences → its name, of the partner's."""
        _ = self.env._
        return {
            "author": _("Partner contact"),
            "representative": _("Representative"),
            "supervisors": _("Supervisors"),
            "other_supervisors": _("Other supervisors"),
            "contact": _("Primary contact"),
            "holder": _("Certificate holder"),
            "asker": _("Person who asked"),
            "invited": _("Person who is invited"),
            "readers": _("Everybody who can read it"),
            "downloaders": _("Everybody who downloaded it"),
            "sharers": _("Everybody who sees the deal"),
            "receivers": _("Everybody who sees the contact"),
            "heir": _("Person who takes over"),
            "proposer": _("Person who asked"),
            "in_charge": _("Partner contact"),
            "named": _("Person whose matter it is"),
            "terms_acceptors": _("Everybody who can accept them"),
        }
