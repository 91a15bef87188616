"""What partners are told of contacts, and who is."""

from odoo import api, models

from ...notification.events import Event

SHARED = "prm.mail_template_contact_shared"
HANDED_OVER = "prm.mail_template_contact_handed_over"

# From other parts: portal_id, state


class PrmNotificationEvents(models.AbstractModel):
    """Contacts that are shared with a person, or come into the inbox."""

    _inherit = "prm.notification.events"

    @api.model
    def _groups(self):
        return {**super()._groups(), "contacts": self.env._("Contacts")}

    @api.model
    def _entries(self):
        _ = self.env._
        shared = Event(
            key="contact_shared",
            label=_("Contact shared with you"),
            help=_(
                "We shared contacts with you or sent them to your leads inbox, or a "
                "colleague’s were handed over to you."
            ),
            group="contacts",
            order=10,
            templates=(SHARED, HANDED_OVER),
            section="contacts",
            page="contacts",
        )
        return [*super()._entries(), shared]


class PrmNotificationDesk(models.AbstractModel):
    """News of contacts lead to the page where they are."""

    _inherit = "prm.notification.desk"

    @api.model
    def _url(self, told):
        if told.record._name != "prm.contact":
            return super()._url(told)
        portal_sudo = told.member.partnership_id.portal_id
        return portal_sudo._url(told.record._place())


class PrmContactMail(models.Model):
    """What the template of the mail says of contacts."""

    _name = "prm.contact"
    _inherit = ["prm.contact"]

    def _place(self):
        """Return the section where a partner finds the contact."""
        self.ensure_one()
        return "inbox" if self.state == "new" else "contacts"

    def _place_link(self):
        """Return the full address of that section, for mails."""
        portal_sudo = self.sudo().portal_id
        return self.get_base_url() + portal_sudo._url(self._place())

    def _shared_text(self):
        """Return how these contacts are shared, as the subject of the mail says it."""
        if self.state == "new":
            return self.env._("contacts for your leads inbox")
        return self.env._("contacts shared with you")

    def _count_told(self):
        """Return how many contacts the mail tells of."""
        return self.env.context.get("prm_count") or 1


class PrmAudience(models.AbstractModel):
    """The person; of what is in the inbox the supervisors, without any everybody."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        ours = {SHARED: ("receivers",), HANDED_OVER: ("receivers",)}
        return {**super()._told(), **ours}

    @api.model
    def _roles(self):
        return {**super()._roles(), "receivers": self._receivers_sudo}

    @api.model
    def _receivers_sudo(self, contact):
        """Return the people (sudo) with whom a contact is shared.

        :param contact: one, with superuser rights
        """
        if contact.contact_id:
            return contact.contact_id
        live_sudo = contact.partnership_id.member_ids._filtered_live()
        leading_sudo = live_sudo.filtered(lambda member: member.role == "supervisor")
        return (leading_sudo or live_sudo).partner_id
