"""Workbooks with too much of everything, and with cells that nobody would fill so."""

import io
import re
from datetime import date
from unittest.mock import patch

import openpyxl

from odoo.tests import tagged

from ....models.registration.bulk import book
from ...common import PrmCase
from .bulk_common import NAMES, bytes_of, row, xlsx_of
from .workbook_common import (
    BROKEN,
    LARGE,
    RELATIONS,
    SHEET,
    STYLES,
    TEXTS,
    WIDE,
    WorkbookMixin,
    packed,
)


@tagged("post_install", "-at_install")
class TestBulkCells(WorkbookMixin, PrmCase):
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
