"""The conversation on another app's record: shared messages, and nothing else."""

import uuid

from odoo.tests import tagged

from ...models.common.errors import RegistrationRefused
from .joined_common import JoinedCase


@tagged("post_install", "-at_install")
class TestJoinedTalk(JoinedCase):
    """Pages show what is said under the one subtype; no right opens it."""

    def post(self, text, token="", user=None):
        service, lead_sudo = self.talk(user)
        return service._post(lead_sudo, text, token)

    def test_what_is_said_is_read_by_pages_alone(self):
        self.assertTrue(self.post("Any news?"))
        self.lead.message_post(body="Inside", subtype_xmlid="mail.mt_comment")
        service, lead_sudo = self.talk()
        [row] = service._rows(lead_sudo, "/page")
        self.assertIn("Any news?", row["body"])
        self.assertTrue(row["is_me"])
        self.assertFalse(row["is_vendor"])
        message = self.env["mail.message"].browse(row["id"])
        for user in (self.partner_a, self.supervisor_a, self.portal_user):
            here = message.with_user(user)
            self.assertFalse(here._filtered_access("read"))
            self.assertFalse(here.search([("id", "=", message.id)]))
        self.assertFalse(self.lead.message_partner_ids & self.partner_a.partner_id)

    def test_a_mail_is_never_part_of_it(self):
        self.lead.message_post(
            body="Forged", message_type="email", subtype_xmlid="prm.mt_joined"
        )
        service, lead_sudo = self.talk()
        self.assertFalse(service._rows(lead_sudo))
        self.assertFalse(service._html(lead_sudo))

    def test_an_answer_is_marked_as_the_vendors(self):
        self.lead.user_id = self.salesperson
        lead = self.lead.with_user(self.salesperson)
        nothing = self.env["ir.attachment"]
        lead.env["prm.joined.talk"]._say(lead, "Soon.", nothing)
        service, lead_sudo = self.talk()
        [row] = service._rows(lead_sudo)
        self.assertTrue(row["is_vendor"])
        self.assertIn("Soon.", str(service._html(lead_sudo)))

    def test_a_form_is_posted_once_with_its_files(self):
        token = uuid.uuid4().hex
        self._upload(self.partner_a, token)
        self.assertTrue(self.post("", token))
        self.assertFalse(self.post("", token))
        service, lead_sudo = self.talk()
        [row] = service._rows(lead_sudo, "/page")
        [file] = row["files"]
        self.assertEqual(file["url"], f"/page/files/{file['id']}")
        self.assertTrue(service._file_sudo(lead_sudo, file["id"]))
        attachment = self.env["ir.attachment"].browse(file["id"])
        self.assertEqual(attachment.res_model, "crm.lead")
        for user in (self.partner_a, self.supervisor_a):
            self.assertFalse(attachment.with_user(user)._filtered_access("read"))

    def test_nothing_and_too_much_are_refused(self):
        with self.assertRaises(RegistrationRefused):
            self.post(" ")
        limits = self.env["prm.upload.field"]._limits()
        self.patch(
            type(self.env["prm.upload.field"]),
            "_limits",
            lambda _self: {**limits, "max_total": 20},
        )
        token = uuid.uuid4().hex
        self._upload(self.partner_a, token)
        self.assertTrue(self.post("One", token))
        token = uuid.uuid4().hex
        self._upload(self.partner_a, token)
        with self.assertRaises(RegistrationRefused):
            self.post("Two", token)

    def test_files_of_notes_are_not_found(self):
        note = self.lead.message_post(body="x", attachments=[("a.txt", b"inside")])
        service, lead_sudo = self.talk()
        self.assertFalse(service._file_sudo(lead_sudo, note.attachment_ids.id))

    def test_one_employee_who_may_read_it_is_asked_once(self):
        service, lead_sudo = self.talk()
        users = self.employee | self.salesperson | self.channel_all
        self.lead.user_id = self.salesperson
        for _time in range(2):
            service._ask(lead_sudo, "mail.mail_activity_data_todo", users)
        self.assertEqual(self.lead.activity_ids.user_id, self.salesperson)
