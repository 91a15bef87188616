"""Two sections of the portal: contacts, and the inbox; what waits is a next step."""

from odoo import models

from ...portal.home_page import STEP_LIMIT
from ...portal.sections import Section


class PrmPortalSections(models.AbstractModel):
    """Contacts are offered where there are some or may be; the inbox while it waits."""

    _inherit = "prm.portal.sections"

    def _entries(self):
        _ = self.env._
        return [
            *super()._entries(),
            Section(
                key="contacts",
                label=_("Contacts"),
                icon="fa-address-book-o",
                order=34,
                route="contacts",
                condition=self.env["prm.contact.list"]._is_offered,
                creates=True,
                edits=True,
                scoped=True,
            ),
            Section(
                key="inbox",
                label=_("Leads inbox"),
                icon="fa-inbox",
                order=36,
                route="inbox",
                condition=self.env["prm.contact.inbox"]._is_offered,
                edits=True,
            ),
        ]


class PrmHomePage(models.AbstractModel):
    """The home says first what waits in the inbox."""

    _inherit = "prm.home.page"

    def _step_values(self, portal):
        values = super()._step_values(portal)
        steps = [*self._inbox_steps(portal), *values["next_steps"]]
        return {**values, "next_steps": steps[:STEP_LIMIT]}

    def _inbox_steps(self, portal):
        """Return the step to decide on contacts, where some wait."""
        inbox = self.env["prm.contact.inbox"]
        if not inbox._may_decide(portal) or not (count := inbox._count(portal)):
            return []
        text = self.env._("Decide on new contacts in your inbox: %s", count)
        return [{"text": text, "url": portal._url("inbox")}]
