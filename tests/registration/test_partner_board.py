"""Employees see the open deals of their partners beside each other."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged
from odoo.tools.safe_eval import safe_eval

from ..backend.backend_common import open_action
from ..common import PrmCase
from ..portal.sections.section_common import SectionData


@tagged("post_install", "-at_install")
class TestPartnerBoard(SectionData, PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.window = cls.env.ref("prm.prm_registration_action_partners")
        cls.partnership_b.user_ids = cls.channel_all
        cls.partnership_b.user_id = cls.channel_all

    def setUp(self):
        super().setUp()
        self.undecided = self._register(name="Undecided")
        self.open = self._open(amount=500, name="Running")
        self.won = self._won(name="Done")
        self.foreign = self._register(self.partner_b, name="Bruno's")
        self.foreign.sudo().reviewer_id = self.channel_all
        self.draft = self._register(name="Draft", submit=False)

    def open_deals(self):
        """Return the domain of the filter that the window begins with."""
        context = safe_eval(self.window.context)
        self.assertEqual(context["search_default_open_deals"], 1)
        view = self.env["prm.registration"].get_view(
            self.window.search_view_id.id, "search"
        )
        arch = self.env["ir.ui.view"].browse(self.window.search_view_id.id)
        self.assertIn("open_deals", arch.arch)
        [_before, after] = view["arch"].split('name="open_deals"', 1)
        return safe_eval(after.split('domain="', 1)[1].split('"', 1)[0])

    def columns(self, user):
        """Return partner → number and amount of open deals, as the board asks."""
        deals = self.env["prm.registration"].with_user(user)
        found = deals.web_read_group(
            self.open_deals(), ["partner_id"], ["__count", "amount:sum"]
        )
        return {
            group["partner_id"][1]: (group["__count"], group["amount:sum"])
            for group in found["groups"]
        }

    def test_undecided_and_running_deals_are_open_and_ended_ones_are_not(self):
        deals = self.env["prm.registration"].with_user(self.channel_admin)
        found = deals.search(self.open_deals())
        self.assertLessEqual(self.undecided | self.open | self.foreign, found.sudo())
        self.assertFalse(found.sudo() & (self.won | self.draft))

    def test_each_employee_sees_the_columns_of_own_partners(self):
        ours = {self.organization_a.name: (2, 500)}
        theirs = {self.organization_b.name: (1, 0)}
        self.assertEqual(self.columns(self.channel_own), ours)
        for user in (self.channel_all, self.channel_admin):
            self.assertEqual(self.columns(user), {**ours, **theirs}, user.login)

    def test_the_window_opens_for_each_channel_role_with_an_export_of_its_list(self):
        kinds = [kind for _view, kind in self.window.views]
        self.assertEqual(kinds[:3], ["kanban", "list", "pivot"])
        for user in (self.channel_own, self.channel_all, self.channel_admin):
            shown = open_action(self.window, user)
            self.assertIn(self.open, shown.sudo(), user.login)
        self.channel_own.group_ids += self.env.ref("base.group_allow_export")
        own = self.open.with_user(self.channel_own)
        [row] = own.export_data(["number", "partner_id", "amount"])["datas"]
        self.assertEqual(row[0], self.open.number)

    def test_nobody_moves_a_deal_to_another_partner(self):
        with self.assertRaises(UserError):
            self.open.with_user(self.channel_admin).partner_id = self.organization_b

    def test_who_has_no_channel_role_has_neither_menu_nor_deals(self):
        employee = new_test_user(self.env, "without_crm", "base.group_user")
        menu = self.env.ref("prm.menu_prm_registration_partners")
        self.assertIn(menu.id, menu.with_user(self.channel_own)._visible_menu_ids())
        self.assertNotIn(menu.id, menu.with_user(employee)._visible_menu_ids())
        with self.assertRaises(AccessError):
            self.columns(employee)
