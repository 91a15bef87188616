"""Lists of another app's records, on which portal users have no right."""

from odoo import models
from odoo.fields import Domain

from ...policy.search_text import pattern
from ...policy.spreadsheet_file import Column

# So many of the latest deals are offered to narrow the list, and so many records shown
# on the page of a deal.
MOST_DEALS = 50
MOST_OF_DEAL = 20


class PrmJoinedList(models.AbstractModel):
    """What such lists have in common; addons inherit it under a name of their own.

    Heirs are the scope of the section as well, and say the plain values of a row
    (``_row``), as lists, files and the page of a deal show them.
    """

    _name = "prm.joined.list"
    _inherit = ["prm.joined.scope"]
    _description = "Portal list of another app's records"
    # Keys of columns → fields whose days stand in files as such.
    _days = {}
    _searched = ("name",)
    # Field of the filters by day, and of the usual order.
    _date_field = ""
    # State → classes of its badge.
    _css = {}
    # Order of what the page of a deal shows; empty for that of the model.
    _block_order = ""

    def _row(self, record, deal):
        """Hook: return the plain values of a row by the keys of its columns.

        :param record: one (sudo) that was found
        :param deal: by which the current user sees it (sudo), if there is one
        """
        return {"id": record.id, "name": record.display_name}

    def _columns(self):
        """Hook: return the columns, in their order, as dicts.

        ``key`` of the value in a row, ``label``, and if need be ``sort``, ``css``
        and ``width`` in letters, as the page and the file read them.
        """
        return [{"key": "name", "label": self.env._("Name"), "sort": "name"}]

    def _sortings(self):
        """Hook: return what the list is sorted by, the usual first."""
        _, day, by_day = self.env._, self._date_field, {}
        if day:
            by_day = {
                "newest": {"label": _("Newest first"), "order": f"{day} desc"},
                "oldest": {"label": _("Oldest first"), "order": day},
            }
        return {**by_day, "name": {"label": _("Name"), "order": "name, id desc"}}

    def _states(self):
        """Hook: return state → what it is called to partners."""
        return {}

    def _badge(self, state):
        """Return the badge of a state, which its row shows."""
        return {"key": state, "label": self._states()[state], "css": self._css[state]}

    def _filters(self):
        """Hook: return the filters by state, the usual first."""
        states = {
            state: {"label": label, "domain": Domain("state", "=", state)}
            for state, label in self._states().items()
        }
        every = {"label": self.env._("All states"), "domain": Domain.TRUE}
        return {"all": every, **states}

    def _choices(self):
        """Hook: return the filters by one of several, as ``PortalList`` reads them."""
        return {}

    def _deal_choice(self):
        """Return the filter by one of the latest deals that the reader sees."""
        deals = self.env["prm.registration"].search(
            self._own_deals_domain(), order="id desc", limit=MOST_DEALS
        )
        options = [
            {
                "id": deal.id,
                "name": f"{deal.number} {deal.name}",
                "domain": self._of_deal(deal),
            }
            for deal in deals
        ]
        return {"label": self.env._("Deal"), "options": options}

    # ---------------------------------------------------------------- as lists are read

    def _spec(self, kind):
        """Return what the list offers, as ``PortalList`` reads it."""
        _ = self.env._
        return {
            "records_sudo": self._records_sudo(),
            "base_domain": Domain.TRUE,
            "views": {"all": {}},
            "headers": self._columns(),
            "sortings": self.env["prm.list.order"]._both_ways(self._sortings()),
            "filters": self._filters(),
            "groupbys": {"none": {"label": _("No grouping"), "field": ""}},
            "searches": {"all": {"label": _("Everywhere")}},
            "choices": self._choices(),
            "date_field": self._date_field,
        }

    def _view_domain(self, kind, view):
        return Domain.TRUE

    def _search_domain(self, key, text):
        """Return the domain of a search for ``text`` in what the list shows."""
        found, of_deals = pattern(text), ("name", "number")
        deals = Domain.OR(Domain(name, "ilike", found) for name in of_deals)
        own = Domain.OR(Domain(name, "ilike", found) for name in self._searched)
        return own | self._of_deals(deals)

    def _rows(self, records, kind=""):
        """Return the rows of a page of the list: id → row.

        :param records: of the page (sudo), which were found within
        """
        deals_sudo = self._seen_deals_sudo(records)
        return {each.id: self._row(each, deals_sudo[each.id]) for each in records}

    def _block(self, deal):
        """Hook: return what the page of a deal shows of the records that hang on it.

        :return: the key of the section → rows, and ``<key>_new``: where one asks for
            another one, empty where the reader may not
        """
        portal, kind = deal.portal_id.with_env(self.env), self._kind
        found = self._within(portal) & self._of_deal(deal)
        records_sudo = self._records_sudo().search(
            found, order=self._block_order or None, limit=MOST_OF_DEAL
        )
        request = self.env["prm.joined"]._request(kind)
        may_ask = request is not None and request._verdict(portal, deal)
        new = f"{portal._url(kind, 'new')}?deal={deal.id}" if may_ask else ""
        return {kind: list(self._rows(records_sudo).values()), f"{kind}_new": new}

    def _is_exported(self, portal):
        """Tell whether the current user may have the list of a portal as a file."""
        return self._is_offered(portal)

    def _exported_columns(self, portal, kind):
        """Return the columns of an exported list, in their order."""
        return [
            Column(key=one["key"], label=one["label"], width=one.get("width", 20))
            for one in self._columns()
        ]

    def _exported_cells(self, portal, kind, records):
        """Return what stands in the rows of the file: id → key of a column → value.

        :param records: some of the list (sudo), which were found within
        """
        day = self.env["prm.list.export"]._day
        rows = self._rows(records)
        return {
            record.id: {
                **rows[record.id],
                **{key: day(record[name]) for key, name in self._days.items()},
            }
            for record in records
        }
