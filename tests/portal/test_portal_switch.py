"""Somebody who works with two companies of the vendor has two portals."""

from odoo.tests import tagged

from ..http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestPortalSwitch(PrmHttpCase):
    """Each portal shows its own records; the switch leads from one to the other."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.second_company = cls._create_second_company().company_id

    def switches(self, user):
        page = self.visit(user=user)
        return page.texts("//ul[contains(@class, 'dropdown-menu')]//a[@aria-current]")

    def test_who_has_two_portals_may_switch(self):
        self.assertEqual(self.switches(self.partner_a), ["Test portal"])
        self.assertEqual(self.visit("/partner/second").status, 200)

    def test_who_has_one_portal_sees_no_switch(self):
        self.assertEqual(self.switches(self.colleague_a), [])
        page = self.visit("/partner/second")
        self.assertEqual((page.status, page.location), (303, self.HOME))

    def test_each_portal_lists_its_own_registrations(self):
        self.register_by_form(name="Of the first")
        data = self.form_data(name="Of the second")
        page = self.send("/partner/second/registrations", data)
        self.assertEqual(page.status, 303)
        registration = self.created(name="Of the second")
        self.assertEqual(registration.company_id, self.second_company)
        for path, name in (("test", "Of the first"), ("second", "Of the second")):
            page = self.visit(f"/partner/{path}/registrations")
            self.assertEqual(page.rows, [name])
        page = self.visit(f"/partner/test/registrations/{registration.id}")
        self.assertEqual(page.status, 404)

    def test_a_suspended_partnership_closes_its_own_portal_only(self):
        self.partnership_a.action_suspend()
        page = self.visit("/registrations", user=self.partner_a)
        self.assertEqual((page.status, page.location), (303, "/partner/second"))
        self.assertEqual(self.visit("/partner/second/registrations").status, 200)
