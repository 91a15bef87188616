"""Pages of a portal that only read."""

from functools import partial

from odoo import models

from ...common.visit.once import Visit, once

# From other parts: _own_partnership


class PrmPortal(models.Model):
    """Portals: their pages know that nothing is written."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    def _visit_context(self):
        """Return the context of the visit of a page that only reads."""
        return {"prm_visit": Visit()}

    def _read_open(self):
        """Read the portals that the current user may open with all values, at once.

        The reader's rules find them; pages ask later what only superusers read.
        """
        portal_ids = self.env.user._prm_scope().open_portal_ids
        if not portal_ids:  # maybe without any right on portals
            return
        once(self.env, ("portals",), partial(self._read_at_once, self, portal_ids))

    def _read_own_partnership(self):
        """Return the current user's partnership on this portal, read at once.

        As ``_own_partnership``, for pages that check it and tell much of it.
        """
        partnership = self._own_partnership()
        ask = partial(self._read_at_once, partnership, partnership.ids)
        once(self.env, ("own partnership", self.id), ask)
        return partnership

    def _read_at_once(self, model, ids):
        return self.env["prm.list.values"]._page(model, [("id", "in", ids)])._ids
