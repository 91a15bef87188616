"""Everything of the addon that can be called from outside, and by whom.

A new public method or route fails the test until somebody wrote down here who may call
it. "write": who may write the record; "read": who may read it, changes nothing.
"""

from odoo.tests import tagged

from .security_common import MISSING, RpcCase

# What the positive list checks before core does.
GUARDED = {"copy_data": "create", "read": "read", "write": "write"}
METHODS = {
    "crm.lead": {
        "action_answer_partner": "read",
        "action_open_registrations": "read",
        "write": "write",
    },
    "ir.attachment": {"create_unique": "create"},
    "mail.message": {"action_open_document": "read", "read": "read"},
    "portal.wizard.user": {"action_revoke_access": "write"},
    "prm.certificate": {**GUARDED, "create": "create", "unlink": "unlink"},
    "prm.condition": {**GUARDED, "create": "create", "unlink": "unlink"},
    "prm.fund.entry": {**GUARDED, "action_reverse": "write", "create": "create"},
    "prm.marketing.activity": {
        **GUARDED,
        "action_approve": "write",
        "action_cancel": "write",
        "action_done": "write",
        "action_open_fund": "read",
        "action_reset": "write",
        "create": "create",
    },
    "prm.member": {
        "action_disable": "write",
        "action_enable": "write",
        "action_resend_invitation": "write",
        "copy_data": "create",
        "create": "create",
        "read": "read",
        "unlink": "unlink",
        "write": "write",
    },
    "prm.offering": GUARDED,
    "prm.parameter": {"copy_data": "create"},
    "prm.partnership": {
        "action_accept_tier": "write",
        "action_activate": "write",
        "action_decline_tier": "write",
        "action_invite": "write",
        "action_open_activities": "read",
        "action_open_certificates": "read",
        "action_open_funds": "read",
        "action_open_history": "read",
        "action_open_members": "read",
        "action_open_opportunities": "read",
        "action_open_registrations": "read",
        "action_open_sales": "read",
        "action_open_values": "read",
        "action_recompute": "write",
        "action_reconsider_tier": "write",
        "action_renew": "write",
        "action_suspend": "write",
        "action_terminate": "write",
        "action_what_if": "read",
        "copy_data": "create",
        "create": "create",
        "read": "read",
        "write": "write",
    },
    "prm.partnership.add": {"action_confirm": "write"},
    "prm.partnership.history": {**GUARDED, "create": "create"},
    "prm.partnership.invite": {"action_confirm": "write"},
    "prm.partnership.value": {
        **GUARDED,
        "action_open_source": "read",
        "create": "create",
    },
    "prm.portal": {
        "action_activate": "write",
        "action_deactivate": "write",
        "action_open_portal": "read",
        "copy_data": "create",
        "create": "create",
        "read": "read",
        "write": "write",
    },
    "prm.program": {**GUARDED, "create": "create", "unlink": "unlink"},
    "prm.reason": GUARDED,
    "prm.registration": {
        "action_cancel": "write",
        "action_open_decision": "write",
        "action_open_lead": "read",
        "action_open_portal": "read",
        "action_open_qualify": "write",
        "action_qualify": "write",
        "action_reject": "write",
        "action_reopen": "write",
        "action_return": "write",
        "action_start_review": "write",
        "action_submit": "write",
        "copy_data": "create",
        "create": "create",
        "read": "read",
        "write": "write",
    },
    "prm.registration.decision": {"action_confirm": "write"},
    "prm.registration.qualify": {"action_confirm": "write"},
    "prm.registration.report": {"action_open_record": "read"},
    "prm.tier": {
        **GUARDED,
        "copy": "create",
        "create": "create",
        "unlink": "unlink",
    },
    "res.partner": {"action_open_partnerships": "read", "write": "write"},
    "res.users": {"write": "write"},
}

