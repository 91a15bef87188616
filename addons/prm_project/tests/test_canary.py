"""Nobody reads tasks, projects, messages or files through us but by our pages."""

import uuid
from contextlib import suppress

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .project_common import ProjectCase


@tagged("post_install", "-at_install")
class TestCanary(ProjectCase):
    """What stands inside carries a word that no partner may ever find."""

    def setUp(self):
        super().setUp()
        token = uuid.uuid4().hex
        self._upload(self.partner_a, token)
        self.case = self.open_case(token=token)
        self.deal = self._register(self.partner_a)
        self.task = self.share_task(self.deal, description="<p>canary</p>")
        self.case.message_post(body="canary", attachments=[("canary.txt", b"canary")])
        self.case.description = "canary"
        self.reply(self.case)

    def everybody(self):
        return (
            self.partner_a
            | self.colleague_a
            | self.supervisor_a
            | self.partner_b
            | self.supervisor_b
            | self.portal_user
            | self.public_user
        )

    def test_no_partner_has_a_right_on_tasks(self):
        for visibility in ("employees", "portal", "invited_users"):
            self.project.privacy_visibility = visibility
            for user in self.everybody():
                with self.subTest(user=user.login, visibility=visibility):
                    self.assert_closed(user)

    def assert_closed(self, user):
        """Check that a user finds and reads neither task nor project."""
        for record in (self.case, self.task, self.project):
            here = record.with_user(user)
            if here.has_access("read"):
                self.fail(f"{user.login} reads {record._name}")
            with self.assertRaises(AccessError):
                here.read(["name"])
            with suppress(AccessError):
                self.assertNotIn(here, here.search([]))

    def test_no_partner_reads_messages_and_files(self):
        messages = self.env["mail.message"].search(
            [("model", "=", "project.task"), ("res_id", "in", [self.case.id])]
        )
        files = messages.attachment_ids
        self.assertEqual(len(files), 2)
        for user in self.everybody():
            for records in (messages, files):
                with self.subTest(user=user.login, model=records._name):
                    here = records.with_user(user)
                    self.assertFalse(here._filtered_access("read"))
                    try:
                        found = here.search([("id", "in", records.ids)])
                    except AccessError:
                        continue
                    self.assertFalse(found)

    def test_the_dialog_is_for_employees(self):
        for user in self.everybody():
            dialogs = self.env["prm.task.reply"].with_user(user)
            with self.assertRaises(AccessError):
                dialogs.create({"task_id": self.case.id, "body": "x"})

    def test_a_case_is_the_persons_and_the_supervisors(self):
        self.assertEqual(self.found(self.partner_a), self.case)
        self.assertEqual(self.found(self.supervisor_a), self.case)
        for user in (self.colleague_a, self.partner_b, self.supervisor_b):
            self.assertFalse(self.found(user))

    def test_each_service_of_a_section_finds_the_same(self):
        hidden = self.share_task(self.deal, prm_is_shown=False)
        cases = ("prm.case.scope", "prm.case.list", "prm.case.desk"), self.case
        tasks = ("prm.task.scope", "prm.task.list", "prm.task.desk"), self.task
        for services, record in (cases, tasks):
            for name in services:
                with self.subTest(name):
                    self.assertTrue(self.finds(name, self.partner_a, record))
                    self.assertFalse(self.finds(name, self.partner_a, hidden))
                    self.assertFalse(self.finds(name, self.colleague_a, record))
                    self.assertFalse(self.finds(name, self.partner_b, record))
            self.set_section(record._prm_kind(), visible=False)
            for name in services:
                self.assertFalse(self.finds(name, self.partner_a, record), name)

    def finds(self, name, user, record):
        """Tell whether a service of a section finds a record for a user."""
        service, portal = self.service(name, user)
        return bool(service._find_sudo(portal, record.id))

    def test_a_section_of_own_records_closes_others_to_supervisors(self):
        self.set_section("cases", scope="own")
        self.assertFalse(self.found(self.supervisor_a))
        self.assertEqual(self.found(self.partner_a), self.case)

    def test_what_is_switched_off_is_closed(self):
        for key, kind in (("cases", "cases"), ("tasks", "tasks")):
            self.assertTrue(self.found(self.partner_a, kind))
            self.set_section(key, visible=False)
            self.assertFalse(self.found(self.partner_a, kind))

    def test_a_disabled_member_finds_nothing(self):
        member = self.partnership_a.member_ids.filtered(
            lambda member: member.user_id == self.partner_a
        )
        member.action_disable()
        self.assertFalse(self.found(self.partner_a))
        self.assertFalse(self.found(self.partner_a, "tasks"))

    def test_a_suspended_partnership_closes_both(self):
        self.partnership_a.action_suspend()
        for kind in ("cases", "tasks"):
            self.assertFalse(self.found(self.partner_a, kind))
            self.assertFalse(self.found(self.supervisor_a, kind))

    def test_who_moves_to_another_organization_takes_nothing_along(self):
        person = self.partner_a.partner_id
        member = self.partnership_a.member_ids.filtered(
            lambda member: member.user_id == self.partner_a
        )
        member.action_disable()
        person.parent_id = self.organization_b
        self.assertFalse(self.found(self.partner_a))
        self.assertEqual(self.case.prm_partner_id, self.organization_a)

    def test_what_a_page_says_holds_nothing_internal(self):
        for task in (self.case, self.task):
            page = self.page(self.partner_a, task)
            self.assertNotIn("canary", str(page))

    def test_employees_have_the_rights_of_projects_alone(self):
        self.project.privacy_visibility = "followers"
        other = self._create_user("otto", "project.group_project_user")
        self.assertFalse(self.case.with_user(other).has_access("read"))
        self.assertFalse(self.case.with_user(self.employee).has_access("read"))
        self.project.privacy_visibility = "employees"
        self.assertTrue(self.case.with_user(other).has_access("read"))
        with self.assertRaises(AccessError):
            self.case.with_user(other).read(["prm_registration_id"])
