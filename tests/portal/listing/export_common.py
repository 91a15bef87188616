"""Files of exported lists, read as a spreadsheet program reads them."""

import csv
import io

from openpyxl import load_workbook

from odoo.tools import SQL

from ....controllers.portal_list import PortalList
from ...http_common import PrmHttpCase

FORMATS = ("xlsx", "csv")


class Sheet:
    """An exported file: heads, rows, and rows by the heads of their columns."""

    def __init__(self, response, delimiter=","):
        is_text = response.headers["Content-Type"].startswith("text/csv")
        self._read(response.content, is_text, delimiter)

    @classmethod
    def of_file(cls, file, delimiter=","):
        """Return what the service has made, without a request."""
        sheet = cls.__new__(cls)
        with file.stream as stream:
            sheet._read(stream.read(), file.name.endswith(".csv"), delimiter)
        return sheet

    def _read(self, content, is_text, delimiter):
        self.content = content
        if is_text:
            text = content.decode("utf-8-sig")
            lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            self.heads, *self.rows = list(lines)
        else:
            self.book = load_workbook(io.BytesIO(content))
            [self.sheet] = self.book.worksheets
            self.heads, *self.rows = [
                [("" if cell is None else cell) for cell in row]
                for row in self.sheet.iter_rows(values_only=True)
            ]

    def column(self, head):
        """Return the cells below a head."""
        return [row[self.heads.index(head)] for row in self.rows]

    def dicts(self):
        return [dict(zip(self.heads, row, strict=True)) for row in self.rows]


class ExportCase(PrmHttpCase):
    """Lists that are exported, and pages to compare them with."""

    def setUp(self):
        super().setUp()
        self.env["ir.config_parameter"].set_param("prm.limit_exports", "1000")

    def multiply(self, registration, number):
        """Copy a registration many times past the form, with names of their own."""
        self.env.flush_all()
        names = {
            name
            for name, field in registration._fields.items()
            if field.store and field.column_type
        } - {"id", "number", "name", "submission_token", "search_text"}
        copied = SQL(", ").join(map(SQL.identifier, sorted(names)))
        self.env.cr.execute(
            SQL(
                "INSERT INTO prm_registration (number, name, search_text, %(copied)s)"
                " SELECT number || '-' || copy, name || ' ' || copy %% 5,"
                " lower(number || '-' || copy || ' ' || name), %(copied)s"
                " FROM prm_registration, generate_series(1, %(number)s) copy"
                " WHERE id = %(id)s",
                copied=copied,
                number=number,
                id=registration.id,
            )
        )
        self.env.invalidate_all()

    def compare(self, kind, user, portal=None, column="Number", **params):
        """Compare the file of a list with all its pages; return the number of rows.

        :param str column: by which rows are told apart: numbers, or names
        """
        name = "number" if column == "Number" else "name"
        portal = (portal or self.portal).with_user(user).with_env(self.env(user=user))
        export = portal.env["prm.list.export"]
        service = export._service(portal, kind)
        ask = (service, kind, portal._url(kind))
        within = service._within(portal)
        listed = PortalList(*ask, params, within)
        shown = []
        for number in range(1, listed.page_count + 1):
            page = PortalList(*ask, {**params, "page": str(number)}, within)
            shown += page.records().mapped(name)
        file = export._file(
            portal, kind, listed.model, listed.domain, listed._order(), "csv"
        )
        self.assertEqual(Sheet.of_file(file).column(column), shown, (kind, params))
        return len(shown)

    def file_of(self, kind, user, form="csv", **context):
        """Return what the service makes of all deals of a list of the portal."""
        portal = self.portal.with_user(user).with_context(**context)
        domain = portal.env["prm.registration.scope"]._kind_domain(kind)
        domain &= portal.env["prm.registration.list"]._within(portal)
        export = portal.env["prm.list.export"]
        deals = portal.env["prm.registration"]
        return export._file(portal, kind, deals, domain, "id desc", form)

    def export(self, kind="registrations", user=None, form="xlsx", **params):
        """Return the file of a list."""
        page = self.visit("/export", user=user, kind=kind, format=form, **params)
        self.assertEqual(page.status, 200, page.text[:500])
        return Sheet(page.response)

    def listed(self, kind="registrations", user=None, **params):
        """Return the names of all pages of a list."""
        names, number = [], 1
        while True:
            page = self.visit(f"/{kind}", user=user, page=str(number), **params)
            self.assertEqual(page.status, 200)
            links = page.has_class("prm_row")
            rows = dict.fromkeys(link.get("href") for link in links)
            texts = {a.get("href"): " ".join(a.text_content().split()) for a in links}
            names += [texts[address] for address in rows]
            if not page.all("//a[@rel='next']"):
                return names
            number += 1
