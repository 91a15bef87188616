"""Buttons and dialogs of programs and partnerships that are called oddly, over RPC.

Whatever is sent, the answer is a sentence: no error of Python, none of the database.
"""

from odoo.tests import tagged

from ..security.security_common import MISSING, PartsCase, RpcRefused

IN_WORDS = {
    "AccessError",
    "MissingError",
    "RedirectWarning",
    "UserError",
    "ValidationError",
}
MODELS = (
    "prm.partnership",
    "prm.partnership.value",
    "prm.partnership.history",
    "prm.program",
    "prm.tier",
    "prm.condition",
    "prm.parameter",
    "prm.certificate",
    "prm.marketing.activity",
    "prm.fund.entry",
)
DIALOGS = ("prm.partnership.add", "prm.partnership.what.if")


@tagged("post_install", "-at_install")
class TestBackendOddCalls(PartsCase):
    def setUp(self):
        super().setUp()
        self.login(self.channel_admin)

    def in_words(self, model, method, *args, **kwargs):
        """Call it; complain when the answer is no sentence."""
        try:
            return self.rpc(model, method, *args, **kwargs)
        except RpcRefused as error:
            self.assertIn(error.name, IN_WORDS, f"{model}.{method}{args}: {error}")
            self.assertTrue(str(error).strip())
        return None

    def buttons(self, model):
        return [name for name in dir(self.env[model]) if name.startswith("action_")]

    def own_buttons(self, model):
        """Return the buttons that our addon defines on a model."""
        return [
            name
            for name in self.buttons(model)
            if any(
                name in vars(parent) and parent.__module__.startswith("odoo.addons.prm")
                for parent in type(self.env[model]).mro()
            )
        ]

    def test_buttons_take_none_several_missing_and_impossible_records(self):
        called = 0
        for model in MODELS:
            two = self.env[model].sudo().search([], limit=2).ids
            for name in self.own_buttons(model):
                for ids in ([], two, [MISSING], [False]):
                    with self.subTest(model=model, button=name, ids=ids):
                        self.in_words(model, name, ids)
                        called += 1
        self.assertGreater(called, 80)

    def test_buttons_without_arguments_or_with_too_many(self):
        partnership = self.partnership_a.ids
        for name in self.own_buttons("prm.partnership"):
            if name.startswith("action_open"):
                self.in_words("prm.partnership", name, partnership, context={})
                self.in_words("prm.partnership", name, [*partnership, *partnership])

    def test_a_button_does_not_trust_its_context(self):
        for seen in ("x", 7, ["x"], {"a": 1}, None, "2026-99-99"):
            with self.subTest(seen=seen):
                self.in_words(
                    "prm.partnership",
                    "action_renew",
                    self.partnership_a.ids,
                    context={"prm_seen_end": seen},
                )

    def test_dialogs_are_opened_with_odd_defaults(self):
        odd = (False, None, 0, -1, MISSING)
        for model in DIALOGS:
            names = [name for name in self.env[model]._fields if name != "id"]
            for value in odd:
                context = {
                    "default_partnership_id": value,
                    "active_model": "prm.partnership",
                    "active_id": value,
                }
                with self.subTest(model=model, value=value):
                    self.in_words(model, "default_get", names, context=context)
                    self.in_words(
                        model,
                        "onchange",
                        [],
                        {},
                        [],
                        {"partnership_id": {}},
                        context=context,
                    )

    def test_dialogs_are_saved_with_odd_values(self):
        for model in DIALOGS:
            for value in (False, MISSING, self.partnership_a.id):
                with self.subTest(model=model, value=value):
                    self.in_words(model, "create", {"partnership_id": value})

    def test_a_dialog_is_confirmed_for_none_and_several(self):
        mine = {"partnership_id": self.partnership_a.id, "name": "Fair"}
        dialogs = self.env["prm.partnership.add"].with_user(self.channel_admin)
        two = dialogs.create([mine, mine])
        for ids in ([], two.ids, [MISSING]):
            with self.subTest(ids=ids):
                self.in_words("prm.partnership.add", "action_confirm", ids)
        for what in ("certificate", "activity", "fund"):
            with self.subTest(what=what):
                two[0].what = what
                two[0].amount = False
                two[0].kind = False
                self.in_words("prm.partnership.add", "action_confirm", two[0].ids)
