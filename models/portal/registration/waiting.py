"""What of a list waits for its reader: it stands above the list."""

from odoo import models

from ...common.visit.rows import Rows, by_ids
from .listing import ROW

# More would hide the list.
MOST = 3


class PrmRegistrationList(models.AbstractModel):
    """The rows on top: what to do, and with which deal."""

    _inherit = "prm.registration.list"

    def _waiting(self, kind, within):
        """Return what of a list waits for the current user, None when nothing does.

        :param str kind: of the list
        :param within: domain of the list, of every view
        :return: ``rows`` of ``id``, ``number``, ``name`` and ``text``; ``has_more``
        """
        scope = self.env["prm.registration.scope"]
        within &= scope._view_domain(scope._widest_view())
        waiting = [within & each for each in scope._waiting_domains(kind)]
        found = scope._newest(waiting, MOST + 1, ROW)
        if not found:
            return None
        # What was returned is more pressing than a draft.
        shown = found[:MOST].sorted("id", reverse=True).sorted("state")
        return {
            "rows": [self._waiting_row(each) for each in shown],
            "has_more": len(found) > MOST,
        }

    def _waiting_row(self, registration):
        return {
            "id": registration.id,
            "number": registration.number,
            "name": registration.name,
            "text": self.env["prm.home.page"]._deal_step(registration),
        }


class PrmPortalGlance(models.AbstractModel):
    """The list asks for what decides about a deal that waits above it."""

    _inherit = "prm.portal.glance"

    def _ahead(self, portal, page, record=None):
        ahead = super()._ahead(portal, page, record)
        if page != "registrations":
            return ahead
        programs_sudo = self.env["prm.program"].sudo()
        query = by_ids(programs_sudo, list(self.env.user._prm_scope().program_ids))
        rows = Rows(programs_sudo, ["max_resubmissions"], query)
        return ahead | {"programs": rows}
