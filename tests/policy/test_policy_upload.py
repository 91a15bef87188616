"""Which files may be uploaded, and under which name they are kept."""

from odoo.tests import BaseCase, tagged

from ...policy.upload import (
    ACCEPT,
    MB,
    TYPES,
    clean_name,
    mimetype_of,
    verdict_file,
)

ZIP = b"PK\x03\x04rest"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"
JPEG = b"\xff\xd8\xff\xe0rest"

# Extension → how such a file really begins.
GOOD = {
    "pdf": b"%PDF-1.7\n",
    "docx": ZIP,
    "xlsx": ZIP,
    "pptx": ZIP,
    "odt": ZIP,
    "ods": ZIP,
    "odp": ZIP,
    "doc": OLE,
    "xls": OLE,
    "ppt": OLE,
    "rtf": b"{\\rtf1 text}",
    "png": b"\x89PNG\r\n\x1a\nrest",
    "jpg": JPEG,
    "jpeg": JPEG,
    "gif": b"GIF89a",
    "webp": b"RIFF\x10\x00\x00\x00WEBPVP8 ",
    "txt": "Grüße <3".encode(),
    "csv": b"\xef\xbb\xbfname;amount\n",
    "zip": ZIP,
}

MARKUP = (
    b"<html>",
    b"<!DOCTYPE html>",
    b"  \n<script>alert(1)</script>",
    b"\xef\xbb\xbf<svg xmlns='http://www.w3.org/2000/svg'/>",
    b"<?xml version='1.0'?>",
    b"<IMG src=x onerror=alert(1)>",
    b"</p>",
)

NAMES = {
    "offer.pdf": "offer.pdf",
    "/etc/offer.pdf": "offer.pdf",
    "..\\..\\offer.pdf": "offer.pdf",
    "of\x00fer\r\n.pdf": "offer.pdf",
    "offer\u202efdp.exe": "offerfdp.exe",
    "  two   words .pdf ": "two words .pdf",
    "Angebot Ä.PDF": "Angebot Ä.PDF",
    "offer.pdf.": "offer.pdf",
    "Angebot.v1.2.final.PDF": "Angebot.v1.2.final.PDF",
    "Anfrage fu\u0308r Mu\u0308ller.docx": "Anfrage für Müller.docx",
    "..": "",
    "folder/": "",
    "": "",
}


@tagged("prm_policy", "prm_once")
class TestUpload(BaseCase):
    """The extension names the type, and the content has to fit it."""

    def code(self, name, head, size=1000, **limits):
        """Return the code of the verdict, "" when the file may be kept."""
        verdict = verdict_file(name, head, size, **limits)
        self.assertEqual(verdict.allowed, not verdict.code)
        return verdict.code

    def test_every_allowed_type_is_accepted_with_its_own_content(self):
        self.assertEqual(set(GOOD), set(TYPES))
        for extension, head in GOOD.items():
            with self.subTest(extension=extension):
                self.assertEqual(self.code(f"file.{extension}", head), "")
                self.assertEqual(self.code(f"FILE.{extension.upper()}", head), "")
                self.assertIn(f".{extension}", ACCEPT.split(","))

    def test_no_type_is_accepted_with_the_content_of_a_page(self):
        for extension in TYPES:
            for head in MARKUP:
                with self.subTest(extension=extension, head=head):
                    self.assertEqual(self.code(f"a.{extension}", head), "file_content")

    def test_content_of_another_type_is_refused(self):
        for extension, head in (
            ("pdf", ZIP),
            ("png", JPEG),
            ("docx", OLE),
            ("doc", ZIP),
            ("webp", b"RIFF\x10\x00\x00\x00WAVEfmt "),
            ("txt", b"MZ\x90\x00\x03"),
            ("csv", b"\xff\xfea\x00\x00\x00"),
            ("txt", OLE),
            ("csv", ZIP),
            ("pdf", b"<b>%PDF-1.7"),
        ):
            with self.subTest(extension=extension, head=head):
                self.assertEqual(self.code(f"a.{extension}", head), "file_content")

    def test_other_extensions_are_refused_whatever_they_contain(self):
        for name in (
            "page.html",
            "page.htm",
            "page.xhtml",
            "logo.svg",
            "logo.svgz",
            "feed.xml",
            "app.js",
            "run.exe",
            "offer.pdf.html",
            "offer",
            ".pdf",
            "offer.pdf\x00.svg",
        ):
            with self.subTest(name=name):
                self.assertEqual(self.code(name, GOOD["pdf"]), "file_type")

    def test_an_empty_file_is_refused(self):
        self.assertEqual(self.code("a.txt", b"", 0), "file_empty")
        self.assertEqual(self.code("a.txt", b"a", 0), "file_empty")

    def test_a_file_without_a_name_is_refused(self):
        for name in ("", "..", "folder/", "\x00"):
            self.assertEqual(self.code(name, b"a"), "file_name")

    def test_sizes_are_allowed_up_to_and_with_their_limit(self):
        pdf = GOOD["pdf"]
        self.assertEqual(self.code("a.pdf", pdf, 25 * MB), "")
        self.assertEqual(self.code("a.pdf", pdf, 25 * MB + 1), "file_too_large")
        self.assertEqual(self.code("a.pdf", pdf, MB, used=99 * MB), "")
        over = self.code("a.pdf", pdf, MB + 1, used=99 * MB)
        self.assertEqual(over, "files_too_large")

    def test_the_limits_are_those_of_the_settings(self):
        pdf = GOOD["pdf"]
        self.assertEqual(self.code("a.pdf", pdf, 11, max_file=10), "file_too_large")
        over = self.code("a.pdf", pdf, 11, used=10, max_file=20, max_total=20)
        self.assertEqual(over, "files_too_large")

    def test_names_lose_folders_and_invisible_characters(self):
        for name, cleaned in NAMES.items():
            with self.subTest(name=name):
                self.assertEqual(clean_name(name), cleaned)

    def test_a_long_name_keeps_its_extension(self):
        cleaned = clean_name(f"{'a' * 300}.pdf")
        self.assertEqual(len(cleaned), 120)
        self.assertTrue(cleaned.endswith("aaa.pdf"))
        self.assertLessEqual(len(clean_name(f"a.{'b' * 300}")), 120)

    def test_files_are_served_as_what_their_extension_says(self):
        self.assertEqual(mimetype_of("Offer.PDF"), "application/pdf")
        self.assertEqual(mimetype_of("page.html"), "application/octet-stream")
