"""Lists of another app's records, on which portal users have no right."""

from odoo import models
from odoo.fields import Domain

from ...policy.search_text import pattern
from ...policy.spreadsheet_file import Column


class PrmJoinedList(models.AbstractModel):
    """What such lists have in common; addons inherit it under a name of their own.

    Heirs say in which records it looks (``_records_sudo``), what of them the current
    user finds (``_within``), and the plain values of a row (``_row``).
    """

    _name = "prm.joined.list"
    _description = "Portal list of another app's records"
    # Keys of columns → fields whose days stand in files as such.
    _days = {}
    _searched = ("name",)

    def _records_sudo(self):
        """Hook: return the model (sudo) in which the list looks."""
        raise NotImplementedError

    def _within(self, portal):
        """Hook: return the domain of all that the current user finds on a portal."""
        return Domain.FALSE

    def _is_exported(self, portal):
        """Hook: tell whether the current user finds the list on a portal."""
        return False

    def _row(self, record):
        """Hook: return the plain values of a row by the keys of its columns.

        :param record: one (sudo) that was found
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
        by_name = {"label": self.env._("Name"), "order": "name, id desc"}
        return {"name": by_name}

    def _filters(self):
        """Hook: return the filters by state, the usual first."""
        return {"all": {"label": self.env._("All states"), "domain": Domain.TRUE}}

    # ---------------------------------------------------------------- as lists are read

    def _spec(self, kind):
        """Return what the list offers, as ``PortalList`` reads it."""
        _ = self.env._
        return {
            "records_sudo": self._records_sudo(),
            "base_domain": Domain.TRUE,
            "views": {"all": {}},
            "headers": self._columns(),
            "sortings": self._sortings(),
            "filters": self._filters(),
            "groupbys": {"none": {"label": _("No grouping"), "field": ""}},
            "searches": {"all": {"label": _("Everywhere")}},
        }

    def _view_domain(self, kind, view):
        return Domain.TRUE

    def _search_domain(self, key, text):
        """Return the domain of a search for ``text`` in what the list shows."""
        return Domain.OR(
            Domain(name, "ilike", pattern(text)) for name in self._searched
        )

    def _rows(self, records, kind=""):
        """Return the rows of a page of the list: id → row.

        :param records: of the page (sudo), which were found within
        """
        return {record.id: self._row(record) for record in records}

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
        return {
            record.id: {
                **self._row(record),
                **{key: day(record[name]) for key, name in self._days.items()},
            }
            for record in records
        }
