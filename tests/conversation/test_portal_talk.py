"""What partners add to a registration later: files, messages, notes."""

import uuid

from odoo.tests import tagged

from ..common import PDF
from ..http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestPortalTalk(PrmHttpCase):
    """Files come once, texts have a limit, and a refusal keeps what was typed."""

    def attach_later(self, registration, *files, user=None, **data):
        address = f"/registrations/{registration.id}/files"
        user = user or self.partner_a
        return self.send(address, data, self.attach(*files), user=user)

    def names(self, registration):
        return registration._shared_messages_sudo().attachment_ids.mapped("name")

    def test_a_draft_asks_nobody_to_write_and_what_is_submitted_does(self):
        heading = "//*[@id='prm_conversation']"
        draft = self._register(self.partner_a, submit=False)
        page = self.visit(f"/registrations/{draft.id}", user=self.partner_a)
        self.assertEqual((page.status, len(page.all(heading))), (200, 0))
        submitted = self._register(self.partner_a)
        page = self.visit(f"/registrations/{submitted.id}", user=self.partner_a)
        self.assertEqual((page.status, len(page.all(heading))), (200, 1))

    # --------------------------------------------------------------------------- files

    def test_files_are_attached_later_once(self):
        registration = self._register(self.partner_a)
        address = f"{self.HOME}/registrations/{registration.id}"
        token = uuid.uuid4().hex
        for _turn in range(2):
            page = self.attach_later(
                registration, ("a.pdf", PDF), ("b.pdf", PDF), submission_token=token
            )
            self.assertEqual(page.status, 303)
            self.assertEqual(page.location.partition("?")[0], address)
        self.assertEqual(sorted(self.names(registration)), ["a.pdf", "b.pdf"])
        self.assertEqual(len(registration._shared_messages_sudo()), 1)
        self.assertIn("Your files were sent.", self.visit(page.location).text)

    def test_the_address_of_the_files_leads_to_the_page(self):
        number = self._register(self.partner_a).id
        page = self.visit(f"/registrations/{number}/files", user=self.partner_a)
        self.assertEqual(page.status, 303)
        self.assertEqual(page.location, f"{self.HOME}/registrations/{number}")

    def test_refused_files_are_named_and_the_others_kept(self):
        registration = self._register(self.partner_a)
        files = (("run.exe", b"MZ"), ("fine.pdf", PDF))
        page = self.attach_later(registration, *files)
        self.assertEqual((page.status, set(page.errors)), (422, {"attachments"}))
        self.assertIn("run.exe", page.errors["attachments"])
        self.assertEqual(page.pending, ["fine.pdf"])
        self.assertFalse(self.names(registration))
        token = page.value("submission_token")
        page = self.attach_later(registration, submission_token=token)
        self.assertEqual((page.status, self.names(registration)), (303, ["fine.pdf"]))

    def test_nothing_to_attach_is_refused(self):
        page = self.attach_later(self._register(self.partner_a))
        self.assertEqual((page.status, bool(page.errors)), (422, True))

    def test_nobody_attaches_to_a_foreign_or_missing_registration(self):
        foreign = self._register(self.partner_b)
        self.assertEqual(self.attach_later(foreign, ("a.pdf", PDF)).status, 404)
        page = self.send("/registrations/99999999/files", {}, self.attach(("a", PDF)))
        self.assertEqual(page.status, 404)
        self.assertFalse(self.names(foreign))

    # ------------------------------------------------------------------------- lengths

    def test_a_message_of_20_000_characters_is_posted_and_a_longer_one_kept(self):
        registration = self._register(self.partner_a)
        address = f"/registrations/{registration.id}/comments"
        text = "w\r\n" * 10_000
        self.login(self.partner_a)
        self.assertEqual(self.send(address, {"comment": text}).status, 303)
        text = "w" * 20_001
        page = self.send(address, {"comment": text}, self.attach(("run.exe", b"MZ")))
        self.assertEqual(page.status, 422)
        self.assertEqual(set(page.errors), {"attachments", "comment"})
        self.assertEqual(page.value("comment"), text)
        self.assertEqual(len(registration._shared_messages_sudo()), 1)

    def test_a_note_of_a_withdrawal_has_at_most_2_000_characters(self):
        registration = self._register(self.partner_a)
        address = f"/registrations/{registration.id}/withdraw"
        data = {"reason_id": self.reasons["withdrawal"].id, "note": "w" * 2001}
        page = self.send(address, data, user=self.partner_a)
        self.assertEqual((page.status, set(page.errors)), (422, {"note"}))
        self.assertEqual(page.value("note"), data["note"])
        self.assertEqual(page.value("reason_id"), str(data["reason_id"]))
        self.assertEqual(registration.state, "submitted")
        page = self.send(address, {**data, "note": "w" * 2000})
        self.assertEqual((page.status, registration.state), (303, "withdrawn"))
