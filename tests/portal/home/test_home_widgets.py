"""The home of a portal shows the widgets that its administrator wants, in order."""

from unittest.mock import patch

from odoo import models
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ....models.portal.home_widgets import Widget
from ...registry_common import declare
from ...security.security_common import RpcCase

WIDGETS = "prm.home.widgets"
ROW = "prm.portal.widget"
# The tier stands in the greeting.
USUAL = ["first_steps", "counters", "next_steps", "manager"]


class MoreWidgets(models.AbstractModel):
    """What another addon would declare: one widget for all, one for supervisors."""

    _module = None
    _name = WIDGETS
    _inherit = [WIDGETS]

    def _entries(self):
        parts = {"template": "prm.portal_home_news", "values": self._stock}
        for_all = Widget(key="stock", label="Stock", order=25, **parts)
        for_some = Widget(
            key="team", label="Team", order=90, condition=self._is_led, **parts
        )
        return [*super()._entries(), for_all, for_some]

    def _stock(self, _portal):
        return {"news": "In stock"}

    def _is_led(self, portal):
        return portal._is_supervisor()


@tagged("post_install", "-at_install")
class TestHomeWidgets(RpcCase):
    def rows(self, **values):
        """Return key → row of the portal; write ``values`` to the row of each key."""
        rows = {row.key: row for row in self.portal.widget_ids}
        desk = self.env[ROW].with_user(self.channel_admin)
        for key, change in values.items():
            desk.browse(rows[key].id).write(change)
        return rows

    def shown(self, user=None):
        """Return the keys of the widgets on the page of ``user``, in their order."""
        page = self.visit(user=user or self.partner_a)
        self.assertEqual(page.status, 200)
        return [each.get("data-widget") for each in page.all("//*[@data-widget]")]

    # ---------------------------------------------------------------------- as before

    def test_a_new_portal_shows_every_widget_that_has_something_to_show(self):
        keys = [row.key for row in self.portal.widget_ids.sorted()]
        usual = ["tier", *USUAL, "news"]
        self.assertEqual(keys, [*usual, "documents", "charts", "promise"])
        self.assertTrue(all(self.portal.widget_ids.mapped("visible")))
        self.assertEqual(self.shown(), USUAL)
        self._register()
        self.assertEqual(self.shown(), [*USUAL, "charts"])

    def test_a_portal_without_rows_shows_the_same(self):
        self.portal.widget_ids.unlink()
        self.assertEqual(self.shown(), USUAL)
        self.portal._complete_rows()
        self.assertEqual(self.shown(), USUAL)

    def test_rows_are_made_once_and_behind_those_that_are_there(self):
        rows = self.rows(counters={"visible": False})
        rows["tier"].unlink()
        self.portal._complete_rows()
        self.portal._complete_rows()
        rows = self.portal.widget_ids.sorted()
        self.assertEqual([row.key for row in rows][-1], "tier")
        self.assertEqual(len(rows), 9)
        self.assertFalse(self.rows()["counters"].visible)

    # --------------------------------------------------------------------- on and off

    def test_a_widget_that_is_off_is_gone_and_comes_back(self):
        self._register()
        for key in (*USUAL, "charts"):
            with self.subTest(key):
                self.rows(**{key: {"visible": False}})
                self.assertEqual(
                    self.shown(), [one for one in [*USUAL, "charts"] if one != key]
                )
                self.rows(**{key: {"visible": True}})
                self.assertIn(key, self.shown())

    def test_what_is_off_is_not_computed(self):
        home = type(self.env["prm.home.page"])
        for key, method in (
            ("counters", "_counters"),
            ("next_steps", "_deal_steps"),
            ("tier", "_tier_values"),
        ):
            with self.subTest(key), patch.object(home, method, autospec=True) as count:
                count.return_value = {} if key == "tier" else []
                self.rows(**{key: {"visible": False}})
                self.shown()
                self.assertFalse(count.called)
                self.rows(**{key: {"visible": True}})
        with patch.object(home, "_counters", autospec=True, return_value=[]) as count:
            self.shown()
            self.assertTrue(count.called)

    def test_without_its_widget_no_word_of_the_tier_is_said(self):
        self.assertIn("Margin", self.visit(user=self.partner_a).text)
        self.rows(tier={"visible": False})
        page = self.visit(user=self.partner_a)
        self.assertNotIn("Margin", page.text)
        self.assertFalse(page.has_class("prm_missing"))
        self.assertTrue(page.all("//h1"))

    # -------------------------------------------------------------------------- order

    def test_the_widgets_stand_in_the_order_of_their_rows(self):
        self.rows(manager={"sequence": 1}, counters={"sequence": 500})
        between = ["tier", "first_steps", "next_steps"]
        self.assertEqual(self.shown(), ["manager", *between, "counters"])
        page = self.visit(user=self.partner_a)
        self.assertEqual(page.texts("//h2[@id='prm_home_tier']"), ["Your tier"])

    def test_another_portal_has_its_own_order(self):
        self._create_second_company()
        self.rows(counters={"visible": False})
        page = self.visit("/partner/second", user=self.partner_a)
        self.assertTrue(page.has_class("prm_counter"))
        self.assertNotIn("counters", self.shown())

    # ----------------------------------------------------------------- of other addons

    def test_an_addon_adds_widgets_with_conditions_of_their_own(self):
        service = self.registry[WIDGETS]
        former = service._base_classes__

        def restore():
            service._base_classes__ = service.__bases__ = former

        self.addCleanup(restore)
        declare(self.registry, MoreWidgets)
        service.__bases__ = service._base_classes__
        with_stock = ["first_steps", "counters", "stock", "next_steps", "manager"]
        self.assertEqual(self.shown(), with_stock)
        self.assertEqual(self.shown(self.supervisor_a), [*with_stock, "team"])
        self.portal._complete_rows()
        rows = self.rows(stock={"sequence": 1})
        self.assertEqual(rows["stock"].label, "Stock")
        self.assertEqual(self.shown(), ["stock", "tier", *USUAL])

    def test_a_row_whose_addon_is_gone_keeps_its_key_and_shows_nothing(self):
        row = self.env[ROW].create({"portal_id": self.portal.id, "key": "gone"})
        self.assertEqual(row.label, "gone")
        self.assertEqual(self.shown(), USUAL)

    # ------------------------------------------------------------------------ who may

    def test_partners_neither_read_nor_change_the_rows(self):
        ids = self.portal.widget_ids.ids
        for user in (self.partner_a, self.supervisor_a, self.portal_user):
            self.login(user)
            for method, *args in (
                ("search_read", []),
                ("read", ids, ["key"]),
                ("write", ids, {"visible": False}),
                ("create", [{"portal_id": self.portal.id, "key": "x"}]),
                ("unlink", ids),
            ):
                with self.subTest(method, user=user.login), self.refused("AccessError"):
                    self.rpc(ROW, method, *args)

    def test_administrators_change_them_and_other_employees_read(self):
        row = self.rows()["counters"]
        for user in (self.channel_own, self.salesperson):
            with self.assertRaises(AccessError):
                row.with_user(user).write({"visible": False})
        row.with_user(self.channel_admin).write({"visible": False})
        self.assertFalse(row.with_user(self.channel_own).visible)
