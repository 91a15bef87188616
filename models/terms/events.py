"""What partners are told of terms, and who hears of it."""

from odoo import api, models

from ..notification.events import Event

PUBLISHED = "prm.mail_template_terms_published"


class PrmAudience(models.AbstractModel):
    """Finds who can accept the terms; where nobody can, everybody hears of it."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        """Return the table, with terms."""
        return {**super()._told(), PUBLISHED: ("terms_acceptors",)}

    @api.model
    def _roles(self):
        """Return the roles, with who accepts terms."""
        return {**super()._roles(), "terms_acceptors": self._terms_acceptors_sudo}

    @api.model
    def _terms_acceptors_sudo(self, partnership_sudo):
        """Return the contacts (sudo) of who can accept the terms of a partnership."""
        members_sudo = partnership_sudo.member_ids._filtered_live()
        if partnership_sudo.program_id.terms_acceptors == "members":
            return members_sudo.partner_id
        supervisors_sudo = members_sudo.filtered(lambda one: one.role == "supervisor")
        return (supervisors_sudo or members_sudo).partner_id


class PrmNotificationEvents(models.AbstractModel):
    """The event of new terms."""

    _inherit = "prm.notification.events"

    @api.model
    def _entries(self):
        """Return the entries, with new terms."""
        _ = self.env._
        return [
            *super()._entries(),
            Event(
                key="terms_published",
                label=_("New terms"),
                help=_("New terms of the program were published: please accept them."),
                group="partnership",
                order=5,
                templates=(PUBLISHED,),
                page="terms",
            ),
        ]
