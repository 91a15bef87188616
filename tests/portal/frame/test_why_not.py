"""Who comes to a portal that is not open reads why, and whom to ask; nothing else."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from ..setup.guest_common import CLOSED_PATHS, BesideData

WHY = "//*[contains(@class, 'prm_why')]"


@tagged("post_install", "-at_install")
class TestWhyNot(BesideData, PrmHttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.add_portals()
        cls.manager = cls.channel_own
        cls.partnership_a.user_id = cls.manager
        cls.manager.partner_id.email = "manager@vendor.example"

    def why(self, address="", user=None):
        """Return the sentence that somebody reads who opens an address."""
        answer = self.visit(address, user)
        self.assertEqual(answer.status, 303)
        page = self.visit(answer.location)
        self.assertEqual(page.status, 200)
        return " ".join(page.texts(WHY))

    def assertWhom(self, sentence):
        self.assertIn(self.manager.name, sentence)
        self.assertIn("(manager@vendor.example)", sentence)

    def test_a_suspended_partnership(self):
        self.partnership_a.action_suspend()
        for user in (self.partner_a, self.supervisor_a):
            sentence = self.why("", user)
            self.assertIn("Your partnership is suspended", sentence)
            self.assertWhom(sentence)

    def test_a_partnership_that_has_ended(self):
        self.partnership_a.action_terminate()
        sentence = self.why("", self.partner_a)
        self.assertIn("Your partnership has ended", sentence)
        self.assertWhom(sentence)

    def test_access_that_has_ended(self):
        member = self.partner_a.prm_member_ids
        member.with_user(self.channel_admin).write({"state": "disabled"})
        sentence = self.why("", self.partner_a)
        self.assertIn("Your access to the partner portal has ended", sentence)

    def test_a_portal_that_is_closed(self):
        self.portal.action_deactivate()
        sentence = self.why("", self.partner_a)
        self.assertIn("is not open at the moment", sentence)
        self.assertWhom(sentence)

    def test_without_an_active_manager_the_reviewer_of_the_portal_is_named(self):
        self.portal.reviewer_id = self.channel_admin
        self.manager.active = False
        self.portal.action_deactivate()
        sentence = self.why("", self.partner_a)
        self.assertNotIn(self.manager.name, sentence)
        self.assertIn(self.channel_admin.name, sentence)

    def test_another_direction_is_refused_as_one_that_does_not_exist(self):
        self.login(self.partner_a)
        told = {self.why(f"/partner/{path}") for path in CLOSED_PATHS}
        self.assertEqual(len(told), 1)
        [sentence] = told
        self.assertIn("belongs to none of your portals", sentence)
        self.assertWhom(sentence)
        for portal in self.env["prm.portal"].search([]) - self.portal:
            self.assertNotIn(portal.name, sentence)

    def test_it_is_told_once_and_not_to_who_comes_home(self):
        self.why("/partner/foreign", self.partner_a)
        self.assertFalse(self.visit("").texts(WHY))
        self.assertEqual(self.why("/partner"), "")

    def test_a_suspended_one_of_two_partnerships_is_named_where_it_was_asked_for(self):
        second = self._create_second_company()
        second.user_id = self.manager
        second.action_suspend()
        sentence = self.why("/partner/second", self.partner_a)
        self.assertIn("Your partnership is suspended", sentence)

    def test_after_the_login_one_reads_why(self):
        self.partnership_a.action_suspend()
        self.authenticate(None, None)
        values = {"login": "anna", "password": "annaxxxx", "redirect": ""}
        answer = self.send("/web/login", values)
        self.assertEqual(answer.location, "/partner")
        self.assertIn("Your partnership is suspended", self.why("/partner"))
