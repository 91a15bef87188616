"""Files as usual programs save them, and office files with macros."""

import io
import zipfile

from odoo.tests import BaseCase, tagged

from ...policy.file_content import (
    MACRO_EXTENSIONS,
    MOST_UNPACKED,
)
from ...policy.upload import TYPES, read_types, verdict_file
from .policy_common import packed

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TABLE = "Firma;Umsatz\nMüller & Söhne;12,5\n株式会社;7\n"


def wide(text):
    return text.encode("utf-16-le")


def boundsheet(name, kind, wide_name=False):
    """Return the record of a sheet in a workbook of the older Excel."""
    letters = wide(name) if wide_name else name.encode()
    body = bytes(4) + bytes([0, kind, len(name), wide_name]) + letters
    return b"\x85\x00" + len(body).to_bytes(2, "little") + body


def presentation(has_macros):
    return (
        b"\x1f\x00\xff\x03\x14\x00\x00\x00\x02\x00\x00\x04\x0c\x00\x00\x00"
        b"\x07\x00\x00\x00" + bytes([has_macros]) + b"\x00\x00\x00\x02\x00\x00\x00"
    )


@tagged("prm_policy", "prm_once")
class TestFileContent(BaseCase):
    """What the name does not tell."""

    def code(self, name, content):
        return verdict_file(name, content, len(content)).code

    # -------------------------------------------------------------------- text

    def test_text_is_accepted_in_every_usual_encoding(self):
        encodings = ("utf-8", "utf-8-sig", "utf-16", "utf-32")
        for name in ("leads.csv", "LEADS.CSV", "leads.2026.01.csv", "note.txt"):
            for encoding in encodings:
                with self.subTest(name=name, encoding=encoding):
                    self.assertEqual(self.code(name, TABLE.encode(encoding)), "")
        german = TABLE.replace("株式会社", "Böhm")
        for encoding in ("cp1252", "latin-1", "utf-16-le", "utf-16-be", "cp850"):
            with self.subTest(encoding=encoding):
                self.assertEqual(self.code("leads.csv", german.encode(encoding)), "")
        self.assertEqual(
            self.code("leads.csv", TABLE.encode("shift-jis", "ignore")), ""
        )
        big_endian = b"\xfe\xff" + TABLE.encode("utf-16-be")
        self.assertEqual(self.code("leads.csv", big_endian), "")

    def test_long_text_is_accepted_wherever_its_beginning_is_cut(self):
        for text in ("ä" * 9000, "a" + "ä" * 9000, "𝄞" * 9000, "a" + "𝄞" * 9000):
            for encoding in ("utf-8", "utf-16", "utf-16-be", "utf-8-sig"):
                with self.subTest(text=text[:2], encoding=encoding):
                    self.assertEqual(self.code("long.txt", text.encode(encoding)), "")

    def test_pages_and_programs_are_refused_in_every_encoding(self):
        for text in ("<html>", " \n<script>", "<?xml?>", "<!doctype html>"):
            for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
                with self.subTest(text=text, encoding=encoding):
                    content = (text * 9).encode(encoding)
                    self.assertEqual(self.code("a.txt", content), "file_content")
        for content in (b"MZ\x90\x00\x03\x00\x00\x00", b"\x7fELF\x02\x01\x01\x00", OLE):
            self.assertEqual(self.code("a.csv", content), "file_content")

    # ------------------------------------------------------------------ office

    def test_older_and_other_office_files_are_accepted(self):
        rtf = rb"{\rtf1\ansi an offer}"
        for name, content in (
            ("Angebot.DOC", OLE),
            ("prices.v2.xls", OLE),
            ("show.ppt", OLE + presentation(False)),
            ("letter.rtf", rtf),
            ("letter.doc", rtf),
            ("offer.docx", packed("word/document.xml")),
            ("prices.xlsx", packed("xl/workbook.xml", "xl/printerSettings1.bin")),
            ("text.odt", packed("content.xml", "Basic/Standard/script-lb.xml")),
            ("all.zip", packed("offer.docx", "prices.xlsx")),
            ("scan.pdf", b"\xef\xbb\xbf\r\n%PDF-1.4"),
        ):
            with self.subTest(name=name):
                self.assertEqual(self.code(name, content), "")

    def test_a_document_with_a_password_is_accepted(self):
        content = OLE + wide("EncryptedPackage") + bytes(100)
        for extension in ("docx", "xlsx", "pptx"):
            self.assertEqual(self.code(f"secret.{extension}", content), "")
            self.assertEqual(self.code(f"old.{extension}", OLE), "file_content")
        self.assertEqual(self.code("secret.pdf", content), "file_content")

    # ------------------------------------------------------------------ macros

    def test_office_files_for_macros_are_refused_by_their_name(self):
        for extension in MACRO_EXTENSIONS:
            for name in (f"a.{extension}", f"A.V2.{extension.upper()}"):
                self.assertEqual(self.code(name, packed()), "file_macros", name)
        self.assertFalse(MACRO_EXTENSIONS & set(TYPES))

    def test_macros_are_found_behind_a_harmless_name(self):
        macro_type = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        for name, content in (
            ("a.docx", packed("word/vbaProject.bin")),
            ("a.xlsx", packed("xl/VBAPROJECT.BIN")),
            ("a.pptx", packed("ppt/vbaProject.bin", stored=True)),
            ("a.xlsx", packed("xl/macrosheets/sheet1.xml")),
            ("a.xlsx", packed("xl/other.bin", types=macro_type)),
            ("a.zip", packed("word/vbaProject.bin")),
            ("a.zip", packed("folder/prices.XLSM")),
            (
                "a.zip",
                packed("a.docx", stored=True, **{"a.docx": packed("vbaProject.bin")}),
            ),
            ("a.odt", packed("Basic/Standard/Module1.xml")),
            ("a.ods", packed("Scripts/python/run.py")),
            ("a.docx", packed("word/vbaProject.bin")[:-40]),
            ("a.doc", OLE + wide("_VBA_PROJECT")),
            ("a.xls", OLE + wide("_VBA_PROJECT_CUR")),
            ("a.xls", OLE + boundsheet("Sheet", 0) + boundsheet("Macro1", 1)),
            ("a.xls", OLE + boundsheet("Makro", 1, wide_name=True)),
            ("a.ppt", OLE + presentation(True)),
            ("a.docx", OLE + wide("EncryptedPackage") + wide("_VBA_PROJECT")),
        ):
            with self.subTest(name=name, content=content[-60:]):
                self.assertEqual(self.code(name, content), "file_macros")

    def test_macros_are_found_in_files_that_lie_in_files(self):
        document = packed("word/vbaProject.bin")
        inner = packed("a.docx", **{"a.docx": document})
        named = packed("prices.xlsm")
        for name, content in (
            ("a.zip", inner),
            ("a.zip", packed("b.zip", **{"b.zip": inner})),
            ("a.zip", packed("b.zip", **{"b.zip": named})),
            ("a.zip", packed("b.doc", **{"b.doc": OLE + wide("_VBA_PROJECT")})),
            ("a.zip", packed("b.txt", "c.docx", **{"b.txt": "x", "c.docx": document})),
            (
                "a.docx",
                packed(
                    "word/embeddings/1.xlsx", **{"word/embeddings/1.xlsx": document}
                ),
            ),
        ):
            with self.subTest(name=name):
                self.assertEqual(self.code(name, content), "file_macros")
        plain = packed("word/document.xml")
        for number in range(3):
            plain = packed("more.zip", "a.doc", **{"more.zip": plain, "a.doc": OLE})
            with self.subTest(deep=number):
                self.assertEqual(self.code("a.zip", plain), "")

    def test_what_is_packed_too_deep_or_too_large_to_look_into_is_refused(self):
        deep = packed("a.txt")
        for _number in range(20):
            deep = packed("a.zip", **{"a.zip": deep})
        self.assertEqual(self.code("a.zip", deep), "file_macros")
        large = packed("b.zip", **{"b.zip": b"PK\x03\x04" + bytes(MOST_UNPACKED)})
        self.assertEqual(self.code("a.zip", large), "file_macros")

    def test_the_type_of_a_part_is_understood_however_it_is_written(self):
        kind = "application/vnd.ms-office.vbaProject"
        coded = kind.replace("P", "&#80;").replace("v", "&#x76;")
        for types in (kind.encode("utf-16"), coded, " " * 2_000_000 + kind):
            with self.subTest(types=types[:20]):
                content = packed("word/other.bin", types=types)
                self.assertEqual(self.code("a.docx", content), "file_macros")
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            archive.writestr("[content_types].XML", kind)
        self.assertEqual(self.code("a.docx", content.getvalue()), "file_macros")

    def test_what_only_speaks_of_macros_is_accepted(self):
        text = {"word/document.xml": "vbaProject.bin and macrosheets" * 9}
        for name, content in (
            ("a.docx", packed("word/document.xml", **text)),
            ("a.txt", b"vbaProject.bin"),
            ("a.doc", OLE + wide("Macros are forbidden")),
            ("a.xls", OLE + boundsheet("Macro1", 0)),
        ):
            with self.subTest(name=name):
                self.assertEqual(self.code(name, content), "")

    # ---------------------------------------------------------------- settings

    def test_the_settings_narrow_the_types_and_never_widen_them(self):
        allowed, unknown = read_types("pdf, .DOCX;svg html\npdf")
        self.assertEqual((allowed, unknown), (["pdf", "docx"], ["svg", "html"]))
        self.assertEqual(read_types("")[0], list(TYPES))
        self.assertEqual(read_types("svg"), ([], ["svg"]))
        refused = verdict_file("a.txt", b"text", 4, types=allowed).code
        self.assertEqual(refused, "file_type")
        self.assertTrue(verdict_file("a.pdf", b"%PDF-", 5, types=allowed))
        self.assertEqual(
            verdict_file("a.svg", b"<svg>", 5, types=["svg"]).code, "file_type"
        )
