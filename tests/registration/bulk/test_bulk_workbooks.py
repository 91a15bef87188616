"""Workbooks that no spreadsheet program would write: a clear answer for each kind."""

import io
import re
import time
import zipfile
from datetime import date
from unittest.mock import patch

import openpyxl
import xlsxwriter

from odoo.tests import tagged

from ....models.registration.bulk import book
from ....policy.sheet_text import Unreadable
from ...common import PrmCase
from .bulk_common import NAMES, bytes_of, row, xlsx_of

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


@tagged("post_install", "-at_install")
class TestBulkWorkbooks(PrmCase):
    """Reads files as who sends them; nothing is checked or kept."""

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

    # ------------------------------------------------------------------- encodings

    def test_encodings_that_the_standard_knows_are_read_and_others_refused(self):
        right = ["Deal 1"]
        kinds = {
            "utf-8": right,
            "utf-16": right,
            "windows-1252": right,
            "utf-7": BROKEN,
            "utf-32": BROKEN,
            "cp037": BROKEN,
            "cp500": BROKEN,
            "shift_jis": BROKEN,
        }
        self.assertTold(
            {
                f"{encoding} in {name}": (
                    packed({**self.parts, name: written(self.parts[name], encoding)}),
                    expected,
                )
                for encoding, expected in kinds.items()
                for name in (SHEET, TEXTS, BOOK)
            }
        )
        bare = self.parts[SHEET].partition(b"?>")[2].strip().decode()
        wide = {**self.parts, SHEET: bare.encode("utf-16-le")}
        self.assertTold({"utf-16 without declaration": (packed(wide), right)})

    def test_no_encoding_hides_a_declaration_from_the_look_before(self):
        hidden = {
            (encoding, name): written(self.parts[name], encoding, declared, DOCTYPE)
            for name in (TEXTS, BOOK, SHEET, STYLES)
            for encoding, declared in (
                ("utf-8", None),
                ("utf-16", None),
                ("utf-32", None),
                ("cp037", "IBM037"),
                ("cp037", "cp037"),
            )
        }
        seven = self.parts[BOOK].partition(b"?>")[2]
        hidden["utf-7", BOOK] = (
            b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE x>' + seven
        )
        for (encoding, name), content in hidden.items():
            data = packed({**self.parts, name: content})
            with (
                self.subTest(encoding=encoding, part=name),
                patch.object(book.openpyxl, "load_workbook") as load,
            ):
                self.assertEqual(self.told(data), BROKEN)
                load.assert_not_called()

    # ------------------------------------------------------------- how it is packed

    def test_odd_archives_give_the_deals_or_are_refused(self):
        parts = self.parts
        other = parts[SHEET].replace(b"<v>8</v>", b"<v>1</v>")
        self.assertNotEqual(other, parts[SHEET])
        names = ("/etc/passwd", "../../evil.xml", "C:\\x.xml", "xl/../../a.xml")
        self.assertTold(
            {
                "zip64": (packed(parts, force_zip64=True), ["Deal 1"]),
                "one part twice": (
                    packed([*parts.items(), (SHEET, other)]),
                    ["customer_name"],
                ),
                "names outside": (
                    packed([*parts.items(), *((name, b"<x/>") for name in names)]),
                    ["Deal 1"],
                ),
                "a sheet outside": (
                    self.changed(
                        RELATIONS, (b"worksheets/sheet1.xml", b"../../../etc/passwd")
                    ),
                    BROKEN,
                ),
                "a sheet elsewhere": (
                    self.changed(
                        RELATIONS,
                        (
                            b'Target="worksheets/sheet1.xml"',
                            b'Target="http://127.0.0.1:1/" TargetMode="External"',
                        ),
                    ),
                    BROKEN,
                ),
            }
        )

    def test_a_part_that_is_missing_or_empty_is_told(self):
        for name in (SHEET, TEXTS, BOOK, RELATIONS, TYPES):
            rest = {key: value for key, value in self.parts.items() if key != name}
            with self.subTest(missing=name):
                self.assertEqual(self.told(packed(rest)), BROKEN)
            with self.subTest(empty=name):
                self.assertEqual(self.told(packed({**rest, name: b""})), BROKEN)

    def test_a_workbook_of_charts_alone_is_told(self):
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        workbook.create_chartsheet()
        self.assertEqual(self.told(bytes_of(workbook)), BROKEN)

    # ------------------------------------------------------------------ what is many

    def test_what_would_take_minutes_is_refused_unread(self):
        count = 70_000
        many = {
            "sheets": self.with_sheets(5000),
            "fonts": self.changed(
                STYLES, (b"</fonts>", b"<font/>" * count + b"</fonts>")
            ),
            "looks": self.changed(
                STYLES,
                (b"</cellXfs>", b'<a.b:xf numFmtId="0"/>' * count + b"</cellXfs>"),
            ),
            "relations": self.changed(
                RELATIONS,
                (b"</Relationships>", b"<Relationship/>" * count + b"</Relationships>"),
            ),
            "texts": self.changed(
                TEXTS, (b"</sst>", b"<si><t/></si>" * 260_000 + b"</sst>")
            ),
            "pieces of a text": self.changed(
                TEXTS, (b"</sst>", b"<si>" + b"<r><t/></r>" * 260_000 + b"</si></sst>")
            ),
            "cells": self.changed(
                SHEET,
                (
                    b"</sheetData>",
                    b"<row>" + b"<c/>" * 1_100_000 + b"</row></sheetData>",
                ),
            ),
            "elements": self.changed(
                SHEET, (b"<sheetData>", b"<x/>" * 2_100_000 + b"<sheetData>")
            ),
        }
        with patch.object(book.openpyxl, "load_workbook") as load:
            self.assertTold({kind: (data, LARGE) for kind, data in many.items()})
            load.assert_not_called()

    def test_text_that_only_begins_elements_takes_no_time(self):
        count = 200_000
        for begun in (b"<f ", b"<c ", b"<row ", b'<c r="', b"<" + b"a" * 20):
            junk = b"<!--" + begun * count + b"-->"
            data = self.changed(SHEET, (b"<sheetData>", junk + b"<sheetData>"))
            with self.subTest(begun):
                self.assertEqual(self.told(data), LARGE)

    def test_a_formula_behind_a_sign_in_its_attributes_is_seen_too(self):
        formula = b'<f x=">" t="shared" si="0">' + b"1+" * 4000 + b"1</f>"
        cells = b"".join(b'<c r="A%d">%s</c>' % (n, formula) for n in range(9, 1000))
        data = self.changed(
            SHEET, (b"</sheetData>", b'<row r="9">' + cells + b"</row></sheetData>")
        )
        self.assertEqual(self.told(data), LARGE)

    # ------------------------------------------------------------------------- cells

    def test_references_to_texts_that_are_not_there_are_told(self):
        first = b'<c r="A2" t="s"><v>8</v></c>'
        for number in (b"99", b"-1", b" -1", b"1.5", b"x", b"1" * 40):
            with self.subTest(number):
                other = first.replace(b"<v>8", b"<v>" + number)
                self.assertEqual(self.told(self.changed(SHEET, (first, other))), BROKEN)

    def test_rows_and_cells_at_impossible_places_are_told(self):
        last = b'<row r="2"'
        self.assertTold(
            {
                "row 0": (self.changed(SHEET, (last, b'<row r="0"')), BROKEN),
                "row twice": (self.changed(SHEET, (last, b'<row r="1"')), BROKEN),
                "far to the right": (
                    self.changed(SHEET, (b'r="A2"', b'r="XFD2"')),
                    WIDE,
                ),
                "no places": (
                    packed(
                        {
                            **self.parts,
                            SHEET: re.sub(rb' r="[A-Z]+\d+"', b"", self.parts[SHEET]),
                        }
                    ),
                    ["Deal 1"],
                ),
            }
        )

    def test_days_since_1904_are_the_days_that_they_show(self):
        workbook = openpyxl.load_workbook(io.BytesIO(xlsx_of([row(1)])))
        workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        sheet = workbook.active
        place = len(NAMES) + 1
        sheet.cell(1, place, "date_closing")
        sheet.cell(2, place, date(2044, 4, 13))
        [found] = self.reading._read(self.columns, "a.xlsx", bytes_of(workbook))[1].rows
        self.assertEqual(found.cells["date_closing"].isoformat()[:10], "2044-04-13")

    def test_cells_that_are_merged_with_those_above_are_told(self):
        rows = [row(1), row(2, requirements=None), row(3)]
        rows[0]["requirements"] = "For all"
        workbook = openpyxl.load_workbook(io.BytesIO(xlsx_of(rows)))
        sheet = workbook.active
        place = [cell.value for cell in sheet[1]].index("requirements") + 1
        sheet.merge_cells(start_row=2, end_row=3, start_column=place, end_column=place)
        found = self.reading._read(self.columns, "a.xlsx", bytes_of(workbook))[1].rows
        cells = [each.cells.get("requirements") for each in found]
        self.assertEqual(cells[0], "For all")
        self.assertEqual(cells[1].code, "cell_merged")
        self.assertIsNone(cells[2])

    def test_merged_headings_are_headings(self):
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        sheet.append(["Our deals"])
        sheet.append(NAMES)
        sheet.append([])
        sheet.append([row(1)[name] for name in NAMES])
        sheet.merge_cells("A1:H1")
        for column in "ABCDEFGH":
            sheet.merge_cells(f"{column}2:{column}3")
        self.assertEqual(self.told(bytes_of(workbook)), ["Deal 1"])

    def test_rows_columns_and_sheets_that_are_hidden_are_read(self):
        workbook = openpyxl.load_workbook(io.BytesIO(xlsx_of([row(1), row(2)])))
        sheet = workbook.active
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        workbook.create_sheet("Notes")
        workbook.active = 1
        sheet.sheet_state = "hidden"
        self.assertEqual(self.told(bytes_of(workbook)), ["Deal 1", "Deal 2"])
