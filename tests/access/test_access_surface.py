"""Everything of the addon that can be called from outside, and by whom.

A new public method or route fails the test until somebody wrote down in
`surface_table.py` or `routes_table.py` who may call it.
"""

from odoo.tests import tagged

from ..security.security_common import MISSING, RpcCase
from .routes_table import OF_CORE, OPEN, OUTSIDE, PREFIX, PUBLIC, ROUTES
from .surface_table import ARGUMENTS, METHODS, SERVICES

# What a partner gets for "read" on the own record: an action of the backend, which a
# portal user cannot open; never a lead.
HARMLESS = {"ir.actions.act_window"}
# What is asked of a model and not of records: it counts what the reader finds.
COUNTS = {"prm.registration": {"read_progress_bar"}}
OPEN_ADDRESSES = {address for address, _method in OPEN}
PUBLIC_ADDRESSES = {address for address, _method in PUBLIC}
# Checks what is told to any model before core does.
EVERY_MODEL = "odoo.addons.prm.models.inherited.base_named_records"


def public_methods(model):
    """Return the names that the addon adds or overrides and RPC may call."""
    mro = type(model).__mro__
    return {
        name
        for cls in mro
        if cls.__module__.startswith("odoo.addons.prm.")
        if cls.__module__ != EVERY_MODEL
        for name, value in vars(cls).items()
        if not name.startswith("_") and callable(value)
        if not any(getattr(vars(each).get(name), "_api_private", False) for each in mro)
    }


def is_of_addon(model):
    """Tell whether another addon made a model out of ours; its tests look at it."""
    is_ours = model._name.startswith("prm.")
    return is_ours and model._original_module != "prm"


