"""A lead with a registration is closed to share users, whatever opens leads to them."""

from odoo.tests import tagged

from ..common import PrmCase


@tagged("post_install", "-at_install")
class TestAccessLeads(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.registered = cls._approve(cls(), cls._register(cls(), cls.partner_a))
        cls.registered = cls.registered.with_env(cls.env)
        cls.registered.user_id = cls.salesperson
        cls.other = cls.env["crm.lead"].create(
            {"name": "Without a partner", "user_id": cls.salesperson.id}
        )
        # As another addon might do.
        portal = cls.env.ref("base.group_portal")
        opened = {
            "name": "leads for portal users",
            "model_id": cls.env["ir.model"]._get_id("crm.lead"),
            "perm_read": True,
        }
        cls.env["ir.model.access"].create({**opened, "group_id": portal.id})
        cls.env["ir.rule"].create(
            {**opened, "groups": portal.ids, "domain_force": "[]"}
        )

    def found(self, user):
        leads = self.registered | self.other
        return leads.with_user(user).search([("id", "in", leads.ids)])

    def test_share_users_find_the_other_leads_alone(self):
        for user in (self.partner_a, self.supervisor_a, self.portal_user):
            self.assertEqual(self.found(user), self.other)

    def test_employees_find_both(self):
        self.assertEqual(len(self.found(self.salesperson)), 2)

    def test_a_lead_opens_again_when_its_registration_goes_to_another_one(self):
        other = self.other.copy({"name": "Moved"})
        deals = self.registered.registration_ids
        deals._write_guarded({"lead_id": other.id})
        self.assertIn(self.registered, self.found(self.portal_user))
