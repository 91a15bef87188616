"""Certificates, activities, funds, values and history: own ones alone, read only."""

from odoo.tests import tagged

from ..access.surface_table import ARGUMENTS, METHODS
from .security_common import MISSING, PartsCase

CLOSED = (
    "prm.member.hand.over",
    "prm.parameter",
    "prm.partner.open",
    "prm.partnership.add",
    "prm.partnership.invite",
    "prm.partnership.what.if",
    "prm.registration.report",
    "prm.registration.summary",
)
NAMES = {"display_name": {}}


@tagged("post_install", "-at_install")
class TestSecurityParts(PartsCase):
    """By RPC, beside the pages."""

    # -------------------------------------------------------------------- reading

    def test_every_way_of_finding_finds_the_own_ones(self):
        for model, record in self.own.items():
            found = set(self.rpc(model, "search", []))
            self.assertIn(record.id, found)
            rows = self.rpc(model, "search_read", [], ["organization_id"])
            self.assertEqual(
                {row["organization_id"][0] for row in rows}, {self.organization_a.id}
            )
            web = self.rpc(model, "web_search_read", [], NAMES)["records"]
            self.assertEqual({row["id"] for row in web}, found)
            pairs = self.rpc(model, "name_search", "", limit=1000)
            self.assertEqual({number for number, _name in pairs}, found)
            for method in ("formatted_read_group", "web_read_group"):
                groups = self.rpc(model, method, [], ["organization_id"], ["__count"])
                groups = groups["groups"] if isinstance(groups, dict) else groups
                [group] = groups
                self.assertEqual(group["__count"], len(found))

    def test_no_domain_and_no_context_finds_more(self):
        contexts = (
            {},
            {"active_test": False},
            {"allowed_company_ids": self.company.ids},
            {"uid": 1, "su": True, "sudo": True},
        )
        for model, record in self.foreign.items():
            for domain in (
                [["id", "=", record.id]],
                ["|", ["id", "=", record.id], ["id", "=", 0]],
                [["partnership_id", "=", self.partnership_b.id]],
                [["partnership_id.name", "ilike", "Birch"]],
                [["organization_id", "child_of", self.organization_b.ids]],
                [["partnership_id", "any", [["id", "=", self.partnership_b.id]]]],
            ):
                for context in contexts:
                    found = self.finds(model, domain, context=context)
                    self.assertFalse(found, (model, domain, context))

    def test_another_portal_s_conditions_are_not_read_through_any_relation(self):
        portal = self.portal.copy({"path": "elsewhere", "state": "active"})
        program = self.program.copy({"portal_id": portal.id})
        tier = self.tier.copy({"program_id": program.id, "level": 9})
        other = self._create_condition(tier)
        condition = "prm.condition"
        found = self.rpc(condition, "search", [])
        self.assertIn(self.condition.id, found)
        self.assertNotIn(other.id, found)
        with self.refused("AccessError"):
            self.rpc(condition, "read", other.ids, ["value"])
        spec = {"condition_ids": {"fields": {"value": {}}}}
        with self.refused("AccessError"):
            self.rpc("prm.tier", "web_read", tier.ids, spec)
        [row] = self.rpc("prm.tier", "web_read", self.tier.ids, spec)
        self.assertIn(self.condition.id, [each["id"] for each in row["condition_ids"]])

    def test_what_belongs_to_the_vendor_s_desk_is_closed(self):
        parameter = self.condition.parameter_id
        for model in CLOSED:
            for method, *arguments in (
                ("search", []),
                ("read", parameter.ids, ["display_name"]),
                ("read", [MISSING], ["display_name"]),
                ("name_search", ""),
                ("create", [{"partnership_id": self.partnership_a.id}]),
                ("web_save", [], {"partnership_id": self.partnership_a.id}, NAMES),
                ("write", parameter.ids, {"name": "Forged"}),
                ("unlink", parameter.ids),
            ):
                with self.refused("AccessError"):
                    self.rpc(model, method, *arguments)

    # -------------------------------------------------------------------- writing

    def _state(self):
        self.env.invalidate_all()
        return [
            record.sudo().read(["display_name", "partnership_id", "write_date"])
            for parts in (self.own, self.foreign)
            for record in parts.values()
        ]

    def test_no_way_of_writing_changes_anything(self):
        before = self._state()
        context = {"prm_mover": True, "install_mode": True, "default_state": "done"}
        for parts in (self.own, self.foreign):
            for model, record in parts.items():
                values = {"partnership_id": self.partnership_a.id, "current": 9}
                values |= {"state": "approved", "amount": 9, "result": "passed"}
                values = {key: values[key] for key in values if key in record._fields}
                for method, *arguments in (
                    ("write", record.ids, values),
                    ("write", record.ids, {}),
                    ("web_save", record.ids, values, NAMES),
                    ("web_save", [], values, NAMES),
                    ("create", [values]),
                    ("name_create", "Forged"),
                    ("onchange", [], values, ["partnership_id"], NAMES),
                    ("unlink", record.ids),
                    ("copy", record.ids),
                ):
                    with self.subTest(model=model, method=method), self.refused():
                        self.rpc(model, method, *arguments, context=context)
        self.assertEqual(self._state(), before)

    def test_each_public_method_answers_alike_for_foreign_and_missing_ones(self):
        for model, record in self.foreign.items():
            for method in METHODS.get(model, ()):
                if method == "create":
                    continue
                answers = [
                    self.answer(
                        self.rpc, model, method, [number], *ARGUMENTS.get(method, [])
                    )
                    for number in (record.id, MISSING)
                ]
                self.assertEqual(*answers, f"{model}.{method}")
                self.assertIn(answers[0], ("AccessError", "UserError"), method)

    def test_no_public_method_does_anything_to_the_own_ones(self):
        before = self._state()
        for model, record in self.own.items():
            for method, right in METHODS.get(model, {}).items():
                if right == "read" or method == "create":
                    continue
                with self.refused():
                    self.rpc(model, method, record.ids, *ARGUMENTS.get(method, []))
        self.assertEqual(self._state(), before)
