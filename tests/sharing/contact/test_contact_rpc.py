"""Contacts by RPC: what pages do not show, no call shows or does."""

from odoo.tests import tagged

from ...security.security_common import MISSING, RpcCase
from .contact_common import ContactData

MODEL = "prm.contact"


@tagged("post_install", "-at_install")
class TestContactRpc(ContactData, RpcCase):
    def setUp(self):
        super().setUp()
        self.own = self._share(self._create_customer("Own One"), self.partner_a)
        self.waits = self._share(self._create_customer("Waits"))
        self.colleague = self._share(self._create_customer("Mate"), self.colleague_a)
        self.foreign = self._share(self._create_customer("Far"), self.partner_b)
        self.login(self.partner_a)

    def found(self):
        return set(self.rpc(MODEL, "search", []))

    def test_a_search_finds_the_own_ones_on_every_way(self):
        own = {self.own.id, self.waits.id}
        self.assertEqual(self.found(), own)
        for context in ({"active_test": False}, {"su": True}, {"uid": 1}):
            rows = self.rpc(MODEL, "search_read", [], ["name"], context=context)
            self.assertEqual({row["id"] for row in rows}, own)
        pairs = self.rpc(MODEL, "name_search", "")
        self.assertEqual({number for number, _name in pairs}, own)

    def test_foreign_and_missing_ones_answer_alike(self):
        for number in (self.foreign.id, self.colleague.id, MISSING):
            with self.refused("AccessError"):
                self.rpc(MODEL, "read", [number], ["name"])
            with self.refused("AccessError"):
                self.rpc(MODEL, "web_read", [number], {"name": {}})

    def test_the_vendor_s_contact_is_not_reached_by_any_name(self):
        for domain in (
            [["partner_id", "!=", False]],
            [["partner_id.name", "ilike", "Own"]],
            [["partner_id", "any", [["email", "!=", False]]]],
            [["to_check", "=", True]],
            [["shared_by_id", "!=", False]],
            [["is_open", "=", True]],
        ):
            with self.refused("AccessError"):
                self.rpc(MODEL, "search", domain)
        with self.refused():
            self.rpc("res.partner", "read", self.own.partner_id.ids, ["name"])

    def test_nothing_is_written_made_deleted_or_called(self):
        values = {"name": "Forged", "state": "accepted"}
        for method, *arguments in (
            ("write", self.own.ids, values),
            ("create", [{"partnership_id": self.partnership_a.id, "name": "X"}]),
            ("unlink", self.own.ids),
            ("copy", self.own.ids),
            ("action_stop_sharing", self.own.ids),
            ("action_share_again", self.own.ids),
            ("action_take_over", self.own.ids),
            ("action_mark_checked", self.own.ids),
        ):
            with self.subTest(method=method), self.refused("AccessError"):
                self.rpc(MODEL, method, *arguments)
        for method in ("_accept", "_decline"):
            with self.refused():
                self.rpc("prm.contact.inbox", method, self.portal.id, self.waits.id)
        self.assertEqual(self.waits.state, "new")
        self.assertEqual(self.own.name, "Own One")

    def test_stopping_and_declining_take_it_away_from_rpc_at_once(self):
        self.own.action_stop_sharing()
        self.assertEqual(self.found(), {self.waits.id})
        self.waits._move_to("declined")
        self.assertEqual(self.found(), set())

    def test_switches_of_the_sections_hold_by_rpc_in_both_positions(self):
        self._row("contacts", visible=False)
        self.assertEqual(self.found(), {self.waits.id})
        self._row("inbox", visible=False)
        self.assertEqual(self.found(), set())
        self._row("contacts", visible=True)
        self.assertEqual(self.found(), {self.own.id})
        self.login(self.supervisor_a)
        self.assertEqual(self.found(), {self.own.id, self.colleague.id})
        self._row("contacts", scope="own")
        self.assertEqual(self.found(), set())
        self._row("contacts", scope="organization")
        self.assertEqual(self.found(), {self.own.id, self.colleague.id})

    def test_a_salesperson_and_another_channel_user_find_nothing(self):
        for user in (self.salesperson, self.employee, self.portal_user):
            self.login(user)
            with self.refused("AccessError"):
                self.found()
        self.login(self.channel_other)
        self.assertEqual(self.found(), set())
