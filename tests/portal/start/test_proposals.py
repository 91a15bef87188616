"""New records propose what there is only one of, and the owner; empty views help."""

from odoo.tests import Form, tagged

from ...common import PrmCase


@tagged("-at_install", "post_install")
class TestProposals(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.alone = cls.env["res.company"].create({"name": "Alone"})
        cls.channel_admin.write(
            {"company_ids": [(6, 0, cls.alone.ids)], "company_id": cls.alone.id}
        )
        cls.env["crm.team"].search([]).active = False

    def new(self, model):
        return Form(self.env[model].with_user(self.channel_admin))

    def add_portal(self, path):
        values = {"name": path, "path": path, "company_id": self.alone.id}
        return self.env["prm.portal"].create(values)

    def test_the_only_team_is_the_direction_of_a_new_portal(self):
        self.assertFalse(self.new("prm.portal").team_id)
        team = self.env["crm.team"].create({"name": "A", "company_id": self.alone.id})
        self.assertEqual(self.new("prm.portal").team_id, team)
        self.env["crm.team"].create({"name": "B", "company_id": False})
        self.assertFalse(self.new("prm.portal").team_id)

    def test_the_only_portal_is_that_of_a_new_program(self):
        self.assertFalse(self.new("prm.program").portal_id)
        portal = self.add_portal("one")
        self.assertEqual(self.new("prm.program").portal_id, portal)
        self.add_portal("two")
        self.assertFalse(self.new("prm.program").portal_id)

    def test_the_only_program_is_that_of_a_new_partnership(self):
        self.assertFalse(self.new("prm.partnership").program_id)
        portal = self.add_portal("one")
        programs = self.env["prm.program"]
        program = programs.create({"name": "One", "portal_id": portal.id})
        self.assertEqual(self.new("prm.partnership").program_id, program)
        programs.create({"name": "Two", "portal_id": portal.id})
        self.assertFalse(self.new("prm.partnership").program_id)

    def test_who_works_with_partners_is_the_owner_of_a_new_partnership(self):
        partnership = self.new("prm.partnership")
        self.assertEqual(partnership.user_id, self.channel_admin)
        self.assertEqual(partnership.user_ids[:], self.channel_admin)
        proposed = self.env["prm.partnership"].with_user(self.salesperson)
        self.assertFalse(proposed.default_get(["user_id"]).get("user_id"))

    def test_each_window_says_what_to_do_when_it_is_empty(self):
        data = self.env["ir.model.data"].search(
            [("module", "=", "prm"), ("model", "=", "ir.actions.act_window")]
        )
        windows = self.env["ir.actions.act_window"].browse(data.mapped("res_id"))
        lists = windows.filtered(
            lambda window: (
                window.target != "new"
                and {"list", "kanban"} & set(window.view_mode.split(","))
            )
        )
        self.assertGreater(len(lists), 20)
        for window in lists:
            self.assertIn("o_view_nocontent", window.help or "", window.xml_id)
