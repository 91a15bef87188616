"""What the directory adds to portals: its section, and the news of decisions."""

from odoo import models

from ..notification.events import Event
from ..portal.sections import Section


class PrmPortalSections(models.AbstractModel):
    """The entry of the organization, where there are public pages that show it."""

    _inherit = "prm.portal.sections"

    def _entries(self):
        if not self.env["prm.directory"]._has_pages():
            return super()._entries()
        section = Section(
            key="directory",
            label=self.env._("Directory entry"),
            icon="fa-address-card-o",
            order=76,
            route="directory",
            condition=self.env["prm.directory.desk"]._is_offered,
            edits=True,
            starts_hidden=True,
        )
        return [*super()._entries(), section]


class PrmNotificationEvents(models.AbstractModel):
    """Partners are told what became of their entry."""

    _inherit = "prm.notification.events"

    def _entries(self):
        if not self.env["prm.directory"]._has_pages():
            return super()._entries()
        event = Event(
            key="directory_decided",
            label=self.env._("Directory entry decided"),
            help=self.env._("Your entry in the partner directory was decided on."),
            group="partnership",
            order=60,
            templates=("prm.mail_template_directory_decided",),
            section="directory",
            page="directory",
        )
        return [*super()._entries(), event]
