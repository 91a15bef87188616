"""Which saved filters a person may read, for the record rules."""

from odoo import models

# From other parts: _prm_scope


class ResUsers(models.Model):
    """People of partners: saved filters, narrowed by what portals show."""

    _inherit = "res.users"

    def _prm_shown_filters(self):
        """Return the domain of the filters of lists that portals show, as a list.

        It is empty where no portal hides anything.
        """
        scope = self._prm_scope()
        if not scope.switches.hidden:
            return []
        partnerships_sudo = self.env["prm.partnership"].sudo()
        domain = []
        for partnership_sudo in partnerships_sudo.browse(scope.partnership_ids):
            portal_id = partnership_sudo.portal_id.id
            hidden = sorted(
                key for portal, key in scope.switches.hidden if portal == portal_id
            )
            if hidden:
                elsewhere = ("partnership_id", "!=", partnership_sudo.id)
                domain += ["|", elsewhere, ("kind", "not in", hidden)]
        return domain
