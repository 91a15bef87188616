"""Dialogs and forms, case by case: what is refused, and what goes on as before."""

from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..common import PrmCase
from ..lead.reseller_common import beside
from .parts_common import PartsData, spec_of
from .security_common import RpcCase

SECRET = "Zebra"
DIALOGS = (
    "prm.partnership.add",
    "prm.partnership.invite",
    "prm.partnership.what.if",
    "prm.registration.decision",
    "prm.registration.entry",
    "prm.registration.qualify",
)


@tagged("post_install", "-at_install")
class TestDialogsCases(PartsData, PrmCase):
    """A's deal and draft, of which "own" reads the deal, "other" nothing."""

    def setUp(self):
        super().setUp()
        self.deal = self._register(name=SECRET)
        self.draft = self._register(name=SECRET, submit=False)
        self.env.flush_all()
        self.env.invalidate_all()

    def dialogs(self, model, user, **context):
        return self.env[model].with_user(user).with_context(**context)

    # ------------------------------------------------------------------- refused

    def test_a_partner_s_draft_is_not_read_by_its_reviewer_s_dialogs(self):
        for model in ("prm.registration.qualify", "prm.registration.decision"):
            own = self.dialogs(model, self.channel_own)
            opened = own.with_context(default_registration_id=self.draft.id)
            ways = {
                "create": lambda own=own: own.create(
                    {"registration_id": self.draft.id, "decision": "cancel"}
                ),
                "onchange": lambda own=own: own.onchange(
                    {"registration_id": self.draft.id},
                    ["registration_id"],
                    spec_of(own),
                ),
                "pair": lambda own=own: own.onchange(
                    {"registration_id": [self.draft.id, "?"]}, [], spec_of(own)
                ),
                "dict": lambda own=own: own.onchange(
                    {"registration_id": {"id": self.draft.id}}, [], spec_of(own)
                ),
                "opened": lambda opened=opened: opened.onchange(
                    {}, [], spec_of(opened)
                ),
            }
            for way, call in ways.items():
                with self.subTest(model=model, way=way), self.assertRaises(AccessError):
                    call()

    def test_an_own_dialog_is_not_turned_to_a_foreign_record(self):
        mine = self._register()
        own = self.dialogs("prm.registration.decision", self.channel_own)
        dialog = own.create({"registration_id": mine.id, "decision": "cancel"})
        for call in (
            lambda: dialog.write({"registration_id": self.draft.id}),
            lambda: dialog.web_save({"registration_id": self.draft.id}, {}),
            lambda: dialog.onchange(
                {"registration_id": self.draft.id}, ["registration_id"], spec_of(own)
            ),
        ):
            with self.assertRaises(AccessError):
                call()

    def test_ids_inside_the_values_of_lines_are_checked(self):
        member = self.env["prm.partnership"].with_user(self.channel_all)
        spec = {"registration_ids": {"fields": {"display_name": {}}}}
        line = {"partnership_id": self.partnership_a.id, "conflict_ids": []}
        for command in (
            (4, self.draft.id, 0),
            (6, 0, [self.draft.id]),
            (1, self.draft.id, {"name": "?"}),
            (
                0,
                "virtual",
                {**line, "conflict_ids": [(0, 0, {"other_id": self.draft.id})]},
            ),
            [
                0,
                "virtual",
                {"conflict_ids": [[0, 0, {"registration_id": self.draft.id}]]},
            ],
            self.draft.id,
            {"id": self.draft.id},
        ):
            values = {"registration_ids": [command]}
            with self.subTest(command=command), self.assertRaises(AccessError):
                member.onchange(values, ["registration_ids"], spec)

    def test_what_a_page_was_opened_on_is_checked(self):
        context = {"active_model": "prm.registration", "active_id": self.deal.id}
        dialogs = self.dialogs("mail.compose.message", self.channel_other, **context)
        with self.assertRaises(AccessError):
            dialogs.default_get(["subject"])
        context = {"active_model": "prm.registration", "active_ids": self.deal.ids}
        dialogs = self.dialogs("mail.compose.message", self.channel_other, **context)
        with self.assertRaises(AccessError):
            dialogs.onchange({}, [], {})

    def test_forms_of_records_do_not_name_foreign_ones(self):
        for model, values in (
            ("prm.registration", {"partnership_id": self.partnership_a.id}),
            ("prm.member", {"partnership_id": self.partnership_a.id}),
            ("crm.lead", {"prm_registration_id": self.deal.id}),
            (
                "mail.activity",
                {"res_model": "prm.registration", "res_id": self.deal.id},
            ),
            (
                "ir.attachment",
                {"res_model": "prm.registration", "res_id": self.deal.id},
            ),
        ):
            forms = self.env[model].with_user(self.channel_other)
            with self.subTest(model=model), self.assertRaises(AccessError):
                forms.onchange(values, [*values], spec_of(forms))

    @beside("rating")
    def test_records_of_other_addons_do_not_name_foreign_ones(self):
        lead = self.env["crm.lead"].create({"name": SECRET, "user_id": self.env.uid})
        ratings = self.env["rating.rating"].with_user(self.salesperson)
        of = self.env["ir.model"]._get_id
        own = {"res_model_id": of("res.partner"), "res_id": self.organization_a.id}
        for record in (self.draft, lead):
            foreign = {"res_model_id": of(record._name), "res_id": record.id}
            with self.subTest(record=record):
                with self.assertRaises(AccessError):
                    ratings.create(foreign)
                with self.assertRaises(AccessError):
                    ratings.create(own).write(foreign)

    @beside("sale")
    def test_an_order_names_no_foreign_deal_but_is_copied_with_its_own(self):
        lead = self.env["crm.lead"].create({"name": SECRET, "user_id": self.env.uid})
        orders = self.env["sale.order"].with_user(self.salesperson)
        values = {"partner_id": self.organization_a.id}
        with self.assertRaises(AccessError):
            orders.create({**values, "opportunity_id": lead.id})
        order = orders.create(values)
        with self.assertRaises(AccessError):
            order.opportunity_id = lead
        with self.assertRaises(AccessError):
            order.copy({"opportunity_id": lead.id})
        order.sudo().opportunity_id = lead
        self.assertEqual(order.copy().sudo().opportunity_id, lead)

    def test_no_name_by_the_record_s_own_name(self):
        for record in (self.deal.sudo(), self.partnership_a):
            self.env.invalidate_all()
            with self.assertRaises(AccessError):
                str(record.with_user(self.channel_other).sudo(False).display_name)

    def test_a_refusal_tells_no_names_in_debug_mode_either(self):
        def debug(user, xmlid):
            return xmlid == "base.group_no_one" or has_group(user, xmlid)

        Users = type(self.env["res.users"])
        has_group = Users.has_group
        deal = self.deal.with_user(self.channel_other)
        with (
            mute_logger("odoo.addons.base.models.ir_rule"),
            patch.object(Users, "has_group", debug),
            self.assertRaises(AccessError) as caught,
        ):
            deal.read(["state"])
        self.assertNotIn(SECRET, str(caught.exception))

    def test_what_names_nothing_is_left_to_core(self):
        forms = self.env["mail.activity"].with_user(self.channel_own)
        for model in ("prm.messages", "prm.nothing", "mail.thread", 7, ["prm.member"]):
            for number in (1, 2**40, -1, "x", "[", None, [[]], {}):
                values = {"res_model": model, "res_id": number}
                self.assertIsNone(forms._prm_check_named(values))
        dialogs = self.env["prm.registration.decision"].with_user(self.channel_own)
        for number in (2**40, -1, "x", "[", [], [[]], {}, 10**8):
            values = {"registration_id": number}
            self.assertIsNone(dialogs._prm_check_named(values))

    # ------------------------------------------------------------------- allowed

    def test_the_own_deal_is_qualified_in_its_dialog(self):
        own = self.dialogs("prm.registration.qualify", self.channel_own)
        form = Form(own.with_context(default_registration_id=self.deal.id))
        self.assertEqual(form.customer_mode, "create")
        form.save().action_confirm()
        self.assertEqual(self.deal.sudo().state, "approved")

    def test_an_unreadable_deal_that_was_linked_before_is_proposed_and_kept(self):
        lead = self._approve(self.deal)
        lead.user_id = self.channel_admin
        self.deal.with_user(self.channel_own).write(
            {"reason_id": self.reasons["cancellation"].id, "decision_note": "No"}
        )
        self.deal.with_user(self.channel_own).action_cancel()
        desk = self.deal.with_user(self.channel_admin)
        desk.write({"reason_id": self.reasons["reopening"].id, "decision_note": "Yes"})
        desk.action_reopen()
        lead.user_id = self.salesperson
        own = self.dialogs("prm.registration.qualify", self.channel_own)
        form = Form(own.with_context(default_registration_id=self.deal.id))
        self.assertEqual(form.lead_id.sudo(), lead)
        form.customer_mode = "link"
        form.save().action_confirm()
        self.assertEqual(self.deal.sudo().lead_id, lead)

    def test_the_own_partner_s_forms_are_filled(self):
        form = Form(self.env["prm.registration"].with_user(self.channel_own))
        form.partnership_id = self.partnership_a.with_user(self.channel_own)
        self.assertEqual(form.partner_id, self.organization_a)
        dialogs = self.dialogs("mail.compose.message", self.channel_own)
        opened = dialogs.with_context(
            default_model="prm.registration", default_res_ids=self.deal.ids
        )
        spec = {"model": {}, "res_ids": {}, "subject": {}}
        self.assertIn(SECRET, str(opened.onchange({}, [], spec)))

    def test_empty_arguments_are_answered_in_words(self):
        for model in DIALOGS:
            dialogs = self.dialogs(model, self.channel_own)
            for arguments in ((), ({}, [], {}), ([], [], []), (None, None, None)):
                self.assertEqual(dialogs.onchange(*arguments), {"value": {}}, model)
        dialogs = self.dialogs("prm.partnership.what.if", self.channel_own)
        with self.assertRaisesRegex(UserError, "Choose the partnership"):
            dialogs.onchange({}, [], spec_of(dialogs))


@tagged("post_install", "-at_install")
class TestDialogsRpc(RpcCase):
    """The same over HTTP."""

    def test_dialogs_answer_in_words(self):
        deal = self._register(name=SECRET)
        spec = {"registration_id": {"fields": {"display_name": {}}}}
        self.authenticate(self.channel_other.login, self.channel_other.login)
        for model in DIALOGS:
            for arguments in ([[]], [[], {}, [], {}], [[], {}, [], {"id": {}}]):
                answer = self.answer(self.rpc, model, "onchange", *arguments)
                self.assertIn(type(answer), (dict,), (model, answer))
        model, values = "prm.registration.qualify", {"registration_id": deal.id}
        with self.refused("AccessError") as caught:
            self.rpc(model, "onchange", [], values, [*values], spec)
        self.assertNotIn(SECRET, str(caught.exception))
        with self.refused("AccessError"):
            self.rpc(model, "create", [values])
        what_if = {"answer": {}, "partnership_id": {}}
        with self.refused("UserError"):
            self.rpc("prm.partnership.what.if", "onchange", [], {}, [], what_if)
