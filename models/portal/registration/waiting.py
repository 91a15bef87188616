"""What of a list waits for its reader: it stands above the list."""

from odoo import models

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
        find = self.env["prm.list.values"]._page
        first = {"order": "id desc", "limit": MOST + 1}
        waiting = self.env["prm.registration"]
        for domain in scope._waiting_domains():
            if len(waiting) <= MOST:
                waiting |= find(waiting, within & domain, ROW, **first)
        if not waiting:
            return None
        # What was returned is more pressing than a draft.
        shown = waiting[:MOST].sorted("state")
        return {
            "rows": [self._waiting_row(each) for each in shown],
            "has_more": len(waiting) > MOST,
        }

    def _waiting_row(self, registration):
        return {
            "id": registration.id,
            "number": registration.number,
            "name": registration.name,
            "text": self.env["prm.home.page"]._deal_step(registration),
        }
