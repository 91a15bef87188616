"""Files of exported lists, read as a spreadsheet program reads them."""

import csv
import io

from openpyxl import load_workbook

from ...http_common import PrmHttpCase

FORMATS = ("xlsx", "csv")


class Sheet:
    """An exported file: heads, rows, and rows by the heads of their columns."""

    def __init__(self, response, delimiter=","):
        self.response = response
        if response.headers["Content-Type"].startswith("text/csv"):
            text = response.content.decode("utf-8-sig")
            lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            self.heads, *self.rows = list(lines)
        else:
            self.book = load_workbook(io.BytesIO(response.content))
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
