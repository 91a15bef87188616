"""Which contacts portals show to a person, for record rules."""

from odoo import api, models
from odoo.fields import Domain

# From other parts: _prm_scope


class PrmPortalSwitches(models.AbstractModel):
    """Contacts belong to two sections: what waits to the inbox, all else to contacts."""

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
        """Return the domain of the contacts that portals show to this person, as a list.

        It is empty where no portal narrows anything.
        """
        switches = self.env["prm.portal.switches"].with_user(self)
        domain = switches._contacts_domain()
        return [] if domain.is_true() else list(domain)
