"""Files of a deal: who added them, shown by themselves, own ones removed in time."""

import uuid

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import PDF
from ..http_common import PrmHttpCase

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00"
    b"\x00\x00\x1f\x15\xc4\x89"
)


@tagged("post_install", "-at_install")
class TestDealFiles(PrmHttpCase):
    def setUp(self):
        super().setUp()
        self.deal = self._register()
        self.address = f"/registrations/{self.deal.id}"

    def add(self, user, name="plan.pdf", data=PDF):
        """Let a partner send a file without a word; return it (sudo)."""
        token = uuid.uuid4().hex
        self._upload(user, token, name, data)
        mine = self.deal.with_user(user)
        return mine._post_comment_sudo("", token).attachment_ids

    def answer(self, name="offer.pdf", data=PDF):
        """Let the vendor send a file; return it (sudo)."""
        message = self.deal.with_user(self.channel_own).message_post(
            body="Have a look",
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
            attachments=[(name, data)],
        )
        return message.sudo().attachment_ids

    def remove(self, file, user):
        return self.send(f"{self.address}/files/{file.id}/remove", user=user)

    # --------------------------------------------------------------------- shown

    def test_each_file_says_who_added_it_and_when(self):
        self.add(self.partner_a)
        self.answer()
        page = self.visit(self.address, self.partner_a)
        [first, second] = page.texts("//*[contains(@class, 'prm_added')]")
        self.assertRegex(first, r"^Added by anna .* on .*\d")
        self.assertRegex(second, r"^Added by channel_own_t .* on .*\d")

    def test_pictures_and_pdf_files_have_a_preview_and_others_none(self):
        pdf = self.add(self.partner_a)
        png = self.add(self.partner_a, "roof.png", PNG)
        text = self.add(self.partner_a, "notes.txt", b"plain text")
        page = self.visit(self.address, self.partner_a)
        self.assertEqual(len(page.has_class("prm_preview")), 2)
        for file, kind in ((pdf, "application/pdf"), (png, "image/png")):
            shown = self.visit(f"{self.address}/files/{file.id}/preview")
            self.assertEqual(shown.status, 200)
            self.assertEqual(shown.headers["Content-Type"], kind)
            policy = shown.headers["Content-Security-Policy"]
            self.assertIn("default-src 'none'", policy)
            self.assertIn("sandbox", policy)
            self.assertNotIn("attachment", shown.headers["Content-Disposition"])
        shown = self.visit(f"{self.address}/files/{text.id}/preview")
        self.assertEqual(shown.status, 404)

    def test_what_is_called_a_picture_and_is_none_is_never_shown(self):
        file = self.answer("fake.png", b"<html><script>alert(1)</script></html>")
        file.mimetype = "image/png"
        self.login(self.partner_a)
        shown = self.visit(f"{self.address}/files/{file.id}/preview")
        self.assertEqual(shown.status, 404)

    def test_a_preview_opens_for_who_may_read_the_deal_only(self):
        file = self.add(self.partner_a)
        preview = f"{self.address}/files/{file.id}/preview"
        for user in (self.colleague_a, self.partner_b):
            self.assertEqual(self.visit(preview, user).status, 404, user.login)
        note = self.deal.with_user(self.channel_own).message_post(
            body="Internal",
            subtype_xmlid="mail.mt_note",
            attachments=[("secret.pdf", PDF)],
        )
        secret = note.sudo().attachment_ids
        preview = f"{self.address}/files/{secret.id}/preview"
        self.assertEqual(self.visit(preview, self.partner_a).status, 404)

    # ------------------------------------------------------------------- removed

    def test_an_own_file_is_removed_while_nobody_decides(self):
        file = self.add(self.partner_a)
        page = self.visit(self.address, self.partner_a)
        self.assertEqual(len(page.has_class("prm_open_remove")), 1)
        page = self.remove(file, self.partner_a)
        self.assertEqual(page.status, 303)
        self.assertIn("done=detached", page.location)
        self.assertFalse(file.exists())
        page = self.visit(self.address)
        self.assertFalse(page.has_class("prm_files"))
        self.assertFalse(page.has_class("prm_message"))
        note = self.deal.sudo().message_ids[:1]
        self.assertIn("removed the file “plan.pdf”", note.body)
        self.assertTrue(note._prm_is_internal())

    def test_it_is_possible_again_in_what_was_returned(self):
        file = self.add(self.partner_a)
        mine = self.deal.with_user(self.channel_own)
        mine.action_start_review()
        mine.decision_note = "Another plan, please"
        mine.action_return()
        self.assertEqual(self.remove(file, self.partner_a).status, 303)
        self.assertFalse(file.exists())

    def test_once_the_review_has_begun_nothing_is_removed(self):
        file = self.add(self.partner_a)
        mine = self.deal.with_user(self.channel_own)
        for step in ("action_start_review", "action_qualify"):
            getattr(mine, step)()
            page = self.visit(self.address, self.partner_a)
            self.assertFalse(page.has_class("prm_open_remove"), step)
            self.assertEqual(self.remove(file, self.partner_a).status, 422)
            self.assertTrue(file.exists(), step)

    def test_nobody_removes_the_files_of_others(self):
        own, vendors = self.add(self.partner_a), self.answer()
        self.assertEqual(self.remove(vendors, self.partner_a).status, 422)
        self.assertEqual(self.remove(own, self.supervisor_a).status, 422)
        for user in (self.colleague_a, self.partner_b):
            self.assertEqual(self.remove(own, user).status, 404, user.login)
        self.assertTrue(own.exists() and vendors.exists())
        page = self.visit(self.address, self.supervisor_a)
        self.assertFalse(page.has_class("prm_open_remove"))

    def test_where_the_portal_lets_nothing_be_changed_nothing_is_removed(self):
        file = self.add(self.partner_a)
        section = self.portal.section_ids.filtered(
            lambda each: each.key == "registrations"
        )
        section.can_edit = False
        self.assertEqual(self.remove(file, self.partner_a).status, 422)
        section.can_edit = True
        block = self.portal.block_ids.filtered(lambda each: each.key == "files")
        block.visible = False
        self.assertEqual(self.remove(file, self.partner_a).status, 422)
        self.assertTrue(file.exists())

    def test_opening_the_address_changes_nothing_and_leads_back(self):
        file = self.add(self.partner_a)
        page = self.visit(f"{self.address}/files/{file.id}/remove", self.partner_a)
        self.assertEqual(page.location, f"/partner/test{self.address}")
        self.assertTrue(file.exists())

    # -------------------------------------------------------- removed by the vendor

    def test_the_vendor_removes_own_files_at_any_time_and_both_sides_read_it(self):
        for step in (None, "action_start_review", "action_qualify"):
            mine = self.deal.with_user(self.channel_own)
            if step:
                getattr(mine, step)()
            file = self.answer(f"{step}.pdf")
            file.with_user(self.channel_own).unlink()
            self.assertFalse(file.exists())
            note = self.deal.sudo().message_ids[:1]
            self.assertIn(f"removed the shared file “{step}.pdf”", note.body)
            self.assertTrue(note._prm_is_internal())
            page = self.visit(self.address, self.partner_a)
            self.assertIn(f"We removed the file “{step}.pdf”", page.text)

    def test_what_a_partner_sent_is_removed_by_administrators_alone(self):
        file = self.add(self.partner_a)
        message = self.deal.sudo().message_ids.filtered("attachment_ids")
        ways = (
            lambda env: file.with_env(env).unlink(),
            lambda env: file.with_env(env).sudo()._delete_and_notify(message),
            lambda env: message.with_env(env).sudo().write({"attachment_ids": [(5,)]}),
            lambda env: message.with_env(env).sudo().unlink(),
            lambda env: file.with_env(env).sudo().write({"raw": b"other"}),
        )
        for user in (self.channel_own, self.channel_all):
            for number, way in enumerate(ways):
                with self.subTest(user=user.login, way=number):
                    with self.assertRaises(UserError), self.env.cr.savepoint():
                        way(self.env(user=user))
                    self.env.invalidate_all()
                    self.assertEqual(message.attachment_ids, file)
        file.with_user(self.channel_admin).unlink()
        page = self.visit(self.address, self.partner_a)
        self.assertIn("We removed the file “plan.pdf”", page.text)

    def test_a_file_that_leaves_its_message_leaves_a_trace_as_well(self):
        file = self.answer()
        message = self.deal.sudo().message_ids.filtered("attachment_ids")
        message.with_user(self.channel_own).write({"attachment_ids": [(3, file.id)]})
        self.assertEqual(self.deal.sudo().news_ids.mapped("kind"), ["file_removed"])
        with self.assertRaisesRegex(UserError, "Remove it and send the new one"):
            self.answer("price.pdf").with_user(self.channel_own).raw = b"other"

    def test_files_of_notes_go_without_a_word(self):
        note = self.deal.with_user(self.channel_own).message_post(
            body="Internal", subtype_xmlid="mail.mt_note", attachments=[("n.pdf", PDF)]
        )
        note.sudo().attachment_ids.with_user(self.channel_own).unlink()
        self.assertFalse(self.deal.sudo().news_ids)

    def test_where_the_portal_hides_conversations_no_file_is_named(self):
        self.answer().with_user(self.channel_own).unlink()
        block = self.portal.block_ids.filtered(lambda each: each.key == "conversation")
        block.visible = False
        page = self.visit(self.address, self.partner_a)
        self.assertNotIn("offer.pdf", page.text)
