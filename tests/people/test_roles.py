"""Channel roles are for employees, partner roles for portal users."""

from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.tests import Form, tagged

from ..common import PrmCase

PARTNER_GROUPS = ("prm.group_prm_partner", "prm.group_prm_supervisor")
CHANNEL_GROUPS = (
    "prm.group_prm_user",
    "prm.group_prm_user_all",
    "prm.group_prm_manager",
)


@tagged("-at_install", "post_install")
class TestRoles(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = cls.env.ref("base.user_admin")

    def offered(self, user):
        """Return the groups of ours that the user form offers for ``user``."""
        [values] = user.with_user(self.admin).read(["view_group_hierarchy"])
        return self.groups_of(values["view_group_hierarchy"])

    def groups_of(self, choices):
        shown = {
            privilege
            for category in choices["categories"]
            for privilege in category["privilege_ids"]
        }
        ids = {
            group
            for privilege in shown
            for group in choices["privileges"][str(privilege)]["group_ids"]
        }
        ours = (*PARTNER_GROUPS, *CHANNEL_GROUPS)
        return {name for name in ours if self.env.ref(name).id in ids}

    def test_employees_are_offered_channel_roles_alone(self):
        for user in (self.channel_own, self.employee, self.admin):
            self.assertEqual(self.offered(user), set(CHANNEL_GROUPS))

    def test_portal_users_are_offered_partner_roles_alone(self):
        for user in (self.partner_a, self.supervisor_a, self.portal_user):
            self.assertEqual(self.offered(user), set(PARTNER_GROUPS))

    def test_the_public_user_is_offered_none(self):
        self.assertFalse(self.offered(self.public_user))

    def test_a_new_user_is_an_employee(self):
        users = self.env["res.users"].with_user(self.admin)
        choices = users.default_get(["view_group_hierarchy"])["view_group_hierarchy"]
        self.assertEqual(self.groups_of(choices), set(CHANNEL_GROUPS))

    def test_other_roles_are_offered_as_before(self):
        core = self.env["res.groups"]._get_view_group_hierarchy()
        [values] = self.employee.with_user(self.admin).read(["view_group_hierarchy"])
        choices = values["view_group_hierarchy"]
        self.assertEqual(len(choices["groups"]), len(core["groups"]))
        for mine, theirs in zip(choices["categories"], core["categories"], strict=True):
            missing = set(theirs["privilege_ids"]) - set(mine["privilege_ids"])
            partner = self.env.ref("prm.res_groups_privilege_prm_partner")
            self.assertLessEqual(missing, {partner.id})

    def test_the_form_of_each_kind_of_user_opens_and_saves(self):
        for user in (self.channel_own, self.partner_a):
            with Form(user.with_user(self.admin), "base.view_users_form") as form:
                form.name = f"{user.name} Changed"
            self.assertTrue(user.name.endswith(" Changed"))

    def test_an_employee_gets_no_partner_role(self):
        for user in (self.employee, self.channel_own):
            for name in PARTNER_GROUPS:
                self.refuse(user, name)

    def test_a_portal_user_gets_no_channel_role(self):
        for user in (self.partner_a, self.portal_user):
            for name in CHANNEL_GROUPS:
                self.refuse(user, name)

    def refuse(self, user, name):
        """Assert that nobody gives the group to the user, from either side."""
        group = self.env.ref(name).with_user(self.admin)
        for give in (
            lambda: user.with_user(self.admin).write(
                {"group_ids": [Command.link(group.id)]}
            ),
            lambda: group.write({"user_ids": [Command.link(user.id)]}),
        ):
            with (
                self.subTest(user=user.login, group=name),
                self.assertRaisesRegex(ValidationError, "nobody can have both"),
                self.env.cr.savepoint(),
            ):
                give()

    def test_roles_of_the_own_kind_are_given(self):
        admin = self.employee.with_user(self.admin)
        admin.write({"group_ids": [Command.link(self.env.ref(CHANNEL_GROUPS[0]).id)]})
        self.assertTrue(self.employee.has_group(CHANNEL_GROUPS[0]))