@tagged("post_install", "-at_install")
class TestAccessSurface(RpcCase):
    """The lists, and each method called by a partner on own and foreign records."""

    def test_every_public_method_is_listed(self):
        found = {
            name: methods
            for name, model in self.env.items()
            if not (model._abstract or is_of_addon(model))
            if (methods := public_methods(model))
        }
        listed = {
            name: {*methods} | COUNTS.get(name, set())
            for name, methods in METHODS.items()
        }
        for name in found.keys() | listed.keys():
            self.assertEqual(found.get(name), listed.get(name), name)

    def test_services_have_no_other_method_that_rpc_could_call(self):
        services = {
            name: public_methods(model)
            for name, model in self.env.items()
            if name.startswith("prm.") and model._abstract
            if not model._inherit_children
        }
        self.assertIn("prm.program.page", services)
        listed = {name: SERVICES.get(name, set()) for name in services}
        self.assertEqual(listed, services)

    def test_every_route_is_listed_with_its_methods(self):
        found, opened = {}, {}
        for rule in self._rules():
            if rule.rule in OUTSIDE:
                continue
            is_open = rule.rule in OPEN_ADDRESSES | PUBLIC_ADDRESSES
            self.assertTrue(is_open or rule.rule.startswith(PREFIX), rule.rule)
            address = rule.rule if is_open else rule.rule.removeprefix(PREFIX)
            for method in rule.endpoint.routing["methods"]:
                known = opened if is_open else found
                known[address, method] = rule.endpoint.func.__name__
        self.assertEqual(found, ROUTES)
        self.assertEqual(opened, OPEN | PUBLIC)

    def test_every_route_needs_a_log_in_and_posts_need_a_token(self):
        for rule in self._rules():
            routing = rule.endpoint.routing
            if rule.rule not in OPEN_ADDRESSES:
                is_public = rule.rule in PUBLIC_ADDRESSES
                auth = "public" if is_public else "user"
                self.assertEqual(routing["auth"], auth, rule.rule)
                self.assertIsNot(routing.get("csrf"), False, rule.rule)
            self.assertEqual(routing["type"], "http", rule.rule)
            self.assertFalse(routing.get("cors"), rule.rule)
            changes = routing["methods"] == ["POST"]
            if rule.rule not in OF_CORE:
                self.assertEqual(bool(routing["readonly"]), not changes, rule.rule)

    def test_what_is_open_without_login_has_a_signed_link_in_its_address(self):
        for rule in self._rules():
            if rule.rule in OPEN_ADDRESSES:
                self.assertEqual(rule.endpoint.routing["auth"], "public", rule.rule)
                self.assertIn("/<string:prm_token>", rule.rule)

    def _rules(self):
        """Return the rules of the routing whose endpoints are of the addon."""
        return [
            rule
            for rule in self.env["ir.http"].routing_map().iter_rules()
            if rule.endpoint.func.__module__.startswith("odoo.addons.prm.")
        ]

    # ------------------------------------------------------------- called by partners

    def _records(self, user):
        """Return a record of each listed model, of the organization of ``user``."""
        registration = self._register(user).sudo()
        member = self.env["prm.member"].search([("user_id", "=", user.id)])
        found = [
            registration,
            member.partnership_id,
            member,
            registration.transition_ids[:1],
        ]
        found += [user, user.partner_id, self._approve(self._register(user))]
        found += [self.vendor_posts(registration, "Note", internal=True)]
        if user == self.partner_b:
            other = {"path": "other", "state": "active"}
            found.append(self.portal.copy(other))
        else:
            found.append(self.portal)
        return {record._name: record for record in found}

    def _state(self, records):
        self.env.invalidate_all()
        return {
            name: [
                {key: value for key, value in row.items() if "write_date" not in key}
                for row in record.sudo().read(
                    [
                        field.name
                        for field in record._fields.values()
                        if field.store and field.type != "binary"
                    ]
                )
            ]
            for name, record in records.items()
        }

    def _answers(self, records):
        """Return model, method and answer of each listed method on each record."""
        for name, record in records.items():
            for method in METHODS.get(name, ()):
                arguments = [record.ids, *ARGUMENTS.get(method, [])]
                if method == "create":
                    arguments = [[{"name": "New"}]]
                if (name, method) == ("res.users", "write"):
                    arguments[1] = {"login": "changed"}
                answer = self.answer(self.rpc, name, method, *arguments)
                yield name, method, answer

    def test_no_method_does_anything_to_a_foreign_record(self):
        records = self._records(self.partner_b)
        self.login(self.partner_a)
        before = self._state(records)
        for name, method, answer in self._answers(records):
            expected = ("AccessError", "UserError", "ValidationError")
            self.assertIn(answer, expected, f"{name}.{method}")
        self.assertEqual(self._state(records), before)

    def test_methods_change_nothing_of_the_own_records(self):
        records = self._records(self.partner_a)
        self.login(self.partner_a)
        before = self._state(records)
        for name, method, answer in self._answers(records):
            if isinstance(answer, dict):
                self.assertEqual(METHODS[name][method], "read", f"{name}.{method}")
                self.assertIn(answer["type"], HARMLESS)
                self.assertNotIn("crm.lead", str(answer))
        self.assertEqual(self._state(records), before)

    def test_what_is_counted_for_a_model_is_what_the_reader_finds(self):
        own = self._register(self.partner_a)
        self._register(self.partner_b)
        self.login(self.partner_a)
        finds = self.rpc("prm.registration", "search_count", [])
        self.assertGreaterEqual(finds, 1)
        states = {state: "success" for state, _label in own._fields["state"].selection}
        bar = {"field": "state", "colors": states}
        counted = self.rpc("prm.registration", "read_progress_bar", [], "state", bar)
        total = sum(number for row in counted.values() for number in row.values())
        self.assertEqual(total, finds)
        bar = {"field": "activity_state", "colors": {"overdue": "danger"}}
        with self.refused("AccessError"):
            self.rpc("prm.registration", "read_progress_bar", [], "state", bar)

    def test_methods_on_missing_records_answer_as_on_foreign_ones(self):
        foreign = self._register(self.partner_b)
        self.login(self.partner_a)
        for method in METHODS["prm.registration"]:
            arguments = ARGUMENTS.get(method, [])
            answers = [
                self.answer(self.rpc, "prm.registration", method, [number], *arguments)
                for number in (foreign.id, MISSING)
            ]
            self.assertEqual(*answers, method)

    def test_private_methods_are_not_callable(self):
        registration = self._register()
        self.login(self.partner_a)
        for method in ("_move_to", "_write_guarded", "_withdraw", "_portal_page"):
            with self.refused("AccessError"):
                self.rpc("prm.registration", method, registration.ids)
        with self.refused("AccessError"):
            self.rpc(
                "prm.partnership", "_register_deal", self.partnership_a.ids, {}, ""
            )
