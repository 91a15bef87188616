"""Who may send files, see them and confirm them: by page and by RPC, in pairs."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...http_common import PrmHttpCase
from ...upgrade.migration_common import migration
from .bulk_common import BulkMixin, csv_of, row


@tagged("post_install", "-at_install")
class TestBulkAccess(BulkMixin, PrmHttpCase):
    """Switches, sections, roles, and files of others."""

    def begin(self, user):
        """Send a file past the pages; return what came of it."""
        portal = self.portal.with_user(user)
        file = {"name": "a.csv", "sheet": "", "digest": "d"}
        return portal.env["prm.bulk.desk"]._begin_sudo(portal, file, [], [])

    def assertClosed(self, user, sentence):
        """Assert that neither pages nor services take a file of ``user``."""
        page = self.visit(self.BULK, user=user)
        self.assertEqual(page.status, 403)
        self.assertIn(sentence, page.text)
        self.assertEqual(self.send_file(csv_of([row(1)]), user=user).status, 403)
        self.assertEqual(self.visit(f"{self.BULK}/template.csv").status, 403)
        with self.assertRaisesRegex(Exception, sentence):
            self.begin(user)
        self.assertFalse(self.env["prm.bulk.registration"].search([]))
        page = self.visit("/registrations", user=user)
        self.assertFalse(page.has_class("prm_open_bulk"))

    def test_partners_and_supervisors_send_files_where_the_switch_is_on(self):
        for user in (self.partner_a, self.supervisor_a, self.partner_b):
            with self.subTest(user.login):
                page = self.visit("/registrations", user=user)
                self.assertTrue(page.has_class("prm_open_bulk"), page.text[-6000:])
                self.assertEqual(self.visit(self.BULK).status, 200)
                sent = self.send_file(csv_of([row(1)]), user=user)
                self.assertEqual(sent.status, 303)
                self.assertEqual(self.last_run().user_id, user)

    def test_nobody_sends_files_where_the_switch_is_off(self):
        self.portal.let_register_many = False
        for user in (self.partner_a, self.supervisor_a):
            with self.subTest(user.login):
                self.assertClosed(user, "does not let you register many deals")

    def test_nobody_sends_files_where_nobody_may_register(self):
        rows = self.portal.section_ids.filtered(lambda s: s.key == "registrations")
        rows.can_create = False
        self.assertClosed(self.partner_a, "not accepting new registrations")

    def test_a_hidden_section_hides_the_pages_of_files(self):
        rows = self.portal.section_ids.filtered(lambda s: s.key == "registrations")
        rows.visible = False
        self.assertEqual(self.visit(self.BULK, user=self.partner_a).status, 404)
        self.assertEqual(self.send_file(csv_of([row(1)])).status, 404)

    def test_people_without_the_role_come_to_no_page(self):
        for user in (self.portal_user, self.employee):
            with self.subTest(user.login):
                answer = self.visit(self.BULK, user=user)
                self.assertEqual(answer.status, 303)
                self.assertEqual(answer.location, "/my")

    def test_a_file_is_its_senders_alone(self):
        self.checked(csv_of([row(1)]), user=self.partner_a)
        address = f"{self.BULK}/{self.last_run().id}"
        for user in (self.colleague_a, self.supervisor_a, self.partner_b):
            with self.subTest(user.login):
                for page in ("", "/progress", "/report.csv"):
                    found = self.visit(f"{address}{page}", user=user)
                    self.assertEqual(found.status, 404, page)
                for deed in ("confirm", "check"):
                    found = self.send(f"{address}/{deed}", user=user)
                    self.assertEqual(found.status, 404, deed)
        self.assertEqual(self.last_run().state, "ready")
        self.assertEqual(self.visit(address, user=self.partner_a).status, 200)

    def test_a_partner_reads_no_file_by_rpc(self):
        self.checked(csv_of([row(1)]), user=self.partner_a)
        self.confirm()
        run = self.last_run()
        for name in (run._name, "prm.bulk.progress"):
            mine = self.env[name].with_user(self.partner_a)
            for call in (mine.search, mine.search_count):
                with self.assertRaises(AccessError):
                    call([])
            with self.assertRaises(AccessError):
                mine.create({"name": "mine"})
        with self.assertRaises(AccessError):
            run.with_user(self.partner_a).write({"name": "mine"})
        deal = run.registration_ids[:1].with_user(self.partner_a)
        self.assertTrue(deal.name)
        with self.assertRaises(AccessError):
            deal.read(["bulk_id"])

    def test_employees_see_registered_files_and_no_others(self):
        self.checked(csv_of([row(1)]), user=self.partner_a)
        run = self.last_run()
        self.assertFalse(run.with_user(self.channel_admin).search([]))
        self.confirm()
        for user in (self.channel_own, self.channel_all, self.channel_admin):
            self.assertEqual(run.with_user(user).search([]), run)
            with self.assertRaises(AccessError):
                run.with_user(user).read(["cells"])
            with self.assertRaises(AccessError):
                run.with_user(user).write({"name": "other"})
        deals = self.env["prm.registration"].with_user(self.channel_own)
        found = deals.search([("bulk_id", "!=", False)])
        self.assertEqual(found.bulk_id, run)

    def test_who_lost_access_has_nothing_registered(self):
        self.checked(csv_of([row(1)]), user=self.partner_a)
        run = self.last_run()
        self.send(f"{self.BULK}/{run.id}/confirm")
        self.partnership_a.action_suspend()
        self.work()
        self.assertEqual(run.state, "faulty")
        self.assertFalse(run.registration_ids)

    def test_who_changes_the_organization_sees_no_file_of_the_former_one(self):
        data = csv_of([row(1)])
        self.checked(data, user=self.partner_a)
        run = self.last_run()
        person = self.partner_a.partner_id
        person.parent_id = self.organization_b
        self.partnership_b._invite(person, "partner")
        self.assertNotIn("deals.csv", self.visit(self.BULK, user=self.partner_a).text)
        for page in ("", "/progress", "/report.csv"):
            found = self.visit(f"{self.BULK}/{run.id}{page}")
            self.assertEqual(found.status, 404, page)
        for deed in ("confirm", "check"):
            self.assertEqual(self.send(f"{self.BULK}/{run.id}/{deed}").status, 404)
        self.assertEqual(self.send_file(data).status, 303)
        self.assertEqual(self.last_run().partnership_id, self.partnership_b)

    def test_a_switch_that_went_off_stops_a_confirmed_file(self):
        self.checked(csv_of([row(1)]), user=self.partner_a)
        self.send(f"{self.BULK}/{self.last_run().id}/confirm")
        self.portal.let_register_many = False
        self.work()
        self.assertEqual(self.last_run().state, "faulty")
        self.assertFalse(self.last_run().registration_ids)

    def test_an_employee_who_looks_at_the_portal_sends_nothing(self):
        self.checked(csv_of([row(1)]), user=self.partner_a)
        run = self.last_run()
        address = f"/partner/preview/{self.partnership_a.id}/partner"
        self.visit(address, user=self.channel_own)
        self.assertEqual(self.visit(self.BULK).status, 200)
        self.assertEqual(self.visit(f"{self.BULK}/{run.id}").status, 404)
        files = [("file", ("b.csv", csv_of([row(2)])))]
        self.assertNotEqual(self.send(self.BULK, {}, files).status, 303)
        self.send(f"{self.BULK}/{run.id}/confirm")
        self.assertEqual(self.last_run(), run)
        self.assertEqual(run.state, "ready")

    def test_the_switch_is_on_for_new_portals_and_off_after_an_upgrade(self):
        self.assertTrue(self.portal.let_register_many)
        old = self.portal.copy({"path": "old", "active": False})
        migration("post-bulk.py", "19.0.1.6.0").migrate(self.env.cr, "")
        self.env.invalidate_all()
        self.assertFalse(self.portal.let_register_many)
        self.assertFalse(old.let_register_many)
