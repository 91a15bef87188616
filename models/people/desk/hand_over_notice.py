"""Who takes deals over is told: an event of the catalogue, its mail, its reader."""

from odoo import api, models

from ...notification.events import Event

# From other parts: partnership_id

HANDED_OVER = "prm.mail_template_deals_handed_over"


class PrmNotificationEvents(models.AbstractModel):
    """The event of deals that come from a colleague."""

    _inherit = "prm.notification.events"

    @api.model
    def _entries(self):
        """Return the entries, with deals that were handed over."""
        return [
            *super()._entries(),
            Event(
                key="deals_handed_over",
                label=self.env._("Deals handed over"),
                help=self.env._("A colleague’s open deals were handed over to you."),
                group="deals",
                order=90,
                templates=(HANDED_OVER,),
                section="registrations",
            ),
        ]


class PrmAudience(models.AbstractModel):
    """Whom it is told."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        """Return the table, with the member who takes over."""
        return super()._told() | {HANDED_OVER: ("heir",)}

    @api.model
    def _roles(self):
        """Return the roles, with the member who takes over."""
        return super()._roles() | {"heir": lambda members: members.partner_id}


class PrmMemberHeir(models.Model):
    """Members: what the mail says to who takes over."""

    _name = "prm.member"
    _inherit = ["prm.member"]

    def _handed_over_text(self, count):
        """Return how many deals were handed over, as subject of the mail.

        :param count: how many this member may open
        """
        if count == 1:
            return self.env._("1 deal was handed over to you")
        return self.env._("%s deals were handed over to you", count or 0)

    def _deals_link(self):
        """Return the full address of the list of registrations, for mails."""
        portal_sudo = self.partnership_id.portal_id.sudo()
        return self.get_base_url() + portal_sudo._url("registrations")
