"""Funds, activities and certificates over RPC: no page and no dialog in between."""

from odoo.tests import tagged

from ..program.money_common import MoneyData
from ..security.security_common import RpcCase


@tagged("post_install", "-at_install")
class TestFundRpc(MoneyData, RpcCase):
    def setUp(self):
        super().setUp()
        self.fund = self.credit(100)
        self.planned = self.activity(60)
        self.valid = self.certificate()

    def values(self, **values):
        partnership = self.partnership_a.id
        return [{"name": "RPC", "partnership_id": partnership, "amount": 5, **values}]

    def test_partners_read_and_change_nothing(self):
        for user in (self.partner_a, self.supervisor_a):
            self.login(user)
            [read] = self.rpc("prm.fund.entry", "read", self.fund.ids, ["amount"])
            self.assertEqual(read["amount"], 100)
            for name, args in (
                ("create", [self.values()]),
                ("write", [self.fund.ids, {"name": "Mine"}]),
                ("unlink", [self.fund.ids]),
                ("action_reverse", [self.fund.ids]),
            ):
                with self.refused("AccessError"):
                    self.rpc("prm.fund.entry", name, *args)
            for name in ("action_approve", "action_cancel", "unlink"):
                with self.refused("AccessError"):
                    self.rpc("prm.marketing.activity", name, self.planned.ids)
            with self.refused("AccessError"):
                self.rpc("prm.partnership.add", "create", [{"name": "x"}])
        self.assertEqual(self.lines(), [("manual", 100)])

    def test_partners_read_the_listed_fields_only(self):
        self.login(self.supervisor_a)
        for model, record, names in (
            ("prm.fund.entry", self.fund, ("lead_id", "is_reversed", "create_uid")),
            ("prm.certificate", self.valid, ("reminded_step", "expiry_effect")),
            ("prm.marketing.activity", self.planned, ("user_id", "warning")),
        ):
            for name in names:
                with self.refused("AccessError"):
                    self.rpc(model, "read", record.ids, [name])
                with self.refused("AccessError"):
                    self.rpc(model, "search", [(name, "!=", False)])

    def test_channel_users_forge_no_origin_and_no_context(self):
        self.login(self.channel_all)
        lead = self.deal().lead_id.id
        for forged in (
            {"origin": "won", "lead_id": lead},
            {"origin": "activity", "marketing_activity_id": self.planned.id},
            {"is_reversed": True},
        ):
            context = {"prm_booker": True, "prm_mover": True}
            with self.refused("UserError"):
                self.rpc(
                    "prm.fund.entry", "create", self.values(**forged), context=context
                )
        with self.refused("UserError"):
            self.rpc("prm.fund.entry", "write", self.fund.ids, {"amount": 1})
        with self.refused("UserError"):
            values = {"state": "approved"}
            self.rpc("prm.marketing.activity", "write", self.planned.ids, values)
        self.rpc("prm.fund.entry", "create", self.values())
        self.assertEqual(self.lines(), [("manual", 100), ("manual", 5)])

    def test_private_methods_are_not_callable(self):
        self.login(self.channel_all)
        for model, name, args in (
            ("prm.fund.entry", "_book", [self.values(origin="won")]),
            ("prm.fund.entry", "_write_booked", [self.fund.ids, {"amount": 1}]),
            ("prm.partnership", "_book_funds", [self.partnership_a.ids]),
            ("prm.fund.entry", "_add_to", [self.partnership_a.ids, {}]),
            ("prm.certificate", "_cron_remind", []),
        ):
            with self.refused("AccessError"):
                self.rpc(model, name, *args)

    def test_the_dialog_is_for_own_partners_over_rpc_too(self):
        values = {
            "partnership_id": self.partnership_a.id,
            "what": "fund",
            "name": "RPC",
            "amount": 5,
        }
        self.login(self.channel_own)
        [dialog] = self.rpc("prm.partnership.add", "create", [values])
        self.rpc("prm.partnership.add", "action_confirm", [dialog])
        self.assertEqual(self.lines(), [("manual", 100), ("manual", 5)])
        self.login(self.channel_other)
        with self.refused("AccessError"):
            [dialog] = self.rpc("prm.partnership.add", "create", [values])
            self.rpc("prm.partnership.add", "action_confirm", [dialog])
        self.assertEqual(len(self.lines()), 2)
