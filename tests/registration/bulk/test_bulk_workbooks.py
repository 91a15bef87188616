"""Workbooks that no spreadsheet program would write: their encodings and parts."""

from unittest.mock import patch

import openpyxl

from odoo.tests import tagged

from ....models.registration.bulk import book
from ...common import PrmCase
from .bulk_common import bytes_of
from .workbook_common import (
    BOOK,
    BROKEN,
    DOCTYPE,
    RELATIONS,
    SHEET,
    STYLES,
    TEXTS,
    TYPES,
    WorkbookMixin,
    packed,
    written,
)


@tagged("post_install", "-at_install")
class TestBulkWorkbooks(WorkbookMixin, PrmCase):
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
