"""Pages of a portal that only read."""

from functools import partial

from odoo import models

from ...common.visit.once import Visit, once

# From other parts: _own_partnership

# What pages show of a portal, or ask of it; the rest is read where it is asked.
SHOWN = (
    "name",
    "active",
    "path",
    "state",
    "company_id",
    "dark_pages",
    "let_register_many",
    "property_definition",
    "calendar_id",
    "show_promises",
    "appeal_days",
    "colleague_invitations",
    "mail_partner_added",
    "welcome",
    "news",
)


class PrmPortal(models.Model):
    """Portals: their pages know that nothing is written."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    def _visit_context(self):
        """Return the context of the visit of a page that only reads."""
        return {"prm_visit": Visit()}

    def _read_open(self):
        """Read of the portals that the current user may open what pages show, at once.

        The reader's rules find them; some of it only superusers read.
        """
        portal_ids = self.env.user._prm_scope().open_portal_ids
        if not portal_ids:  # maybe without any right on portals
            return
        ask = partial(self._read_at_once, self, portal_ids, SHOWN)
        once(self.env, ("portals",), ask)

    def _read_own_partnership(self):
        """Return the current user's partnership on this portal, read at once.

        As ``_own_partnership``, for pages that check it and tell much of it.
        """
        partnership = self._own_partnership()
        ask = partial(self._read_at_once, partnership, partnership.ids)
        once(self.env, ("own partnership", self.id), ask)
        return partnership

    def _read_at_once(self, model, ids, names=None):
        find = self.env["prm.list.values"]._page
        return find(model, [("id", "in", ids)], names)._ids
