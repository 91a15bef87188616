"""Cases: opened by a partner, answered by the vendor, closed and reopened."""

import uuid

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .project_common import ProjectCase


@tagged("post_install", "-at_install")
class TestCases(ProjectCase):
    """A case is a task of the project of the portal; the conversation is apart."""

    def test_a_case_goes_to_the_owner_of_the_partnership(self):
        case = self.open_case()
        self.assertEqual(case.project_id, self.project)
        self.assertEqual(case.user_ids, self.expert)
        self.assertEqual(case.prm_partner_id, self.organization_a)
        self.assertEqual(case.prm_contact_id, self.partner_a.partner_id)
        self.assertEqual((case.prm_status, case.partner_id.id), ("new", False))
        self.assertEqual(case.activity_ids.user_id, self.expert)
        self.assertFalse(case.message_partner_ids.filtered("partner_share"))

    def test_the_default_owner_of_the_portal_comes_first(self):
        self.portal.default_user_id = self.salesperson
        self.assertEqual(self.open_case().user_ids, self.salesperson)

    def test_a_repeated_token_gives_the_first_case(self):
        token = uuid.uuid4().hex
        first, second = self.open_case(token=token), self.open_case(token=token)
        self.assertEqual(first, second)
        others = self.open_case(self.colleague_a, token=token)
        self.assertNotEqual(first, others)

    def test_what_is_said_turns_the_status(self):
        case = self.open_case()
        case.stage_id = self.project.type_ids.sorted()[1]
        self.assertEqual(case.prm_status, "progress")
        self.reply(case)
        self.assertEqual(case.prm_status, "waiting")
        self.assertFalse(case.activity_ids)
        self.say(case, "It still does not work.")
        self.assertEqual(case.prm_status, "progress")
        self.assertEqual(case.activity_ids.user_id, self.expert)
        case.stage_id = self.project.type_ids.sorted()[2]
        self.assertEqual(case.prm_status, "solved")

    def say(self, case, text, user=None, token=""):
        desk, portal = self.desk("cases", user)
        token = token or uuid.uuid4().hex
        desk._comment_sudo(portal, case.id, text, token)

    def change(self, case, action, user=None):
        desk, portal = self.desk("cases", user)
        desk._change(portal, case.id, action)

    def test_the_partner_closes_and_reopens_once(self):
        case = self.open_case()
        self.change(case, "close")
        self.assertEqual((case.state, case.prm_status), ("1_done", "solved"))
        with self.assertRaises(UserError):
            self.change(case, "close")
        with self.assertRaises(UserError):
            self.say(case, "One more thing")
        self.change(case, "reopen")
        self.assertEqual(case.prm_status, "progress")
        case.stage_id = self.project.type_ids.sorted()[2]
        self.change(case, "reopen")
        self.assertEqual(case.stage_id.name, "Inbox")
        with self.assertRaises(UserError):
            self.change(case, "done")

    def test_a_message_is_posted_once(self):
        case, token = self.open_case(), uuid.uuid4().hex
        for _time in range(2):
            self.say(case, "Any news?", token=token)
        bodies = [row["body"] for row in self.page(self.partner_a, case)["messages"]]
        self.assertEqual(len(bodies), 2)
        with self.assertRaises(UserError):
            self.say(case, "")

    def test_only_what_is_shared_is_on_the_page(self):
        case = self.open_case()
        case.message_post(body="Internal: ask legal", subtype_xmlid="mail.mt_note")
        case.message_post(body="A comment inside", subtype_xmlid="mail.mt_comment")
        self.reply(case, "We are on it.")
        said = "".join(
            row["body"] for row in self.page(self.partner_a, case)["messages"]
        )
        self.assertIn("It says expired.", said)
        self.assertIn("We are on it.", said)
        self.assertNotIn("legal", said)
        self.assertNotIn("inside", said)

    def test_a_mail_to_the_task_stays_inside(self):
        case = self.open_case()
        case.message_post(
            body="By mail", message_type="email", subtype_xmlid="mail.mt_comment"
        )
        self.assertEqual(len(self.page(self.partner_a, case)["messages"]), 1)

    def test_files_are_those_of_shared_messages(self):
        token = uuid.uuid4().hex
        self._upload(self.partner_a, token)
        case = self.open_case(token=token)
        case.message_post(body="x", attachments=[("inside.txt", b"secret")])
        page = self.page(self.partner_a, case)
        self.assertEqual([file["name"] for file in page["files"]], ["offer.pdf"])
        scope, _portal = self.service("prm.joined.talk", self.partner_a)
        inside = self.env["ir.attachment"].search([("name", "=", "inside.txt")])
        self.assertFalse(scope._file_sudo(case.sudo(), inside.id))
        [file] = page["files"]
        self.assertTrue(scope._file_sudo(case.sudo(), file["id"]))

    def test_without_a_project_there_are_no_cases(self):
        case = self.open_case()
        self.portal.case_project_id = False
        self.assertFalse(self.found(self.partner_a))
        with self.assertRaises(UserError):
            self.open_case()
        self.assertTrue(case.exists())

    def test_an_employee_answers_only_what_a_partner_sees(self):
        task = self.env["project.task"].create(
            {"name": "Inside", "project_id": self.project.id}
        )
        with self.assertRaises(UserError):
            self.reply(task)
        case = self.open_case()
        with self.assertRaises(UserError):
            self.reply(case, "  ")
        dialogs = self.env["prm.task.reply"].with_user(self.expert)
        dialog = dialogs.create({"task_id": case.id, "body": "We look"})
        self.assertEqual(dialog.read(["body"])[0]["body"], "We look")
        dialog.write({"body": "We look at it"})
        with self.assertRaises(AccessError):
            dialog.unlink()
        dialog.action_confirm()
        with self.assertRaises(AccessError):
            self.reply(case, user=self.employee)
