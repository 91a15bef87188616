"""The first steps: each knows whether it is done, and all go when they are."""

from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import config

from ...common import PrmCase


@tagged("-at_install", "post_install")
class TestFirstSteps(PrmCase):
    """An administrator of a company where nothing was set up yet."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["prm.offering"].search([]).active = False
        cls.env["ir.mail_server"].search([]).active = False
        cls.fresh = cls.env["res.company"].create({"name": "Fresh start"})
        cls.admin = cls._create_user(
            "fresh_t",
            "prm.group_prm_manager",
            company_id=cls.fresh.id,
            company_ids=[(6, 0, cls.fresh.ids)],
        )

    def setUp(self):
        super().setUp()
        self.set_server("localhost")

    def set_server(self, host):
        """Let Odoo's configuration name this server for outgoing mails."""
        options = patch.dict(config._runtime_options, {"smtp_server": host})
        options.start()
        self.addCleanup(options.stop)

    def steps(self, user=None):
        return self.env["prm.first.step"].with_user(user or self.admin).search([])

    def done(self):
        self.env.flush_all()
        self.env.invalidate_all()
        return {step.key for step in self.steps() if step.is_done}

    def assertDoes(self, key, act):
        """Check that ``act`` finishes the step ``key``, and no other one."""
        before = self.done()
        self.assertNotIn(key, before)
        act()
        self.assertEqual(self.done() - before, {key})

    # ------------------------------------------------------------- what is done

    def new_portal(self, state="active"):
        return self.env["prm.portal"].create(
            {
                "name": "Fresh",
                "path": "fresh",
                "company_id": self.fresh.id,
                "state": state,
                "team_id": False,
            }
        )

    def test_they_stand_in_their_order(self):
        self.assertEqual(
            self.steps().mapped("key"),
            [
                *("roles", "portal", "program", "offerings", "mail"),
                *("partnership", "invitation"),
            ],
        )

    def test_one_step_is_the_next(self):
        self.assertEqual(self.steps().filtered("is_next").mapped("key"), ["portal"])
        self.new_portal()
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(self.steps().filtered("is_next").mapped("key"), ["program"])

    def test_another_administrator_is_a_role_and_the_machine_s_own_are_none(self):
        machine = self.env.ref("base.user_admin") | self.env.ref("base.user_root")
        machine.company_ids += self.fresh
        self.admin.active = False
        checklist = self.env["prm.checklist"]
        self.assertFalse(checklist._has_roles(self.fresh))
        self.admin.active = True
        self.assertTrue(checklist._has_roles(self.fresh))
        self.admin.group_ids = self.env.ref("base.group_user")
        self.assertFalse(checklist._has_roles(self.fresh))

    def test_a_portal_counts_when_it_is_open(self):
        portal = self.new_portal("draft")
        self.assertDoes("portal", portal.action_activate)

    def test_a_program_counts_with_a_tier(self):
        portal = self.new_portal()
        program = self.env["prm.program"].create(
            {"name": "Fresh", "portal_id": portal.id}
        )
        self.assertDoes("program", lambda: self._create_tiers(program, 0))

    def test_services_and_products_count(self):
        offerings = self.env["prm.offering"]
        self.assertDoes("offerings", lambda: offerings.create({"name": "Licenses"}))

    def test_a_mail_server_counts(self):
        server = {"name": "Ours", "smtp_host": "mail.example.com"}
        servers = self.env["ir.mail_server"]
        self.assertDoes("mail", lambda: servers.create(server))

    def test_a_server_in_odoo_s_configuration_counts_and_the_own_machine_does_not(self):
        has = self.env["prm.checklist"]._has_mail_server
        for host, found in (("localhost", False), ("", False), ("smtp.x", True)):
            self.set_server(host)
            self.assertEqual(has(self.fresh), found, host)

    def test_a_partnership_counts_when_it_is_active_and_its_first_person(self):
        program = self.env["prm.program"].create(
            {"name": "Fresh", "portal_id": self.new_portal().id}
        )
        self._create_tiers(program, 0)
        self.channel_own.company_ids += self.fresh
        organization = self._create_organization("Fresh partner")
        partnership = self._create_partnership(organization, program, activate=False)
        self.assertDoes("partnership", partnership.action_activate)
        person = self._create_person(organization, "nina")
        self.assertDoes("invitation", lambda: partnership._invite(person, "partner"))

    def test_another_company_s_records_do_nothing(self):
        self.assertFalse(self.done() & {"portal", "program", "partnership"})
        self.admin.company_ids += self.company
        everything = {"portal", "program", "partnership", "invitation"}
        self.assertLessEqual(everything, self.done())

    # --------------------------------------------------------------- where they lead

    def test_each_step_leads_to_its_place(self):
        self.admin.group_ids += self.env.ref("base.group_system")
        for step in self.steps():
            self.assertTrue(step.may_open, step.key)
            action = step.action_open()
            self.assertEqual(action["type"], "ir.actions.act_window")
            self.env[action["res_model"]].with_user(self.admin).check_access("read")

    def test_what_the_reader_may_not_do_has_no_button(self):
        may = {step.key: step.may_open for step in self.steps()}
        self.assertFalse(may["mail"] or may["roles"])
        self.assertTrue(may["portal"] and may["program"] and may["offerings"])

    # --------------------------------------------------------------- when they go

    def menus(self):
        self.env.registry.clear_cache()
        menus = self.env["ir.ui.menu"].with_user(self.admin).load_menus(False)
        menu = self.env.ref("prm.menu_prm_first_steps").id
        root = menus[self.env.ref("prm.menu_prm_root").id]
        self.assertEqual(menu in menus, menu in root["children"])
        return menu in menus

    def finish(self, keys):
        """Let the steps ``keys`` be done."""
        return patch.object(
            type(self.env["prm.checklist"]), "_done", lambda checklist: set(keys)
        )

    def test_the_menu_is_there_until_all_is_done(self):
        every = set(self.steps().mapped("key"))
        with self.finish(every - {"invitation"}):
            self.assertTrue(self.menus())
        with self.finish(every):
            self.assertFalse(self.menus())
        self.assertTrue(self.menus())

    def test_the_menu_goes_when_somebody_puts_the_steps_away(self):
        self.assertTrue(self.menus())
        action = self.steps().browse().action_hide()
        self.assertEqual(action["type"], "ir.actions.act_url")
        self.assertFalse(self.menus())
        self.assertTrue(self.fresh.prm_first_steps_hidden)
        self.assertFalse(self.company.prm_first_steps_hidden)

    def test_another_company_that_needs_them_brings_them_back(self):
        self.steps().action_hide()
        self.admin.company_ids += self.company
        self.assertTrue(self.menus())

    def test_only_administrators_see_and_hide_them(self):
        menu = self.env.ref("prm.menu_prm_first_steps").id
        for user in (self.channel_all, self.channel_own, self.employee, self.partner_a):
            with self.assertRaises(AccessError):
                self.steps(user)
            with self.assertRaises(AccessError):
                self.env["prm.first.step"].with_user(user).action_hide()
            if not user.share:
                menus = self.env["ir.ui.menu"].with_user(user).load_menus(False)
                self.assertNotIn(menu, menus)
        self.assertFalse(self.company.prm_first_steps_hidden)

    def test_an_addon_adds_a_step(self):
        checklist = type(self.env["prm.checklist"])
        entries = checklist._entries

        def more(self):
            step = entries(self)[0]
            own = {**vars(step), "key": "own", "order": 65}
            return [*entries(self), type(step)(**own)]

        with patch.object(checklist, "_entries", more):
            keys = self.steps().mapped("key")
            self.assertEqual(keys[5:8], ["partnership", "own", "invitation"])
