"""Pages of a portal that only read."""

from functools import partial

from odoo import models

from ...common.visit.found import note_found
from ...common.visit.once import Visit, once
from ...common.visit.rows import Rows, by_ids, rows_of, usual
from ...common.visit.together import ask_together, ids_of

# From other parts: _own_partnership, _asked_setup, _keep_setup, path

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

    def _read_open(self, path=""):
        """Read of the portals that the current user may open what pages show, at once.

        The reader's rules find them; some of it only superusers read.

        :param str path: of the portal whose page is asked for
        """
        portal_ids = self.env.user._prm_scope().open_portal_ids
        if not portal_ids:  # maybe without any right on portals
            return
        once(self.env, ("portals",), partial(self._ask_open, portal_ids, path))

    def _ask_open(self, portal_ids, path):
        """Ask for portals, and for the key of all that is set of one of them."""
        query = self._search([("id", "in", portal_ids)])
        portals_sudo = self.sudo()
        asked = {"portals": Rows(portals_sudo, SHOWN, query), **self._asked_website()}
        answers = ask_together(self.env, asked | self._asked_setup(portal_ids, path))
        found = self.browse(answers["portals"])
        note_found(found)
        found.filtered(lambda portal: portal.path == path)._keep_setup(answers)
        return found._ids

    def _asked_website(self):
        """Return key → expression of the website around all pages, if there is one.

        Its menu asks each page that it leads to whether it is published.
        """
        if "website" not in self.env:
            return {}
        website_sudo = self.env["website"].sudo().get_current_website()
        menus_sudo = self.env["website.menu"].sudo()
        pages_sudo = self.env["website.page"].sudo()
        in_menu = ids_of(menus_sudo, [("website_id", "=", website_sudo.id)], "page_id")
        pages = Rows(pages_sudo, usual(pages_sudo), by_ids(pages_sudo, in_menu))
        return {"website": rows_of(website_sudo), "pages of its menu": pages}

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
