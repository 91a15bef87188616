"""The portal's list of quotes: what it offers, its rows, and its file."""

from odoo import models
from odoo.fields import Domain

from odoo.addons.prm.policy.search_text import pattern
from odoo.addons.prm.policy.spreadsheet_file import Column

MOST_DEALS = 50


class PrmQuoteList(models.AbstractModel):
    """Quotes behind the domain of ``prm.quote.page``."""

    _name = "prm.quote.list"
    _description = "Portal list of quotes"

    def _within(self, portal):
        """Return the domain of all that the current user may find.

        :param portal: of the user
        """
        return self.env["prm.quote.page"]._domain(portal)

    def _spec(self, kind):
        """Return what the list offers, as ``PortalList`` reads it."""
        _ = self.env._
        states = self.env["prm.quote.page"]._states()
        filters = {
            key: {"label": label, "domain": Domain("state", "=", key)}
            for key, label in states.items()
        }
        orders_sudo = self.env["sale.order"].sudo()
        return {
            "records_sudo": orders_sudo,
            "base_domain": Domain.TRUE,
            "views": {"all": {}},
            "sortings": {
                "newest": {"label": _("Newest first"), "order": "date_order desc"},
                "oldest": {"label": _("Oldest first"), "order": "date_order"},
                "name": {"label": _("Number"), "order": "name"},
            },
            "filters": {"all": {"label": _("All"), "domain": Domain.TRUE}, **filters},
            "groupbys": {"none": {"label": _("No grouping"), "field": ""}},
            "searches": {"all": {"label": _("Everywhere")}},
            "choices": {"deal": self._deal_choice()},
            "date_field": "date_order",
        }

    def _deal_choice(self):
        """Return the filter by one of the latest deals that the reader sees."""
        page = self.env["prm.quote.page"]
        portals = self.env["prm.portal"]._for_user()
        domain = Domain.OR(page._deals_domain(portal) for portal in portals)
        deals = self.env["prm.registration"]
        deals_sudo = deals.search(domain, order="id desc", limit=MOST_DEALS).sudo()
        options = [
            {
                "id": deal.id,
                "name": f"{deal.number} {deal.name}",
                "domain": Domain("opportunity_id", "in", deal.lead_id.ids),
            }
            for deal in deals_sudo
        ]
        return {"label": self.env._("Deal"), "options": options}

    def _view_domain(self, kind, view):
        return Domain.TRUE

    def _search_domain(self, key, text):
        """Return the domain of a search in numbers of quotes, and in deals."""
        found = pattern(text)
        named = Domain("name", "ilike", found) | Domain("number", "ilike", found)
        of_deals = self.env["prm.quote.page"]._of_deals(named)
        return Domain("name", "ilike", found) | of_deals

    def _rows(self, orders, kind="quotes"):
        """Return the rows of a page of the list as plain values: id → row."""
        orders_sudo = self.env["sale.order"].sudo()
        rows = {}
        for portal in self.env["prm.portal"]._for_user():
            domain = Domain("id", "in", orders.ids) & self._within(portal)
            found_sudo = orders_sudo.search(domain)
            rows |= self.env["prm.quote.page"]._rows(portal, found_sudo)
        return rows

    # ---------------------------------------------------------------------- files

    def _is_exported(self, portal):
        """Tell whether the current user may have the list of a portal as a file."""
        return portal._is_own()

    def _exported_columns(self, portal, kind):
        """Return the columns of an exported list, in their order."""
        _ = self.env._
        return [
            Column(key="name", label=_("Quote"), width=14),
            Column(key="deal", label=_("Deal"), width=36),
            Column(key="number", label=_("Registration"), width=14),
            Column(key="state", label=_("State"), width=18),
            Column(key="date", label=_("Date"), width=12),
            Column(key="until", label=_("Valid until"), width=12),
            Column(key="total", label=_("Total without taxes"), width=18),
        ]

    def _exported_cells(self, portal, kind, orders):
        """Return what stands in the rows of the file: id → key of a column → value."""
        rows = self.env["prm.quote.page"]._rows(portal, orders)
        return {
            key: {**row, "state": row["badge"]["label"]} for key, row in rows.items()
        }
