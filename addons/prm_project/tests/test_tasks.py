"""Tasks of the partner's deals: shown one by one, done and added by the partner."""

import uuid

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .project_common import ProjectCase


@tagged("post_install", "-at_install")
class TestTasks(ProjectCase):
    """Who sees the deal sees its tasks, as far as the vendor shows them."""

    def setUp(self):
        super().setUp()
        self.deal = self._register(self.partner_a).with_env(self.env)
        self.task = self.share_task(self.deal)

    def add(self, user=None, deal=None, token="", **values):
        deal = self.deal if deal is None else deal
        values = {"name": "Call back", "text": "Soon", "deal": deal.id, **values}
        return self.ask("tasks", user, values, token)

    def change(self, action, user=None):
        desk, portal = self.desk("tasks", user)
        desk._change(portal, self.task.id, action)

    def test_who_reads_the_deal_sees_its_shown_tasks(self):
        self.share_task(self.deal, name="Inside", prm_is_shown=False)
        self.assertEqual(self.found(self.partner_a, "tasks"), self.task)
        self.assertEqual(self.found(self.supervisor_a, "tasks"), self.task)
        self.assertFalse(self.found(self.colleague_a, "tasks"))
        self.deal.visibility = "organization"
        self.assertEqual(self.found(self.colleague_a, "tasks"), self.task)

    def test_a_section_of_own_records_leaves_own_deals(self):
        self.set_section("tasks", scope="own")
        self.assertEqual(self.found(self.partner_a, "tasks"), self.task)
        self.assertFalse(self.found(self.supervisor_a, "tasks"))

    def test_the_page_of_the_deal_shows_them(self):
        deal = self.deal.with_user(self.partner_a)
        block = deal.env["prm.task.list"]._block(deal)
        self.assertEqual([row["name"] for row in block["tasks"]], [self.task.name])
        self.assertTrue(block["tasks_new"])
        self.set_section("tasks", can_create=False)
        self.assertFalse(deal.env["prm.task.list"]._block(deal)["tasks_new"])
        self.set_section("tasks", visible=False)
        self.assertFalse(deal.env["prm.task.list"]._block(deal)["tasks"])

    def test_a_partner_marks_a_task_as_done_once(self):
        self.change("done")
        self.assertEqual(self.task.state, "1_done")
        with self.assertRaises(UserError):
            self.change("done")

    def test_who_may_not_edit_marks_nothing(self):
        self.set_section("tasks", can_edit=False)
        with self.assertRaises(UserError):
            self.change("done")
        with self.assertRaises(AccessError):
            self.change("done", self.partner_b)
        self.assertEqual(self.task.state, "01_in_progress")

    def test_a_new_task_goes_to_the_salesperson_of_the_deal(self):
        lead = self._approve(self.deal)
        lead.user_id = self.salesperson
        task = self.add(deadline=False)
        self.assertEqual(task.user_ids, self.salesperson)
        self.assertTrue(task.prm_is_shown)
        self.assertIn(task.sudo(False), self.found(self.partner_a, "tasks").sudo(False))

    def test_a_repeated_token_adds_one_task(self):
        token = uuid.uuid4().hex
        self.assertEqual(self.add(token=token), self.add(token=token))

    def test_files_of_the_form_are_kept_with_it(self):
        token = uuid.uuid4().hex
        self._upload(self.partner_a, token)
        page = self.page(self.partner_a, self.add(token=token))
        self.assertEqual([file["name"] for file in page["files"]], ["offer.pdf"])
        self.assertEqual(len(page["messages"]), 1)
        self.assertFalse(self.page(self.partner_a, self.add())["messages"])

    def test_a_task_is_of_an_own_open_deal(self):
        others = self._register(self.partner_b)
        ended = self._register(self.partner_a)
        ended.with_user(self.partner_a)._withdraw(self.reasons["withdrawal"].id, "")
        nothing = self.env["prm.registration"]
        for deal in (others, ended, nothing):
            with self.assertRaises(UserError):
                self.add(deal=deal)
        self.deal.visibility = "organization"
        with self.assertRaises(UserError):
            self.add(self.colleague_a)
        self.set_section("tasks", can_create=False)
        with self.assertRaises(UserError):
            self.add()

    def test_a_section_of_own_records_takes_own_deals(self):
        for kind in ("tasks", "cases"):
            values = {"name": "Call", "text": "Soon", "deal": self.deal.id}
            self.assertTrue(self.ask(kind, self.supervisor_a, values))
            self.set_section(kind, scope="own")
            with self.assertRaises(UserError):
                self.ask(kind, self.supervisor_a, values)
            self.assertTrue(self.ask(kind, self.partner_a, values))

    def test_a_portal_that_one_only_looks_at_takes_nothing(self):
        elsewhere = self.portal.copy({"name": "Elsewhere", "path": "elsewhere"})
        for kind, deal in (("tasks", self.deal.id), ("cases", 0)):
            values = {"name": "Call", "text": "Soon", "deal": deal}
            self.program.portal_id = self.portal
            self.env.flush_all()
            self.assertTrue(self.ask(kind, self.partner_a, values))
            self.program.portal_id = elsewhere
            self.env.flush_all()
            with self.assertRaises(UserError):
                self.ask(kind, self.partner_a, values)

    def test_employees_link_only_deals_that_they_read(self):
        seller = self._create_user(
            "sid", "project.group_project_user,sales_team.group_sale_salesman"
        )
        with self.assertRaises(AccessError):
            self.task.with_user(seller).prm_registration_id = self._register(
                self.partner_b
            )
        self.task.with_user(self.expert).prm_registration_id = self.deal

    def test_the_registration_counts_what_the_reader_may_read(self):
        self.assertEqual(self.deal.with_user(self.expert).task_count, 1)
        self.project.privacy_visibility = "followers"
        self.env.invalidate_all()
        self.assertEqual(self.deal.with_user(self.expert).task_count, 0)

    def test_its_seller_counts_them_and_nobody_does_for_a_partner(self):
        seller = self._create_user(
            "sid", "project.group_project_user,sales_team.group_sale_salesman"
        )
        self.deal.sudo().lead_id.user_id = seller
        self.env.flush_all()
        self.assertEqual(self.deal.with_user(seller).task_count, 1)
        self.env.invalidate_all()
        deal_sudo = self.deal.with_user(self.partner_a).sudo()
        self.assertEqual(deal_sudo.task_count, 0)
