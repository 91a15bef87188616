"""Lists of the portal as files: exactly the rows that the list shows."""

from datetime import datetime
from tempfile import TemporaryFile
from typing import BinaryIO, NamedTuple

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import get_lang

from ....policy import spreadsheet_file
from ....policy.spreadsheet_file import Number
from .files import FILES, Look

# Records that are in memory at a time.
BATCH = 500
DEFAULT = "xlsx"


class ExportedFile(NamedTuple):
    """A file to send: an open stream at its beginning, and what it is called."""

    stream: BinaryIO
    size: int
    name: str
    mimetype: str


class PrmListExport(models.AbstractModel):
    """Writes what the reader's rights, sections and filters leave of a list.

    The service of a list says its columns (``_exported_columns``) and what stands in
    them (``_exported_cells``): what the pages say to this reader, days and numbers as
    such. Where the database cannot sort as the page does, the service does
    (``_in_order``).
    """

    _name = "prm.list.export"
    _description = "Export of the portal's lists"

    @api.model
    def _lists(self):
        """Hook: return kind of a list → name of its service; addons add their own.

        The kind is the section of the list.
        """
        return {
            "registrations": "prm.registration.list",
            "opportunities": "prm.registration.list",
            "offers": "prm.offer.list",
            "contacts": "prm.contact.list",
            "inbox": "prm.contact.list",
            "documents": "prm.document.list",
        }

    @api.model
    def _plain_lists(self):
        """Hook: return the same of lists with nothing to filter, and so to save."""
        return {"colleagues": "prm.colleague.list"}

    def _services(self):
        """Return kind of a list → name of its service, of all that has a file."""
        return {**self._plain_lists(), **self._lists()}

    @api.model
    def _service(self, portal, kind):
        """Return the service of a list that the current user finds on a portal.

        :param portal: one that the current user may open
        :param str kind: of the list, as an address names it
        :return: None where there is no such list
        """
        lists = self._services()
        shown = self.env["prm.portal.switches"]._is_shown
        if kind not in lists or not shown(portal, kind):
            return None
        service = self.env[lists[kind]]
        return service if service._is_exported(portal) else None

    @api.model
    def _file(self, portal, kind, model, domain, order, form=DEFAULT):
        """Return a list as a file.

        :param portal: one that the current user may open
        :param str kind: of the list
        :param model: of what is listed, in the reader's environment
        :param domain: of the rows, all that narrows the list included
        :param str order: of the rows
        :param str form: ``xlsx`` or ``csv``; anything else is the former
        :raises UserError: where the list is too long for one file
        """
        service = self.env[self._services()[kind]]
        most = spreadsheet_file.MOST_ROWS
        found = model.search(domain, order=order, limit=most + 1)
        if len(found) > most:
            raise UserError(self.env["prm.messages"]._text("export_too_long"))
        if in_order := getattr(service, "_in_order", None):
            found = in_order(portal, found)
        title = self.env["prm.portal.sections"]._title(portal, kind)
        columns = service._exported_columns(portal, kind)
        stream = TemporaryFile()  # noqa: SIM115 (closed by who sends it)
        file = FILES.get(form, FILES[DEFAULT])(stream, columns, self._look(title))
        for row in self._rows(service, portal, kind, found):
            file.add([row.get(column.key, "") for column in columns])
        file.close()
        size = stream.tell()
        stream.seek(0)
        name = self._name_of(portal, title, file.extension)
        return ExportedFile(stream, size, name, file.mimetype)

    def _rows(self, service, portal, kind, records):
        """Yield the cells of each record, and forget what was read of it."""
        for batch in self.env["prm.batch"]._parts(records, BATCH):
            cells = service._exported_cells(portal, kind, batch)
            for record_id in batch._ids:
                yield cells[record_id]
            self.env.invalidate_all()

    def _look(self, title):
        """Return how the current user's language writes."""
        lang = get_lang(self.env)
        return Look(
            title=title,
            day_text=self.env["prm.formatting"]._day,
            date_format=lang.date_format,
            decimal_point=lang.decimal_point,
            is_rtl=lang.direction == "rtl",
            too_long=self.env["prm.messages"]._text("export_cell_too_long"),
        )

    def _name_of(self, portal, title, extension):
        """Return the name of a file: portal, list and the reader's day."""
        day = fields.Date.to_string(fields.Date.context_today(self))
        return spreadsheet_file.file_name(portal.name, title, day, extension)

    # ------------------------------------------------------------ values of cells

    @api.model
    def _day(self, value):
        """Return a day or the reader's day of a moment (UTC), nothing for nothing."""
        if isinstance(value, datetime):
            value = fields.Datetime.context_timestamp(self, value).date()
        return value or ""

    @api.model
    def _money(self, amount, currency):
        """Return amount and name of its currency, as two cells."""
        currency_sudo = currency.sudo()
        return Number(amount, currency_sudo.decimal_places), currency_sudo.name or ""
