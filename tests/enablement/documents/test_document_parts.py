"""Parts of files: programs ask for some of a file, and for what it does not have."""

from datetime import timedelta

from odoo.tests import tagged

from ...common import PDF
from ...people.activity.activity_common import ActivityHttpCase
from .document_common import DocumentData


@tagged("post_install", "-at_install")
class TestDocumentParts(DocumentData, ActivityHttpCase):
    def setUp(self):
        super().setUp()
        self.prices = self._create_document()
        self.login(self.partner_a)

    def ask(self, word="download", **headers):
        address = f"/documents/{self.prices.id}/{word}"
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.url_open(self._absolute(address), headers=headers)

    def counted(self):
        self.env.invalidate_all()
        return self.prices.download_count

    def test_all_of_a_file_counts_however_it_is_asked_for(self):
        for part, counted in (("bytes=0-9999", 1), (f"bytes=-{len(PDF)}", 2)):
            self.assertEqual(self.ask(Range=part).content, PDF)
            self.assertEqual(self.counted(), counted, part)

    def test_parts_of_one_download_are_one_whatever_they_begin_with(self):
        middle = len(PDF) // 2
        for part in ("bytes=1-", f"bytes=0-{middle}", f"bytes={middle}-", "bytes=-3"):
            self.assertEqual(self.ask(Range=part).status_code, 206)
            self.assertEqual(self.counted(), 1, part)
        self.assertEqual(self.counts(self.partner_a)["downloads"], 1)

    def test_what_is_resumed_soon_is_no_download_of_its_own(self):
        self.ask()
        self.ask(Range="bytes=3-")
        self.assertEqual(self.counted(), 1)

    def test_parts_of_a_later_download_are_counted_again(self):
        self.ask(Range="bytes=1-")
        [row] = self.prices.download_ids
        row.sudo().last_at -= timedelta(minutes=61)
        for _again in range(2):
            self.ask(Range="bytes=1-")
        self.assertEqual(self.counted(), 2)

    def test_who_has_the_file_already_gets_and_counts_nothing(self):
        known = self.ask().headers["ETag"]
        answer = self.ask(If_None_Match=known)
        self.assertEqual((answer.status_code, answer.content), (304, b""))
        self.assertEqual(self.counted(), 1)

    def test_parts_that_a_file_does_not_have_are_no_fault_of_ours(self):
        for word in ("download", "preview"):
            for part in ("bytes=9999-", "bytes=-9999", "bytes=0-1,3-4", "nonsense"):
                self.assertEqual(self.ask(word, Range=part).status_code, 416, part)
        self.assertEqual(self.counted(), 0)