# Address below /partner/<path> → methods → endpoint. All: auth user, type http, CSRF.
REGISTRATION = "/registrations/<int:prm_id>"
ROUTES = {
    ("", "GET"): "prm_home",
    ("/charts", "GET"): "prm_charts",
    ("/files", "GET"): "prm_pending_files",
    ("/files", "POST"): "prm_upload_files",
    ("/files/<int:prm_id>/remove", "POST"): "prm_remove_file",
    ("/lookup/companies", "GET"): "prm_lookup_companies",
    ("/lookup/contacts", "GET"): "prm_lookup_contacts",
    ("/opportunities", "GET"): "prm_opportunities",
    ("/opportunities/<int:prm_id>", "GET"): "prm_opportunity",
    ("/program", "GET"): "prm_program",
    ("/program/files/<int:prm_file>", "GET"): "prm_program_file",
    ("/registrations", "GET"): "prm_registrations",
    ("/registrations", "POST"): "prm_create_registration",
    ("/registrations/new", "GET"): "prm_new_registration",
    (REGISTRATION, "GET"): "prm_registration",
    (f"{REGISTRATION}/comments", "GET"): "prm_back_to_registration",
    (f"{REGISTRATION}/comments", "POST"): "prm_comment",
    (f"{REGISTRATION}/discard", "GET"): "prm_back_to_registration",
    (f"{REGISTRATION}/discard", "POST"): "prm_discard",
    (f"{REGISTRATION}/edit", "GET"): "prm_edit_registration",
    (f"{REGISTRATION}/files", "GET"): "prm_back_to_registration",
    (f"{REGISTRATION}/files", "POST"): "prm_attach",
    (f"{REGISTRATION}/files/<int:prm_file>", "GET"): "prm_download",
    (f"{REGISTRATION}/resubmit", "GET"): "prm_edit_registration",
    (f"{REGISTRATION}/resubmit", "POST"): "prm_resubmit_registration",
    (f"{REGISTRATION}/withdraw", "GET"): "prm_back_to_registration",
    (f"{REGISTRATION}/withdraw", "POST"): "prm_withdraw",
    ("/<path:prm_rest>", "GET"): "prm_nowhere",
}
PREFIX = "/partner/<string:prm_path>"

# What a partner gets for "read" on the own record: an action of the backend, which a
# portal user cannot open; never a lead.
HARMLESS = {"ir.actions.act_window", "ir.actions.act_url"}
ARGUMENTS = {"write": [{"name": "Changed"}], "read": [["display_name"]]}


# Checks what is told to any model before core does.
EVERY_MODEL = "odoo.addons.prm.models.base"


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


@tagged("post_install", "-at_install")
class TestAccessSurface(RpcCase):
    """The lists, and each method called by a partner on own and foreign records."""

    def test_every_public_method_is_listed(self):
        found = {
            name: methods
            for name, model in self.env.items()
            if not model._abstract and (methods := public_methods(model))
        }
        listed = {name: set(methods) for name, methods in METHODS.items()}
        for name in found.keys() | listed.keys():
            self.assertEqual(found.get(name), listed.get(name), name)

    def test_every_route_is_listed_with_its_methods(self):
        found = {}
        for rule in self.env["ir.http"].routing_map().iter_rules():
            if rule.endpoint.func.__module__.startswith("odoo.addons.prm."):
                if rule.rule == "/partner":
                    continue
                self.assertTrue(rule.rule.startswith(PREFIX), rule.rule)
                address = rule.rule.removeprefix(PREFIX)
                for method in rule.endpoint.routing["methods"]:
                    found[address, method] = rule.endpoint.func.__name__
        self.assertEqual(found, ROUTES)

    def test_every_route_needs_a_log_in_and_posts_need_a_token(self):
        for rule in self.env["ir.http"].routing_map().iter_rules():
            if rule.endpoint.func.__module__.startswith("odoo.addons.prm."):
                routing = rule.endpoint.routing
                self.assertEqual(routing["auth"], "user", rule.rule)
                self.assertEqual(routing["type"], "http", rule.rule)
                self.assertIsNot(routing.get("csrf"), False, rule.rule)
                self.assertFalse(routing.get("cors"), rule.rule)
                changes = routing["methods"] == ["POST"]
                self.assertEqual(bool(routing["readonly"]), not changes, rule.rule)

    # ------------------------------------------------------------- called by partners

    def _records(self, user):
        """Return a record of each listed model, of the organisation of ``user``."""
        registration = self._register(user).sudo()
        member = self.env["prm.member"].search([("user_id", "=", user.id)])
        found = [registration, member.partnership_id, member, registration.move_ids[:1]]
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
                    arguments[1] = {"login": "changed"}  # one's name is one's own
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
