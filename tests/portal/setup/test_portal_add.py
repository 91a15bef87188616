"""A portal made from its sales direction, and the paths that may be chosen."""

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from ...common import PrmCase

DIALOG = "prm.portal.add"


@tagged("post_install", "-at_install")
class TestPortalAdd(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.channel_own.name = "Olga"
        cls.direction = cls.env["crm.team"].create(
            {
                "name": "Süd & West",
                "company_id": cls.company.id,
                "user_id": cls.salesperson.id,
                "member_ids": [Command.set((cls.salesperson | cls.channel_own).ids)],
            }
        )

    def dialog(self, user=None, team=None):
        """Return the dialog as the button on the team's form opens it."""
        team = team or self.direction
        here = self.env[DIALOG].with_user(user or self.channel_admin)
        return here.with_context(default_team_id=team.id)

    def problem(self, path):
        """Return what the dialog says while the path is typed."""
        with Form(self.dialog()) as form:
            form.path = path
            return form.path_problem

    # ------------------------------------------------------------------- the way

    def test_the_dialog_proposes_everything_and_makes_a_draft(self):
        with Form(self.dialog()) as form:
            self.assertEqual(form.name, "Süd & West")
            self.assertEqual(form.path, "sud-west")
            # The leader may not review; a member of the team may.
            self.assertEqual(form.reviewer_id, self.channel_own)
            self.assertTrue(form.address.endswith("/partner/sud-west"))
        action = form.record.action_confirm()
        portal = self.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual(portal.state, "draft")
        self.assertEqual(portal.team_id, self.direction)
        self.assertEqual(portal.company_id, self.company)
        self.assertEqual(portal.reviewer_id, self.channel_own)
        self.assertTrue(portal.section_ids)
        portal.with_user(self.channel_admin).action_activate()
        self.assertEqual(portal.state, "active")

    def test_the_second_portal_gets_another_path(self):
        for path in ("sud-west", "sud-west-2"):
            with Form(self.dialog()) as form:
                self.assertEqual(form.path, path)
            form.record.action_confirm()

    def test_the_reviewer_is_who_asks_when_nobody_of_the_team_may_review(self):
        self.direction.member_ids = self.salesperson
        with Form(self.dialog()) as form:
            self.assertEqual(form.reviewer_id, self.channel_admin)

    # ------------------------------------------------------------------- who may

    def test_only_administrators_of_the_channel_make_portals(self):
        for user in (
            self.channel_all,
            self.channel_own,
            self.salesperson,
            self.employee,
            self.partner_a,
            self.portal_user,
        ):
            values = {"team_id": self.direction.id, "name": "New", "path": "new-one"}
            with self.subTest(user=user.login):
                with self.assertRaises(AccessError):
                    self.dialog(user).create(values)
                with self.assertRaises(AccessError):
                    self.env["prm.portal"].with_user(user).create(values)
                with self.assertRaises(AccessError):
                    self.direction.with_user(user).action_prm_create_portal()
        opened = self.direction.with_user(self.channel_admin).action_prm_create_portal()
        self.assertEqual(opened["context"], {"default_team_id": self.direction.id})
        self.dialog().create(values).action_confirm()
        self.assertTrue(self.env["prm.portal"].search([("path", "=", "new-one")]))

    def test_a_team_of_another_company_is_not_named(self):
        company = self.env["res.company"].create({"name": "Elsewhere"})
        team = self.env["crm.team"].create({"name": "Secret", "company_id": company.id})
        with self.assertRaises(AccessError):
            self.dialog(team=team).create({})
        with self.assertRaises(AccessError):
            Form(self.dialog(team=team))

    # -------------------------------------------------------------------- paths

    def test_the_path_is_checked_while_it_is_typed(self):
        archived = self.portal.copy({"path": "archived"})
        archived.active = False
        company = self.env["res.company"].create({"name": "Elsewhere"})
        self.portal.copy({"path": "abroad", "company_id": company.id, "team_id": False})
        for path in ("North", "a b", "-a", "a_b"):
            self.assertIn("owercase letters", self.problem(path), path)
        for path in ("apply", "answer", "directory", "preview"):
            self.assertIn("reserved", self.problem(path), path)
        for path in ("test", "archived", "abroad"):
            self.assertIn("Another portal", self.problem(path), path)
        self.assertFalse(self.problem("north-2"))

    def test_what_was_typed_stays_whatever_is_not_on_the_form(self):
        values = {"team_id": self.team.id, "name": "Own name", "path": "own"}
        dialog = self.env["prm.portal.add"].with_user(self.channel_admin).new(values)
        self.assertEqual(dialog.company_id, self.company)
        self.assertEqual((dialog.name, dialog.path), ("Own name", "own"))

    def test_what_is_wrong_is_refused_and_nothing_is_made(self):
        for path in ("North", "apply", "test"):
            before = self.env["prm.portal"].search_count([])
            dialog = self.dialog().create({"path": path})
            with self.subTest(path=path), self.assertRaises(ValidationError):
                dialog.action_confirm()
            self.assertEqual(dialog.path, path)
            self.assertEqual(self.env["prm.portal"].search_count([]), before)

    def test_reserved_words_are_refused_on_portals_themselves(self):
        for path in ("apply", "preview"):
            with self.subTest(path=path):
                with self.assertRaises(ValidationError):
                    self.portal.copy({"path": path})
                with self.assertRaises(ValidationError):
                    self.portal.path = path
        self.portal.path = "apply-here"

    def test_a_portal_that_has_a_reserved_path_from_before_keeps_it(self):
        self.env.cr.execute(
            "UPDATE prm_portal SET path = 'apply' WHERE id = %s", self.portal.ids
        )
        self.env.invalidate_all()
        self.portal.write({"path": "apply", "name": "As before"})
        self.assertFalse(self.portal.path_problem)
        self.portal.path = "other"
        with self.assertRaises(ValidationError):
            self.portal.path = "apply"

    def test_the_form_of_a_portal_tells_of_the_path_as_well(self):
        with Form(self.portal.with_user(self.channel_admin)) as form:
            form.path = "Apply"
            self.assertIn("owercase letters", form.path_problem)
            form.path = "test"
            self.assertFalse(form.path_problem)

    # ------------------------------------------------------------ the team's form

    def test_the_team_leads_to_its_portal(self):
        team = self.team.with_user(self.channel_own)
        self.assertEqual(team.prm_portal_count, 1)
        self.assertEqual(team.action_prm_open_portals()["res_id"], self.portal.id)
        self.portal.copy({"path": "second"})
        self.env.invalidate_all()
        self.assertEqual(team.prm_portal_count, 2)
        self.assertNotIn("res_id", team.action_prm_open_portals())
        with self.assertRaises(AccessError):
            self.team.with_user(self.salesperson).action_prm_open_portals()
        with self.assertRaises(UserError):
            (team | self.direction).action_prm_open_portals()

    def test_the_form_offers_the_dialog_to_administrators_only(self):
        for user, offered in (
            (self.channel_admin, True),
            (self.channel_all, False),
            (self.salesperson, False),
        ):
            teams = self.env["crm.team"].with_user(user)
            form = teams.get_views([(False, "form")])["views"]["form"]["arch"]
            self.assertEqual("Create partner portal" in form, offered, user.login)

    def test_whoever_sets_up_portals_makes_and_edits_sales_teams(self):
        with Form(self.env["crm.team"].with_user(self.channel_admin)) as form:
            form.name = "New market"
            form.member_ids.add(self.salesperson)
        team = form.record
        team.name = "Newer market"
        team.member_ids = [Command.set(self.channel_own.ids)]
        self.assertEqual(team.member_ids, self.channel_own)
        with self.assertRaises(AccessError):
            team.unlink()
        for user in (self.channel_all, self.salesperson):
            with self.assertRaises(AccessError):
                self.env["crm.team"].with_user(user).create({"name": "Mine"})
            with self.assertRaises(AccessError):
                team.with_user(user).name = "Mine"

    def test_the_menu_leads_to_sales_directions(self):
        menu = self.env.ref("prm.menu_prm_directions")
        self.assertEqual(menu.action.res_model, "crm.team")
        menus = self.env["ir.ui.menu"]
        self.assertIn(menu.id, menus.with_user(self.channel_admin).load_menus(False))
        self.assertNotIn(menu.id, menus.with_user(self.channel_all).load_menus(False))
