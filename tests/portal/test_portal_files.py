"""Files over HTTP: with the form, before it, and their download."""

import uuid

from odoo.tests import tagged

from ..common import PDF
from ..http_common import PrmHttpCase

MB = 1024 * 1024


def pdf(size):
    """Return the bytes of a PDF of this size."""
    return PDF + b"0" * (size - len(PDF))


@tagged("post_install", "-at_install")
class TestPortalFiles(PrmHttpCase):
    """What is accepted, what is refused and what is kept."""

    def setUp(self):
        super().setUp()
        self.token = uuid.uuid4().hex

    def upload(self, *files, token=None, user=None):
        """Send pending files as the page's script does."""
        data = {"submission_token": token or self.token}
        return self.send("/files", data, self.attach(*files), user=user)

    def names(self, registration):
        return registration._shared_messages_sudo().attachment_ids.mapped("name")

    # ------------------------------------------------------------------ with the form

    def test_files_come_along_with_the_form(self):
        files = self.attach(("a.pdf", PDF), ("b.txt", b"plain text"))
        page = self.register_by_form(name="With files", files=files)
        self.assertEqual(page.status, 303)
        registration = self.created(name="With files")
        self.assertEqual(set(self.names(registration)), {"a.pdf", "b.txt"})

    def test_a_file_of_10_mb_is_accepted_and_one_of_26_mb_refused(self):
        files = self.attach(("ten.pdf", pdf(10 * MB)), ("big.pdf", pdf(26 * MB)))
        page = self.register_by_form(name="Large", files=files)
        self.assertEqual(page.status, 422)
        self.assertIn("big.pdf", page.errors["attachments"])
        self.assertNotIn("ten.pdf", page.errors["attachments"])
        self.assertEqual(page.pending, ["ten.pdf"])
        self.assertEqual(page.value("name"), "Large")
        data = self.form_data(
            name="Large", submission_token=page.value("submission_token")
        )
        self.assertEqual(self.send("/registrations", data).status, 303)
        self.assertEqual(self.names(self.created(name="Large")), ["ten.pdf"])

    def test_forbidden_types_are_refused_and_the_rest_is_kept(self):
        forbidden = (
            ("run.exe", b"MZ"),
            ("page.html", b"<html></html>"),
            ("logo.svg", b"<svg/>"),
            ("trick.pdf", b"<html><script>1</script>"),
            ("empty.pdf", b""),
        )
        for name, data in forbidden:
            files = self.attach((name, data), ("fine.pdf", PDF))
            page = self.register_by_form(name="Types", files=files)
            self.assertEqual(page.status, 422, name)
            self.assertIn(name, page.errors["attachments"])
            self.assertEqual(page.pending, ["fine.pdf"])
        self.assertFalse(self.created(name="Types"))

    def test_files_are_kept_when_another_field_is_wrong(self):
        files = self.attach(("a.pdf", PDF))
        page = self.register_by_form(customer_vat="1", files=files)
        self.assertEqual(set(page.errors), {"customer_vat"})
        self.assertEqual(page.pending, ["a.pdf"])

    def test_a_kept_file_is_removed_without_scripts(self):
        files = self.attach(("a.pdf", PDF))
        page = self.register_by_form(customer_vat="1", files=files)
        [button] = page.all("//button[@name='remove_file']")
        data = self.form_data(
            name="Kept",
            submission_token=page.value("submission_token"),
            remove_file=button.get("value"),
        )
        page = self.send("/registrations", data)
        self.assertEqual((page.status, page.pending), (200, []))
        self.assertEqual(page.value("name"), "Kept")

    def test_a_form_sent_twice_takes_its_files_once(self):
        data = self.form_data(name="Once")
        for _turn in range(2):
            files = self.attach(("a.pdf", PDF))
            page = self.send("/registrations", data, files, user=self.partner_a)
            self.assertEqual(page.status, 303)
        self.assertEqual(self.names(self.created(name="Once")), ["a.pdf"])

    # ----------------------------------------------------------------- before the form

    def test_pending_files_are_told_and_taken_along(self):
        answer = self.upload(("a.pdf", PDF), user=self.partner_a)
        self.assertEqual(answer.status, 200)
        [file] = answer.response.json()["files"]
        self.assertEqual((file["name"], file["size"]), ("a.pdf", len(PDF)))
        data = self.form_data(name="Pending", submission_token=self.token)
        self.assertEqual(self.send("/registrations", data).status, 303)
        self.assertEqual(self.names(self.created(name="Pending")), ["a.pdf"])

    def test_a_refused_pending_file_is_told_by_name(self):
        answer = self.upload(("a.pdf", PDF), ("b.exe", b"MZ"), user=self.partner_a)
        self.assertEqual(answer.status, 422)
        told = answer.response.json()
        self.assertEqual([file["name"] for file in told["files"]], ["a.pdf"])
        [refused] = told["refused"]
        self.assertEqual(refused["name"], "b.exe")
        self.assertTrue(refused["message"])

    def test_pending_files_without_a_token_are_refused(self):
        for token in ("x y", "' OR 1"):
            answer = self.upload(("a.pdf", PDF), token=token, user=self.partner_a)
            self.assertEqual(answer.status, 422)
            self.assertFalse(self.env["prm.upload"].search([("token", "=", token)]))

    def test_pending_files_belong_to_who_sent_them(self):
        answer = self.upload(("a.pdf", PDF), user=self.partner_a)
        [file] = answer.response.json()["files"]
        self.login(self.colleague_a)
        page = self.visit("/files", submission_token=self.token)
        self.assertEqual(page.response.json()["files"], [])
        data = {"submission_token": self.token}
        self.send(f"/files/{file['id']}/remove", data)
        page = self.visit("/registrations/new", submission_token=self.token)
        self.assertEqual(page.pending, [])
        self.login(self.partner_a)
        page = self.visit("/registrations/new", submission_token=self.token)
        self.assertEqual(page.pending, ["a.pdf"])

    def test_a_page_of_a_former_session_gets_a_new_csrf_token(self):
        self.visit("/registrations/new", user=self.partner_a)
        self.login(self.partner_a)
        token = self.visit("/files").response.json()["csrf_token"]
        data = {**self.form_data(name="Went on"), "csrf_token": token}
        page = self.send("/registrations", data, csrf=False)
        self.assertEqual(page.status, 303)

    def test_a_pending_file_is_removed_by_its_owner(self):
        answer = self.upload(("a.pdf", PDF), user=self.partner_a)
        [file] = answer.response.json()["files"]
        for number in (10**30, file["id"]):
            data = {"submission_token": self.token}
            answer = self.send(f"/files/{number}/remove", data)
            self.assertEqual(answer.status, 200)
        self.assertEqual(answer.response.json(), {"files": []})

    # ----------------------------------------------------------------------- download

    def test_a_file_opens_for_who_sees_its_registration(self):
        address = self.shared_file()
        for user in (self.partner_a, self.supervisor_a):
            page = self.visit(address, user=user)
            self.assertEqual(page.response.content, PDF)
            self.assertIn("attachment", page.headers["Content-Disposition"])
            self.assertEqual(page.headers["X-Content-Type-Options"], "nosniff")
            self.assertIn("sandbox", page.headers["Content-Security-Policy"])

    def test_a_file_is_not_found_by_anybody_else(self):
        address = self.shared_file()
        for user in (self.colleague_a, self.partner_b, self.supervisor_b):
            self.assertNotEqual(self.visit(address, user=user).response.content, PDF)
        other = self._register(self.partner_a)
        file_id = address.rpartition("/")[2]
        self.login(self.partner_a)
        for number in (file_id, int(file_id) + 10**6, 2**31, 10**30):
            page = self.visit(f"/registrations/{other.id}/files/{number}")
            self.assertEqual(page.status, 404)

    def test_a_file_of_an_internal_note_is_not_found(self):
        registration = self._register(self.partner_a)
        note = registration.sudo().message_post(
            body="Internal", attachments=[("secret.pdf", PDF)]
        )
        address = f"/registrations/{registration.id}"
        page = self.visit(address, user=self.partner_a)
        self.assertNotIn("secret.pdf", page.text)
        file = self.visit(f"{address}/files/{note.attachment_ids.id}")
        self.assertEqual(file.status, 404)

    def test_a_file_closes_with_the_partnership(self):
        address = self.shared_file()
        self.login(self.partner_a)
        self.assertEqual(self.visit(address).status, 200)
        self.partnership_a.action_suspend()
        self.assertEqual(self.visit(address).location, "/my")

    def shared_file(self):
        """Return the address of a file of a registration of partner A."""
        self.register_by_form(name="Shared", files=self.attach(("a.pdf", PDF)))
        registration = self.created(name="Shared")
        page = self.visit(f"/registrations/{registration.id}")
        [link] = page.all("//ul[contains(@class, 'prm_files')]//a")
        self.assertNotIn("token", link.get("href"))
        return link.get("href")
