"""Two sections of the portal: contacts, and the inbox; what they show to whom."""

from odoo import api, models
from odoo.fields import Domain

from ...portal.home_page import STEP_LIMIT
from ...portal.sections import Section

# From other parts: _held


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
                holds=self.env["prm.contact.inbox"]._held,
                edits=True,
            ),
        ]


class PrmHomePage(models.AbstractModel):
    """The home says first what waits in the inbox."""

    _inherit = "prm.home.page"

    def _is_empty(self, portal):
        return super()._is_empty(portal) and not self._inbox_steps(portal)

    def _step_values(self, portal):
        values = super()._step_values(portal)
        steps = [*self._inbox_steps(portal), *values["next_steps"]]
        return {**values, "next_steps": steps[:STEP_LIMIT]}

    def _sought(self, portal):
        sought = super()._sought(portal)
        inbox = self.env["prm.contact.inbox"]
        if not portal._is_own() or not inbox._may_decide(portal):
            return sought
        return sought | {"inbox": inbox._held(portal)}

    def _inbox_steps(self, portal):
        """Return the step to decide on contacts, where some wait."""
        if "inbox" not in self._held(portal):
            return []
        count = self.env["prm.contact.inbox"]._count(portal)
        text = self.env._("Decide on new contacts in your inbox: %s", count)
        return [{"text": text, "url": portal._url("inbox")}]


class PrmPortalSwitches(models.AbstractModel):
    """What waits belongs to the inbox, all else to the contacts."""

    _inherit = "prm.portal.switches"

    @api.model
    def _contacts_domain(self):
        """Return the domain of the contacts that the current user sees in a section.

        Where a person sees own ones only, what this person accepted is own, too.
        """
        switches = self.env.user._prm_scope().switches
        person_id = self.env.user.partner_id.id
        waits = Domain("state", "=", "new")
        domain = Domain.TRUE
        if hidden := switches.hidden_on("inbox"):
            domain &= ~waits | Domain("portal_id", "not in", hidden)
        if hidden := switches.hidden_on("contacts"):
            domain &= waits | Domain("portal_id", "not in", hidden)
        if own := switches.own_on("contacts"):
            mine = Domain("contact_id", "=", person_id)
            mine |= Domain("decided_by_id", "=", person_id)
            domain &= waits | mine | Domain("portal_id", "not in", own)
        return domain


class ResUsersContacts(models.Model):
    """People of partners: the contacts that portals show them."""

    _inherit = "res.users"

    def _prm_shown_contacts(self):
        """Return the domain of the contacts that this person is shown, as a list.

        It is empty where no portal narrows anything.
        """
        switches = self.env["prm.portal.switches"].with_user(self)
        domain = switches._contacts_domain()
        return [] if domain.is_true() else list(domain)
