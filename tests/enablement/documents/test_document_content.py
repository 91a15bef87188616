"""What a document holds is checked like every upload; another content is a version."""

import base64

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ...common import PDF, PrmCase
from .document_common import PNG, DocumentData, encoded

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


@tagged("post_install", "-at_install")
class TestDocumentContent(DocumentData, PrmCase):
    def test_nothing_that_runs_is_taken_whatever_it_is_called(self):
        for name, data in (
            ("logo.svg", SVG),
            ("page.html", b"<html><script>alert(1)</script>"),
            ("prices.pdf", b"<html><script>alert(1)</script>"),
            ("prices.pdf", SVG),
            ("prices.txt", SVG),
            ("prices.xlsm", b"PK\x03\x04"),
            ("setup.exe", b"MZ"),
            (False, SVG),
        ):
            with self.subTest(name), self.assertRaises(ValidationError):
                self._create_document(data=data, attachment_name=name)

    def test_a_file_is_described_by_its_content(self):
        pdf = self._create_document()
        self.assertEqual((pdf.file_type, pdf.file_size), ("pdf", len(PDF)))
        self.assertEqual((pdf.kind, pdf.preview_type), ("file", "application/pdf"))
        self.assertFalse(pdf.thumbnail)
        png = self._create_document(data=PNG, attachment_name="picture.png")
        self.assertEqual(png.preview_type, "image/png")
        self.assertTrue(png.thumbnail)
        text = self._create_document(data=b"a;b", attachment_name="prices.csv")
        self.assertFalse(text.preview_type)

    def test_a_file_without_a_name_gets_one_that_fits(self):
        values = {"name": "Price list", "attachment": encoded(PDF)}
        document = self.env["prm.document"].create(values)
        self.assertEqual(document.attachment_name, "Price list.pdf")
        document.attachment = encoded(b"a;b")
        self.assertEqual(document.attachment_name, "Price list.txt")

    def test_a_damaged_picture_is_kept_without_a_small_one(self):
        damaged = self._create_document(data=PNG[:20], attachment_name="a.png")
        self.assertFalse(damaged.thumbnail)

    def test_links_are_pages_of_the_web_and_encrypted(self):
        self.assertEqual(
            self._create_document(link="https://example.com/").kind, "link"
        )
        for link in (
            "http://example.com",
            "javascript:alert(1)",
            "//example.com",
            "/web/session/logout",
            "https://ann:secret@example.com",
            'https://example.com/" onclick="alert(1)',
        ):
            with self.subTest(link), self.assertRaises(ValidationError):
                self._create_document(link=link)

    def test_it_is_a_file_or_a_link_and_something_once_it_is_published(self):
        empty = self._create_document(data=None, publish=False)
        with self.assertRaises(ValidationError):
            empty.action_publish()
        with self.assertRaises(ValidationError):
            self._create_document(link="https://example.com", attachment=encoded(PDF))
        document = self._create_document()
        with self.assertRaises(ValidationError):
            document.attachment = False

    # ------------------------------------------------------------------- versions

    def test_another_file_of_a_published_one_is_a_version_and_the_old_one_stays(self):
        document = self._create_document()
        editor = document.with_user(self.channel_all)
        editor.write({"attachment": encoded(PNG), "attachment_name": "prices.png"})
        self.assertEqual(document.version, 2)
        [old] = document.version_ids
        self.assertEqual((old.number, old.attachment_name), (1, "prices.pdf"))
        self.assertEqual(base64.b64decode(old.attachment), PDF)
        self.assertEqual(old.user_id, self.channel_all)
        self.assertEqual(document.file_type, "png")
        document.write({"attachment": False, "link": "https://example.com/prices"})
        self.assertEqual((document.version, document.kind), (3, "link"))
        self.assertEqual(document.version_ids.mapped("number"), [2, 1])

    def test_the_same_file_and_what_nobody_saw_are_no_versions(self):
        document = self._create_document()
        document.write({"attachment": encoded(PDF), "name": "Prices"})
        self.assertEqual((document.version, len(document.version_ids)), (1, 0))
        draft = self._create_document(publish=False)
        draft.write({"attachment": encoded(PNG), "attachment_name": "a.png"})
        self.assertEqual((draft.version, len(draft.version_ids)), (1, 0))

    def test_a_file_is_compared_whole_where_the_client_reads_its_size_only(self):
        document = self._create_document().with_context(bin_size=True)
        document.write({"attachment": encoded(PDF)})
        self.assertEqual(document.version, 1)
        document.write({"attachment": encoded(PDF + b" 2")})
        self.assertEqual(document.version, 2)
        old = document.version_ids.with_context(bin_size=False)
        self.assertEqual(base64.b64decode(old.attachment), PDF)

    def test_what_is_refused_leaves_no_version(self):
        document = self._create_document()
        with self.assertRaises(ValidationError), self.env.cr.savepoint():
            document.write({"attachment": encoded(SVG)})
        self.assertEqual((document.version, len(document.version_ids)), (1, 0))

    def test_nobody_enters_numbers_of_versions_or_days_of_publishing(self):
        document = self._create_document().with_user(self.channel_admin)
        for values in (
            {"version": 7},
            {"published_at": "2020-01-01 00:00:00"},
            {"closes_at": "2999-01-01 00:00:00"},
            {"file_type": "exe"},
        ):
            with self.subTest(values), self.assertRaises(UserError):
                document.write(values)
        with self.assertRaises(AccessError):
            document.version_ids.create({"document_id": document.id, "number": 9})

    def test_a_copy_is_a_draft_of_its_own(self):
        document = self._create_document()
        document.write({"attachment": encoded(PDF + b"2")})
        copy = document.copy()
        self.assertFalse(copy.is_published or copy.published_at or copy.version_ids)
        self.assertEqual(copy.version, 1)
        self.assertEqual(copy._data(), PDF + b"2")
