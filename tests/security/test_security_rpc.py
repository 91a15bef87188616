"""The data layer, called over HTTP by somebody who leaves the pages aside."""

import json

from odoo.tests import tagged

from .security_common import MISSING, RpcCase

REGISTRATION = "prm.registration"
NAMES = {"name": {}}


@tagged("post_install", "-at_install")
class TestSecurityRpc(RpcCase):
    """Own records alone, in every way of reading; no change by any way of writing."""

    def setUp(self):
        super().setUp()
        shared = {"visibility": "organization"}
        self.mine = self._register(name="Mine")
        self.private = self._register(self.colleague_a, name="Private of Aaron")
        self.public = self._register(self.colleague_a, name="Public of Aaron", **shared)
        self.draft = self._register(
            self.colleague_a, name="Draft of Aaron", submit=False
        )
        self.foreign = self._register(self.partner_b, name="Of Birch", **shared)
        self.closed = self.private | self.draft | self.foreign
        self.everything = self.closed | self.mine | self.public
        self.login(self.partner_a)

    # -------------------------------------------------------------------- reading

    def test_every_way_of_finding_finds_the_own_records(self):
        expected = {"Mine", "Public of Aaron"}
        call = self.rpc
        rows = call(REGISTRATION, "search_read", [], ["name"])
        self.assertEqual({row["name"] for row in rows}, expected)
        found = call(REGISTRATION, "web_search_read", [], NAMES)
        self.assertEqual({row["name"] for row in found["records"]}, expected)
        self.assertEqual(found["length"], 2)
        numbers = call(REGISTRATION, "search", [])
        self.assertEqual(set(numbers), set((self.mine | self.public).ids))
        self.assertEqual(call(REGISTRATION, "search_count", []), 2)
        pairs = call(REGISTRATION, "name_search", "")
        self.assertEqual({number for number, _name in pairs}, set(numbers))
        found = call(REGISTRATION, "web_name_search", "", NAMES)
        self.assertEqual({row["name"] for row in found}, expected)
        groups = call(REGISTRATION, "formatted_read_group", [], ["name"], ["__count"])
        self.assertEqual({group["name"] for group in groups}, expected)
        groups = call(REGISTRATION, "web_read_group", [], ["name"], ["__count"])
        self.assertEqual({group["name"] for group in groups["groups"]}, expected)
        groups = call(REGISTRATION, "read_group", [], ["name"], ["name"])
        self.assertEqual({group["name"] for group in groups}, expected)
        panel = call(REGISTRATION, "search_panel_select_range", "state")
        self.assertEqual([value["id"] for value in panel["values"]], ["submitted"])

    def test_no_domain_and_no_context_finds_more(self):
        ids = self.closed.ids
        domains = (
            [["id", "in", ids]],
            ["|", ["id", "in", ids], ["id", "=", 0]],
            ["!", ["id", "=", 0]],
            [["partner_id", "=", self.organization_b.id]],
            [["partner_id.name", "ilike", "Birch"]],
            [["partnership_id.partner_id.name", "ilike", "Birch"]],
            [["contact_id", "child_of", [self.organization_b.id]]],
            [["program_id.portal_id.path", "=", "test"]],
            [["display_name", "ilike", "Birch"]],
            [["partnership_id", "any", [["id", "!=", 0]]]],
            [["partnership_id", "not any", [["id", "=", 0]]]],
        )
        contexts = (
            {},
            {"active_test": False},
            {"bin_size": True},
            {"allowed_company_ids": self.company.ids},
            {"uid": 1, "su": True, "sudo": True, "force_company": 1},
            {"prm_mover": True, "default_contact_id": self.partner_a.partner_id.id},
            {"search_default_all": 1, "prefetch_fields": False},
        )
        for domain in domains:
            for context in contexts:
                domain_and = ["&", ["id", "in", ids], *domain] if domain else domain
                found = self.finds(REGISTRATION, domain_and, context=context)
                self.assertFalse(found, (domain, context))

    def test_the_operators_that_skip_the_rules_are_refused(self):
        for domain in (
            [["company_id", "any!", []]],
            [["company_id", "not any!", [["id", "=", 0]]]],
            [["company_id", "any", [["partner_id", "any!", []]]]],
            [["contact_id", "any", [["user_ids", "any!", []]]]],
        ):
            with self.refused():
                self.rpc(REGISTRATION, "search", domain)

    def test_foreign_ids_and_missing_ones_are_answered_alike(self):
        calls = {
            "read": [["name"]],
            "web_read": [NAMES],
            "write": [{"name": "x"}],
            "web_save": [{"name": "x"}, NAMES],
            "onchange": [{"name": "x"}, ["name"], NAMES],
            "unlink": [],
            "copy": [],
            "get_metadata": [],
            "export_data": [["name"]],
            "message_subscribe": [self.partner_a.partner_id.ids],
            "has_access": ["read"],
            "action_open_lead": [],
            "action_qualify": [],
        }
        for method, arguments in calls.items():
            answers = [
                self.answer(self.rpc, REGISTRATION, method, [number], *arguments)
                for number in (*self.closed.ids, MISSING)
            ]
            same = all(answer == answers[-1] for answer in answers)
            self.assertTrue(same, f"{method}: {answers}")
            self.assertIn(answers[-1], ("AccessError", "UserError", False), method)

    def test_one_foreign_id_among_own_ones_spoils_the_call(self):
        for number in (self.foreign.id, MISSING):
            with self.refused("AccessError"):
                ids = [self.mine.id, number]
                self.rpc(REGISTRATION, "read", ids, ["name"])

    def test_other_models_show_the_own_organization_alone(self):
        partnerships = self.rpc("prm.partnership", "search", [])
        self.assertEqual(partnerships, self.partnership_a.ids)
        members = self.rpc("prm.member", "search_read", [], ["partner_id"])
        people = [row["partner_id"][0] for row in members]
        self.assertEqual(people, self.partner_a.partner_id.ids)
        self.assertEqual(self.rpc("prm.portal", "search", []), self.portal.ids)
        self.login(self.supervisor_a)
        members = self.rpc("prm.member", "search_count", [])
        self.assertEqual(members, 3)
        self.assertEqual(self.rpc(REGISTRATION, "search_count", []), 3)

    # -------------------------------------------------------------------- writing

    def test_no_way_of_writing_changes_anything(self):
        before = self.everything.sudo().read(["name", "state", "visibility"])
        values = {"name": "Forged", "state": "approved", "visibility": "organization"}
        new = {**values, "partnership_id": self.partnership_a.id}
        context = {"default_state": "approved", "prm_mover": True, "install_mode": True}
        for record in self.everything:
            for method, *arguments in (
                ("write", values),
                ("write", {}),
                ("web_save", values, NAMES),
                ("web_save", {}, NAMES),
                ("onchange", values, ["partnership_id"], {"partner_id": {}}),
                ("update_field_translations", "name", {"en_US": "Forged"}),
                ("unlink",),
                ("copy",),
            ):
                with self.refused("AccessError"):
                    self.rpc(
                        REGISTRATION, method, record.ids, *arguments, context=context
                    )
        for method, *arguments in (
            ("create", [new]),
            ("name_create", "Forged"),
            ("web_save", [], new, NAMES),
            ("onchange", [], new, ["partnership_id"], {"partner_id": {}}),
        ):
            with self.refused():
                self.rpc(REGISTRATION, method, *arguments, context=context)
        self.assertFalse(self.created(name="Forged"))
        self.env.invalidate_all()
        after = self.everything.sudo().read(["name", "state", "visibility"])
        self.assertEqual(after, before)

    def test_create_answers_alike_for_foreign_and_missing_partnerships(self):
        for number in (self.partnership_a.id, self.partnership_b.id, MISSING, False):
            with self.refused("AccessError"):
                values = {"name": "x", "partnership_id": number}
                self.rpc(REGISTRATION, "create", [values])

    def test_an_import_and_an_export_are_refused(self):
        answer = self.answer(self.rpc, REGISTRATION, "load", ["name"], [["Forged"]])
        self.assertFalse(answer["ids"])
        with self.refused("UserError"):
            self.rpc(REGISTRATION, "export_data", self.mine.ids, ["name"])
        with self.refused("AccessError"):
            self.rpc(REGISTRATION, "get_metadata", self.mine.ids)

    def test_defaults_tell_nothing_that_was_not_sent(self):
        names = ["partnership_id", "reviewer_id", "partner_id", "lead_id", "number"]
        self.assertFalse(self.rpc(REGISTRATION, "default_get", names))

    # ------------------------------------------------------------ the other doors

    def test_a_partner_cannot_change_who_they_are(self):
        me, person = self.partner_a, self.partner_a.partner_id
        supervisors = self.env.ref("prm.group_prm_supervisor").id
        for values in (
            {"group_ids": [[4, supervisors]]},
            {"partner_id": self.supervisor_a.partner_id.id},
            {"company_ids": [[4, 1]]},
            {"parent_id": self.organization_b.id},
            {"prm_member_ids": []},
        ):
            with self.refused():
                self.rpc("res.users", "write", me.ids, values)
        for values in ({"parent_id": self.organization_b.id}, {"is_company": True}):
            with self.refused():
                self.rpc("res.partner", "write", person.ids, values)
        self.assertFalse(me.has_group("prm.group_prm_supervisor"))

    def test_the_key_of_a_partner_opens_no_more_than_the_session(self):
        keys = self.env["res.users.apikeys"].with_user(self.partner_a).sudo()
        key = keys._generate("rpc", "test", None)
        self.authenticate(None, None)
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {key}"}

        def call(method, **params):
            address = f"/json/2/{REGISTRATION}/{method}"
            return self.url_open(address, data=json.dumps(params), headers=headers)

        rows = call("search_read", domain=[], fields=["name"]).json()
        self.assertEqual({row["name"] for row in rows}, {"Mine", "Public of Aaron"})
        statuses = {
            call("read", ids=self.foreign.ids, fields=["name"]).status_code,
            call("read", ids=[MISSING], fields=["name"]).status_code,
            call("read", ids=self.mine.ids, fields=["lead_id"]).status_code,
            call("write", ids=self.mine.ids, vals={"name": "x"}).status_code,
            call("_withdraw", ids=self.mine.ids).status_code,
        }
        self.assertEqual(statuses, {403})

    def test_a_portal_user_without_role_and_a_visitor_get_nothing(self):
        self.login(self.portal_user)
        for model in (REGISTRATION, "prm.partnership", "prm.member", "prm.offering"):
            with self.refused("AccessError"):
                self.rpc(model, "search_read", [], ["display_name"])
        self.authenticate(None, None)
        with self.refused("SessionExpiredException"):
            self.rpc(REGISTRATION, "search_read", [], ["display_name"])
