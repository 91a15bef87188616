"""Workbooks part by part, and what the reader of files says of them."""

import io
import re
import time
import zipfile

import xlsxwriter

from ....policy.sheet_text import Unreadable
from .bulk_common import NAMES, row

SHEET = "xl/worksheets/sheet1.xml"
TEXTS = "xl/sharedStrings.xml"
BOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"
BROKEN, LARGE, WIDE = "sheet_broken", "sheet_too_large", "sheet_too_wide"
DOCTYPE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
# Seconds in which a file is refused or read, on a machine that does much besides.
PATIENCE = 120


def plain():
    """Return the parts of a workbook with one deal; its texts are one of them."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, NAMES)
        sheet.write_row(1, 0, [row(1)[name] for name in NAMES])
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts, **options):
    """Return parts as a file; pairs may name one twice."""
    file = io.BytesIO()
    pairs = parts.items() if isinstance(parts, dict) else parts
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in pairs:
            with archive.open(name, "w", **options) as part:
                part.write(content)
    return file.getvalue()


def written(part, encoding, declared=None, doctype=""):
    """Return a part in another encoding, which it declares."""
    text = re.sub(r"^<\?xml.*?\?>\s*", "", part.decode())
    head = f'<?xml version="1.0" encoding="{declared or encoding}"?>'
    return (head + doctype + text).encode(encoding)


class WorkbookMixin:
    """Reads files as who sends them, nothing is checked or kept; beside ``PrmCase``."""

    def setUp(self):
        super().setUp()
        portal = self.portal.with_user(self.partner_a)
        self.columns = portal.env["prm.bulk.columns"]._of(portal._own_partnership())
        self.reading = portal.env["prm.bulk.reading"]
        self.parts = plain()

    def told(self, data):
        """Return the names of the deals in a file, or the code of its refusal."""
        started = time.monotonic()
        try:
            table = self.reading._read(self.columns, "a.xlsx", data)[1]
        except Unreadable as error:
            return error.code
        finally:
            self.assertLess(time.monotonic() - started, PATIENCE)
        return [each.cells.get("name") for each in table.rows]

    def changed(self, name, *pairs):
        """Return the workbook with other words in one part."""
        content = self.parts[name]
        for old, new in pairs:
            self.assertIn(old, content)
            content = content.replace(old, new)
        return packed({**self.parts, name: content})

    def with_sheets(self, count):
        """Return a workbook that names one sheet so many times."""
        one = '<sheet name="S%d" sheetId="%d" r:id="rId1"/>'
        sheets = "".join(one % (n, n) for n in range(1, count + 1))
        whole = re.search(rb"<sheets>.*</sheets>", self.parts[BOOK])[0]
        return self.changed(BOOK, (whole, b"<sheets>%s</sheets>" % sheets.encode()))

    def assertTold(self, kinds):
        for kind, (data, expected) in kinds.items():
            with self.subTest(kind):
                self.assertEqual(self.told(data), expected)
