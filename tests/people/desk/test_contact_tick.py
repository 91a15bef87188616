""" "Partner portal" on a contact: ticked, it invites; unticked, access ends."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ...common import PrmCase


@tagged("-at_install", "post_install")
class TestContactTick(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nina = cls._create_person(cls.organization_a, "nina")

    def tick(self, user=None, contact=None, value=True):
        contact = (contact or self.nina).with_user(user or self.channel_own)
        contact.write({"prm_portal_access": value})

    def assertRefused(self, sentence, contact=None):
        with self.assertRaisesRegex(UserError, sentence), self.env.cr.savepoint():
            self.tick(contact=contact)
        self.assertFalse((contact or self.nina).prm_member_ids)

    # ----------------------------------------------------------------------- ticked

    def test_a_tick_invites_the_person_as_partner(self):
        self.assertFalse(self.nina.prm_portal_access)
        self.tick()
        member = self.nina.prm_member_ids
        self.assertEqual((member.state, member.role), ("invited", "partner"))
        self.assertEqual(member.partnership_id, self.partnership_a)
        self.assertTrue(member.user_id.has_group("prm.group_prm_partner"))
        mails = self.env["mail.mail"].search([("subject", "like", "invites you")])
        self.assertEqual(mails.recipient_ids, self.nina)

    def test_it_can_be_ticked_while_the_contact_is_made(self):
        contacts = self.env["res.partner"].with_user(self.channel_own)
        view = "base.view_partner_form"
        with Form(contacts, view=view) as form:
            form.company_type = "person"
            form.name, form.email = "Ned", "ned@alder.example.com"
            form.parent_id = self.organization_a
            form.prm_portal_access = True
        self.assertEqual(form.record.sudo().prm_member_ids.user_id.login, form.email)

    def test_it_is_offered_only_where_the_company_has_an_active_partnership(self):
        contacts = self.env["res.partner"].with_user(self.channel_own)
        with Form(contacts, view="base.view_partner_form") as form:
            form.company_type = "person"
            form.name = "Ned"
            self.assertFalse(form.prm_employer_id)
            form.parent_id = self.organization_a
            self.assertEqual(form.prm_employer_id, self.partnership_a)

    def test_ticking_again_what_is_ticked_changes_nothing(self):
        self.tick()
        member = self.nina.prm_member_ids
        member.role = "supervisor"
        self.tick()
        self.assertEqual(member.role, "supervisor")
        mails = self.env["mail.mail"].search([("subject", "like", "invites you")])
        self.assertEqual(len(mails), 1)

    def test_it_works_by_import_and_a_wrong_line_is_told_by_its_sentence(self):
        fields = ["name", "email", "parent_id/.id", "prm_portal_access"]
        organization = str(self.organization_a.id)
        # Beside Accounting, Odoo itself lets nobody else import people of a company.
        accounts = "account.group_account_readonly"
        if group := self.env.ref(accounts, raise_if_not_found=False):
            self.channel_all.group_ids += group
        contacts = self.env["res.partner"].with_user(self.channel_all)
        good = ["Ned", "ned@alder.example.com", organization, "True"]
        result = contacts.load(fields, [good])
        self.assertFalse(result["messages"])
        [number] = result["ids"]
        contact = contacts.browse(number).sudo()
        self.assertEqual(contact.prm_member_ids.state, "invited")
        bad = ["Nat", "", organization, "True"]
        result = contacts.load(fields, [bad])
        self.assertIn("no valid email", result["messages"][0]["message"])

    # --------------------------------------------------------------------- unticked

    def test_unticking_ends_the_access(self):
        person = self.partner_a.partner_id
        self.tick(contact=person, value=False)
        self.assertEqual(person.prm_member_ids.state, "disabled")
        self.assertFalse(self.partner_a.has_group("prm.group_prm_partner"))
        self.tick(contact=person)
        self.assertEqual(person.prm_member_ids.state, "invited")
        self.assertTrue(self.partner_a.has_group("prm.group_prm_partner"))

    def test_the_tick_of_one_company_leaves_access_in_another(self):
        second = self._create_second_company()
        person = self.partner_a.partner_id
        self.tick(contact=person, value=False)
        states = {
            member.partnership_id: member.state for member in person.prm_member_ids
        }
        self.assertEqual(states[self.partnership_a], "disabled")
        self.assertEqual(states[second], "active")

    # ---------------------------------------------------------------------- refused

    def test_what_an_invitation_refuses_is_refused_in_its_words(self):
        self.nina.email = False
        self.assertRefused("no valid email")
        self.nina.email = "nina@alder.example.com"
        self.partnership_a.user_ids = False
        self.assertRefused("No employee is assigned")
        self.partnership_a.user_ids = self.channel_own
        self.partnership_a.action_suspend()
        self.assertRefused("no active partnership")

    def test_companies_and_people_of_no_partner_have_no_portal(self):
        self.assertRefused("not a person", self.organization_a)
        stranger = self._create_person(self._create_organization("Elm"), "ella")
        self.assertRefused("no active partnership", stranger)
        alone = self.env["res.partner"].create({"name": "Ada", "email": "a@b.example"})
        self.assertRefused("no active partnership", alone)

    def test_nobody_without_rights_on_the_partnership_ticks(self):
        for user in (
            self.channel_other,
            self.salesperson,
            self.employee,
            self.supervisor_a,
            self.partner_a,
        ):
            with (
                self.subTest(user=user.login),
                self.assertRaises(UserError),
                self.env.cr.savepoint(),
            ):
                self.tick(user)
        self.assertFalse(self.nina.prm_member_ids)
        self.tick(self.channel_all)
        self.assertTrue(self.nina.prm_member_ids)

    def test_nor_unticks_nor_reads_it(self):
        person = self.partner_a.partner_id
        for user in (self.salesperson, self.supervisor_a):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                person.with_user(user).read(["prm_portal_access"])
        with self.assertRaises(UserError):
            self.tick(self.salesperson, person, value=False)
        self.partnership_a.write({"user_id": self.channel_all.id, "user_ids": [(5,)]})
        self.assertFalse(person.with_user(self.channel_other).prm_portal_access)
        self.tick(self.channel_other, person, value=False)
        self.assertEqual(person.prm_member_ids.state, "active")

    # --------------------------------------------------------------------- searched

    def test_partners_and_portal_users_are_filters_of_contacts(self):
        contacts = self.env["res.partner"].with_user(self.channel_own)
        self.tick()
        found = contacts.search([("prm_portal_access", "=", True)])
        self.assertIn(self.nina, found)
        self.assertIn(self.partner_a.partner_id, found)
        self.assertNotIn(self.organization_a, found)
        others = contacts.search([("prm_portal_access", "=", False)])
        self.assertFalse(found & others)
        self.assertIn(self.organization_a, others)
        partners = contacts.search([("partnership_ids.state", "=", "active")])
        self.assertIn(self.organization_a, partners)
        self.assertNotIn(self.nina, partners)
