"""Documents on the portal: the list, the page, files, and what is counted."""

from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged

from ...common import PDF
from ...security.security_common import MISSING, RpcCase
from .document_common import PNG, DocumentData, encoded

LIST = "/documents"


@tagged("post_install", "-at_install")
class TestDocumentPages(DocumentData, RpcCase):
    def setUp(self):
        super().setUp()
        self.prices = self._create_document()
        self.picture = self._create_document(
            "Picture", PNG, attachment_name="picture.png"
        )
        self.website = self._create_document("Website", link="https://example.com/a")
        self.contract = self._create_document(
            "Contract", partnership_id=self.partnership_b.id
        )
        self.login(self.partner_a)

    def address(self, document, what=""):
        return f"{LIST}/{document.id}{what and '/' + what}"

    def names(self, **params):
        """Return the names in the list, as asked for."""
        return self.visit(LIST, **params).texts("//a[contains(@class, 'prm_row')]")

    def counted(self, document):
        self.env.invalidate_all()
        return sum(document.sudo().download_ids.mapped("count"))

    # ----------------------------------------------------------------- the list

    def test_the_list_has_what_the_reader_may_read_and_says_what_it_is(self):
        page = self.visit(LIST)
        self.assertEqual(page.status, 200)
        self.assertEqual(len(self.names()), 3)
        self.assertNotIn("Contract", page.text)
        [link] = page.all("//a[contains(@class, 'prm_opens')]")
        self.assertEqual(link.get("href"), "https://example.com/a")
        self.assertEqual(link.get("rel"), "noopener noreferrer")
        self.assertIn("PDF, 1 kB", page.text)

    def test_it_searches_filters_sorts_and_pages(self):
        category = self.env["prm.document.category"].create({"name": "Prices"})
        self.prices.category = category
        self.assertEqual(self.names(search="price"), ["Price list"])
        self.assertEqual(self.names(category=str(category.id)), ["Price list"])
        self.assertEqual(self.names(filterby="link"), ["Website (opens in a new tab)"])
        self.picture.sequence = 1
        self.assertEqual(self.names()[0], "Picture")
        self.website.sudo().version_at = fields.Datetime.now() + timedelta(hours=1)
        self.assertEqual(self.names(sortby="newest")[0], "Website (opens in a new tab)")
        self.assertEqual(self.names(sortby="name")[0], "Picture")
        with patch("odoo.addons.prm.controllers.portal_list.PAGE_SIZE", 2):
            self.assertEqual(len(self.names(page="2")), 1)
        for name in ("category", "language", "sortby", "filterby", "page", "view"):
            self.assertEqual(len(self.names(**{name: "x'"})), 3, name)

    def test_the_readers_language_comes_first_and_finds_what_has_none(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.env["res.lang"]._activate_lang("de_DE")
        self.prices.lang, self.picture.lang = "fr_FR", "de_DE"
        self.partner_a.lang = "fr_FR"
        page = self.visit(LIST, filters="open")
        options = page.all("//select[@name='language']/option")
        codes = [option.get("value") for option in options]
        self.assertEqual(codes, ["", "fr_FR", "de_DE"])
        found = self.names(language="fr_FR")
        self.assertEqual(len(found), 2)
        self.assertNotIn("Picture", found)

    def test_as_many_queries_list_three_documents_as_twenty(self):
        def queries(address=LIST):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            page = self.visit(address)
            return self.cr.sql_log_count - before, len(page.text)

        category = self.env["prm.document.category"].create({"name": "Many"})
        self.prices.category = category
        queries()
        few, _size = queries()
        frame, _size = queries(f"{LIST}/{MISSING}")
        # One of them finds what people saved of the list.
        self.assertLessEqual(few, frame + 7, "beside those of every page")
        for number in range(30):
            self._create_document(f"Number {number}", category=category.id)
        queries()
        many, size = queries()
        self.assertEqual(many, few)
        self.assertLess(size, 60_000)

    def test_the_section_and_the_widget_are_there_where_something_is(self):
        home = self.visit("")
        self.assertTrue(home.all("//nav//a[@href='/partner/test/documents']"))
        self.assertEqual(len(home.has_class("prm_documents")), 1)
        documents = self.prices | self.picture | self.website
        documents.action_unpublish()
        home = self.visit("")
        self.assertFalse(home.all("//nav//a[@href='/partner/test/documents']"))
        self.assertFalse(home.has_class("prm_documents"))
        self.assertTrue(self.visit(LIST).has_class("prm_empty"))

    def test_the_home_shows_the_five_newest(self):
        for number in range(6):
            self._create_document(f"Number {number}")
        rows = self.visit("").texts("//a[contains(@class, 'prm_row')]")
        self.assertEqual(rows, [f"Number {number}" for number in (5, 4, 3, 2, 1)])

    # -------------------------------------------------------------------- files

    def test_a_file_is_saved_and_never_a_page_of_ours(self):
        page = self.visit(self.address(self.prices, "download"))
        self.assertEqual((page.status, page.response.content), (200, PDF))
        self.assertIn("attachment", page.headers["Content-Disposition"])
        self.assertIn("prices.pdf", page.headers["Content-Disposition"])
        self.assertEqual(page.headers["X-Content-Type-Options"], "nosniff")
        self.assertIn("sandbox", page.headers["Content-Security-Policy"])
        self.assertEqual(page.headers["Cache-Control"], "no-store")

    def test_pictures_and_pdf_files_are_shown_and_nothing_else(self):
        for document, kind in (
            (self.prices, "application/pdf"),
            (self.picture, "image/png"),
        ):
            page = self.visit(self.address(document, "preview"))
            self.assertEqual(page.headers["Content-Type"], kind)
            self.assertNotIn("attachment", page.headers["Content-Disposition"])
            self.assertIn("sandbox", page.headers["Content-Security-Policy"])
            self.assertEqual(page.headers["X-Content-Type-Options"], "nosniff")
            self.assertTrue(self.visit(self.address(document)).has_class("prm_shown"))
        text = self._create_document(data=b"a;b", attachment_name="a.csv")
        for document in (text, self.website):
            self.assertEqual(self.visit(self.address(document, "preview")).status, 404)
            self.assertFalse(self.visit(self.address(document)).has_class("prm_shown"))
        self.assertEqual(self.visit(self.address(self.website, "download")).status, 404)

    def test_no_address_of_odoo_gives_the_file_to_a_partner(self):
        files = self.env["ir.attachment"].search(
            [("res_model", "=", "prm.document"), ("res_field", "!=", False)]
        )
        self.assertGreaterEqual(len(files), 3)
        for document in (self.prices, self.picture):
            for name in ("attachment", "thumbnail"):
                for route in ("content", "image"):
                    address = f"/web/{route}/prm.document/{document.id}/{name}"
                    self.assertNotIn(b"%PDF", self.get(address).content)
                    self.assertNotIn(PNG, self.get(address).content)
        for file in files:
            for token in ("", f"?access_token={file.sudo()._get_ownership_token()}"):
                answer = self.get(f"/web/content/{file.id}{token}")
                self.assertNotIn(b"%PDF", answer.content)
        self.assertEqual(self.finds("ir.attachment", [["id", "in", files.ids]]), 0)
        with self.refused("AccessError"):
            self.rpc("prm.document", "read", self.prices.ids, ["attachment"])

    # ------------------------------------------------------------- who gets nothing

    def open_addresses(self, document):
        """Return what still answers for a document, by page and by RPC."""
        found = {
            what
            for what in ("", "download", "preview")
            if self.visit(self.address(document, what)).status == 200
        }
        sent = self.send(self.address(document, "open"))
        if sent.status == 200:
            found.add("open")
        if self.finds("prm.document", [["id", "=", document.id]]):
            found.add("rpc")
        return found

    def test_what_is_not_for_the_reader_looks_like_what_is_missing(self):
        missing = self.contract.browse(MISSING)
        for what in ("", "download", "preview"):
            pages = [
                self.visit(self.address(document, what))
                for document in (self.contract, missing)
            ]
            self.assertEqual([page.status for page in pages], [404, 404])
            lengths = {len(page.text.replace(str(MISSING), "")) for page in pages}
            self.assertLess(max(lengths) - min(lengths), 20)
        huge = self.visit(f"{LIST}/99999999999999/download")
        self.assertEqual(huge.status, 404)

    def test_old_links_are_dead_as_soon_as_access_ends(self):
        everything = {"", "download", "preview", "open", "rpc"}
        rows = self.portal.section_ids.filtered(lambda row: row.key == "documents")
        member = self.partner_a.sudo().prm_member_ids
        silver = self._create_tiers(self.program, 10)
        self.prices.tier_id = silver
        self.partnership_a.tier_id = silver
        for record, end, back in (
            (self.prices, {"is_published": False}, {"is_published": True}),
            (self.prices, {"active": False}, {"active": True}),
            (self.prices, {"date_end": "2020-01-01"}, {"date_end": False}),
            (self.partnership_a, {"tier_id": self.tier.id}, {"tier_id": silver.id}),
            (rows, {"visible": False}, {"visible": True}),
            (member, {"state": "disabled"}, {"state": "active"}),
        ):
            with self.subTest(record=record._name, end=end):
                self.assertEqual(self.open_addresses(self.prices), everything)
                record.write(end)
                self.assertEqual(self.open_addresses(self.prices), set())
                record.write(back)
        self.partnership_a.action_suspend()
        self.assertEqual(self.open_addresses(self.prices), set())

    def test_nobody_gets_a_file_without_a_partner_role(self):
        address = f"/partner/test{self.address(self.prices, 'download')}"
        for user in (self.portal_user, self.employee, None):
            if user:
                self.login(user)
            else:
                self.authenticate(None, None)
            page = self.visit(address)
            self.assertNotEqual(page.status, 200)
            self.assertNotIn(b"%PDF", page.response.content)

    def test_what_employees_say_of_a_document_stays_among_them(self):
        own = self._create_document(partnership_id=self.partnership_a.id)
        own.message_subscribe(self.partner_a.partner_id.ids)
        files = [("Zebra.txt", b"Zebra file")]
        message = self.vendor_posts(own, "Zebra", files=files)
        mails = self.env["mail.mail"].search([("mail_message_id", "=", message.id)])
        self.assertNotIn(self.partner_a.partner_id, mails.recipient_ids)
        self.assertFalse(self.finds("mail.message", [["id", "=", message.id]]))
        self.assertFalse(self.finds("mail.message", [["body", "ilike", "Zebra"]]))
        with self.refused("AccessError"):
            self.rpc("mail.message", "read", message.ids, ["body"])
        file = message.attachment_ids
        self.assertNotIn(b"Zebra", self.get(f"/web/content/{file.id}").content)
        with self.refused("AccessError"):
            self.rpc("prm.document", "message_post", own.ids, body="Forged")

    # ------------------------------------------------------------------ counting

    def test_each_click_is_counted_once_by_person_version_and_day(self):
        self.visit(self.address(self.prices, "download"))
        self.visit(self.address(self.prices, "download"))
        self.visit(self.address(self.prices, "preview"))
        self.visit(self.address(self.prices))
        [row] = self.prices.download_ids
        self.assertEqual(
            (row.count, row.version, row.date), (3, 1, fields.Date.today())
        )
        self.assertEqual(row.member_id, self.partner_a.sudo().prm_member_ids)
        self.assertEqual(row.organization_id, self.organization_a)
        self.prices.attachment = encoded(PDF + b" 2")
        self.visit(self.address(self.prices, "download"))
        self.assertEqual(sorted(self.prices.download_ids.mapped("version")), [1, 2])
        self.assertEqual(self.prices.download_count, 4)

    def test_parts_of_a_file_and_questions_about_it_are_not_counted_again(self):
        address = self._absolute(self.address(self.prices, "download"))
        for header, counted in (("bytes=0-", 1), ("bytes=3-5", 1), ("bytes=0-3", 1)):
            self.url_open(address, headers={"Range": header})
            self.assertEqual(self.counted(self.prices), counted)
        self.url_open(address, method="HEAD")
        self.assertEqual(self.counted(self.prices), 1)

    def test_an_opened_link_is_counted_and_needs_the_token_of_the_session(self):
        self.send(self.address(self.website, "open"))
        self.assertEqual(self.counted(self.website), 1)
        refused = self.send(self.address(self.website, "open"), csrf=False)
        self.assertEqual(refused.status, 400)
        self.assertEqual(self.counted(self.website), 1)

    def test_a_preview_by_an_employee_shows_the_file_and_counts_nothing(self):
        self.login(self.channel_own)
        self.visit(f"/partner/preview/{self.partnership_a.id}/partner")
        page = self.visit(self.address(self.prices, "download"))
        self.assertEqual((page.status, page.response.content), (200, PDF))
        self.assertEqual(self.counted(self.prices), 0)
        self.assertEqual(self.send(self.address(self.website, "open")).status, 403)
