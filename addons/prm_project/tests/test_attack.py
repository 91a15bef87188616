"""Who tries other addresses, ids and parameters than the pages offer gets nothing."""

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.prm.tests.common import PDF
from odoo.addons.prm.tests.http_common import PrmHttpCase

from .project_common import ProjectData

ODD = {"sortby": "id; drop", "filterby": "x", "page": "-1", "search_in": "x", "q": "%"}


@tagged("post_install", "-at_install")
class TestAttack(ProjectData, PrmHttpCase):
    """A case with a file, and one of the other organization."""

    def setUp(self):
        super().setUp()
        self.case, self.file = self.case_with_file(self.partner_a, "plan.pdf")
        self.foreign, self.other = self.case_with_file(self.partner_b, "other.pdf")

    def case_with_file(self, user, name):
        """Return a case that a user opens with a file, and the file."""
        sent = {"name": f"Case of {name}", "text": "Look"}
        files = self.attach((name, PDF))
        self.assertEqual(self.send("/cases/new", sent, files, user=user).status, 303)
        case = self.env["project.task"].search([("name", "=", sent["name"])])
        return case, case.message_ids.attachment_ids

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_binary")
    def gets(self, address):
        """Tell whether somebody gets a file at an address."""
        answer = self.url_open(address, allow_redirects=False)
        return answer.status_code == 200 and answer.content == PDF

    def test_a_file_has_no_address_but_the_one_of_its_case(self):
        token = self.file.generate_access_token()[0]
        number = self.file.id
        for user in (self.partner_a, self.supervisor_a, self.partner_b, None):
            self.login(user) if user else self.logout()
            for address in (
                f"/web/content/{number}",
                f"/web/content/{number}?access_token=x{token}",
                f"/web/content?model=ir.attachment&id={number}&field=raw",
                f"/web/image/{number}",
                f"/mail/attachment/{number}",
            ):
                with self.subTest(user=user and user.login, address=address):
                    self.assertFalse(self.gets(address))

    def test_the_address_of_a_file_is_of_its_case_and_ends_with_access(self):
        home = f"{self.HOME}/cases/{self.case.id}/files"
        self.login(self.partner_a)
        self.assertTrue(self.gets(f"{home}/{self.file.id}"))
        self.assertFalse(self.gets(f"{home}/{self.other.id}"))
        members = self.partnership_a.member_ids
        member = members.filtered(lambda one: one.user_id == self.partner_a)
        member.with_user(self.channel_admin).action_disable()
        self.env.flush_all()
        self.assertFalse(self.gets(f"{home}/{self.file.id}"))

    def test_unknown_parameters_change_nothing(self):
        self.login(self.partner_a)
        usual = self.visit("/cases").rows
        self.assertEqual(usual, [self.case.name])
        for address in ("/cases", "/tasks", "/cases/new", f"/cases/{self.case.id}"):
            page = self.visit(address, prm_partnership_id=self.foreign.id, **ODD)
            self.assertEqual(page.status, 200, address)
            self.assertNotIn(self.foreign.name, page.text)

    def test_fields_that_the_form_has_not_are_dropped(self):
        sent = {
            "name": "Mine",
            "text": "Mine",
            "user_ids": self.partner_a.id,
            "prm_contact_id": self.partner_b.partner_id.id,
            "prm_partnership_id": self.partnership_b.id,
            "prm_status": "solved",
            "project_id": 1,
        }
        self.send("/cases/new", sent, user=self.partner_a)
        case = self.env["project.task"].search([("name", "=", "Mine")])
        self.assertEqual(case.prm_partnership_id, self.partnership_a)
        self.assertEqual(case.prm_contact_id, self.partner_a.partner_id)
        self.assertEqual((case.prm_status, case.project_id), ("new", self.project))
