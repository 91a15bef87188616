"""From any contact one button leads to the partnership, or to make one."""

from odoo.tests import tagged

from ...common import PrmCase


@tagged("-at_install", "post_install")
class TestContactButton(PrmCase):
    def place(self, contact, user=None):
        return contact.with_user(user or self.channel_all).prm_place

    def press(self, contact, user=None):
        return contact.with_user(user or self.channel_all).action_open_partnerships()

    def test_a_partner_and_its_people_lead_to_the_partnership(self):
        for contact in (self.organization_a, self.partner_a.partner_id):
            with self.subTest(contact=contact.name):
                self.assertEqual(self.place(contact), "here")
                action = self.press(contact)
                self.assertEqual(action["res_id"], self.partnership_a.id)
                self.assertEqual(action["views"], [(False, "form")])

    def test_a_partnership_that_is_not_active_is_said_to_rest(self):
        self.partnership_a.action_suspend()
        self.assertEqual(self.place(self.organization_a), "rests")
        self.assertEqual(
            self.press(self.organization_a)["res_id"], self.partnership_a.id
        )

    def test_of_several_the_list_opens(self):
        self.partnership_a.action_terminate()
        self._create_partnership(self.organization_a)
        action = self.press(self.organization_a)
        self.assertNotIn("res_id", {key for key in action if action[key]})
        found = self.env["prm.partnership"].search(action["domain"])
        self.assertEqual(len(found), 2)

    def test_who_is_no_partner_is_offered_one_of_the_own_company(self):
        company = self._create_organization("Elm")
        person = self._create_person(company, "ella")
        for contact in (company, person):
            with self.subTest(contact=contact.name):
                self.assertEqual(self.place(contact), "offered")
                action = self.press(contact)
                self.assertFalse(action["res_id"])
                self.assertEqual(action["context"], {"default_partner_id": company.id})

    def test_nothing_is_offered_to_who_makes_none_nor_of_a_person_without_company(self):
        company = self._create_organization("Elm")
        self.assertFalse(self.place(company, self.channel_own))
        alone = self.env["res.partner"].create({"name": "Ada"})
        self.assertFalse(self.place(alone))

    def test_a_partner_of_others_looks_like_none(self):
        self.partnership_a.write({"user_id": self.channel_all.id, "user_ids": [(5,)]})
        self.assertFalse(self.place(self.organization_a, self.channel_other))
        self.assertFalse(
            self.organization_a.with_user(self.channel_other).prm_employer_id
        )
