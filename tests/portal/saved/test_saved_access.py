"""Saved filters at the data layer: partners read some there, and write none."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .saved_common import SavedCase

MODEL = "prm.saved.filter"


@tagged("post_install", "-at_install")
class TestSavedAccess(SavedCase):
    def setUp(self):
        super().setUp()
        self.own = self.make("Secret", search="a")
        self.ours = self.make("Ours", shared=True, search="b")
        self.mates = self.make("Mate's", self.colleague_a, search="c")
        self.foreign = self.make("Foreign", self.partner_b, shared=True, search="d")

    def names(self, user):
        self.login(user)
        return sorted(
            row["name"] for row in self.rpc(MODEL, "search_read", [], ["name"])
        )

    def test_partners_read_their_own_and_what_colleagues_share(self):
        self.assertEqual(self.names(self.partner_a), ["Ours", "Secret"])
        self.assertEqual(self.names(self.colleague_a), ["Mate's", "Ours"])
        self.assertEqual(self.names(self.supervisor_a), ["Ours"])
        self.assertEqual(self.names(self.partner_b), ["Foreign"])

    def test_what_a_leaver_shared_is_read_by_supervisors_alone(self):
        self.end(self.partner_a)
        self.assertEqual(self.names(self.colleague_a), ["Mate's"])
        self.assertEqual(self.names(self.supervisor_a), ["Ours"])

    def test_what_it_asks_and_whose_it_is_are_not_read_searched_or_sorted_by(self):
        self.login(self.colleague_a)
        for name in ("query", "member_id", "partner_id", "partnership_id"):
            with self.refused():
                self.rpc(MODEL, "read", [self.ours.id], [name])
            with self.refused():
                self.rpc(MODEL, "search", [(name, "!=", False)])
            with self.refused():
                self.rpc(MODEL, "search", [], order=name)

    def test_nobody_writes_creates_or_deletes_over_rpc(self):
        values = {"name": "Forged", "kind": "registrations", "query": "view=all"}
        member = self.own.member_id
        for user in (self.partner_a, self.supervisor_a, self.colleague_a):
            self.login(user)
            with self.refused("AccessError"):
                self.rpc(MODEL, "create", [{**values, "member_id": member.id}])
            for record in (self.own, self.ours, self.foreign):
                with self.refused("AccessError"):
                    self.rpc(MODEL, "write", [record.id], {"is_shared": True})
                with self.refused("AccessError"):
                    self.rpc(MODEL, "unlink", [record.id])
                with self.refused("AccessError"):
                    self.rpc(MODEL, "copy", [record.id])

    def test_after_the_access_has_ended_nothing_is_read(self):
        self.end(self.colleague_a)
        self.partnership_b.action_suspend()
        for user in (self.colleague_a, self.partner_b):
            here = self.env[MODEL].with_user(user)
            self.assertFalse(here.has_access("read"))
            with self.assertRaises(AccessError):
                here.search([])

    def test_administrators_read_and_delete_and_write_nothing(self):
        here = self.env[MODEL].with_user(self.channel_admin)
        found = here.search([])
        self.assertLessEqual(self.own | self.foreign, found.sudo())
        self.assertEqual(found[0].list_name, "Registrations")
        with self.assertRaises(AccessError):
            found[0].name = "Changed"
        with self.assertRaises(AccessError):
            here.create({"name": "Forged"})
        self.own.with_user(self.channel_admin).unlink()
        self.assertFalse(self.own.exists())

    def test_other_employees_and_strangers_read_nothing(self):
        for user in (
            self.channel_all,
            self.salesperson,
            self.employee,
            self.portal_user,
        ):
            self.assertFalse(self.env[MODEL].with_user(user).has_access("read"))

    def test_the_services_answer_nobody_over_rpc(self):
        self.login(self.partner_a)
        for service in ("prm.saved.filter.desk", "prm.saved.filter.page"):
            for method in ("_save", "_delete", "_row", "_asked"):
                with self.refused():
                    self.rpc(service, method, self.own.id)

    def test_a_preview_saves_nothing(self):
        self.login(self.channel_own)
        self.visit(f"/partner/preview/{self.partnership_a.id}/partner")
        self.assertEqual(self.pills(), [f"Ours · {self.partner_a.name}"])
        before = len(self.saved())
        self.assertEqual(self.save("Preview", search="x").status, 403)
        self.assertEqual(len(self.saved()), before)

    def test_a_form_without_its_token_is_refused(self):
        self.login(self.partner_a)
        data = {"list": "registrations", "name": "X", "query": "search=a"}
        page = self.send("/saved", data, csrf=False)
        self.assertEqual(page.status, 400)
        self.assertFalse(self.saved("X"))
