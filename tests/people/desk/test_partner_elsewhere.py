"""A partner of another company of the vendor comes in here, with the one account."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ...common import PrmCase


@tagged("-at_install", "post_install")
class TestPartnerElsewhere(PrmCase):
    """The second company, whose employees have the first one, too."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.second = cls._create_second_company()
        cls.second.member_ids.unlink()
        cls.second.action_terminate()
        cls.elsewhere = cls.second.company_id
        cls.new_program = cls.second.program_id
        cls.channel_all.company_ids += cls.elsewhere
        cls.person = cls.partner_a.partner_id

    def dialogs(self, user=None):
        """Return the dialog as it is opened in the second company."""
        dialogs = self.env["prm.partner.open"].with_user(user or self.channel_all)
        return dialogs.with_context(allowed_company_ids=self.elsewhere.ids)

    def add(self, user=None, partner=None, people=None, **values):
        dialog = self.dialogs(user).create(
            {
                "partner_id": (partner or self.organization_a).id,
                "person_ids": [(6, 0, (people or self.person).ids)],
                "program_id": self.new_program.id,
                **values,
            }
        )
        action = dialog.action_confirm()
        return self.env["prm.partnership"].browse(action["res_id"])

    # ----------------------------------------------------------------------- opened

    def test_the_organization_gets_a_partnership_here_and_the_person_one_account(self):
        login = self.partner_a.login
        partnership = self.add()
        self.assertEqual(partnership.company_id, self.elsewhere)
        self.assertEqual(partnership.state, "active")
        self.assertEqual(partnership.user_id, self.channel_all)
        self.assertEqual(partnership.member_ids.user_id, self.partner_a)
        self.assertIn(self.elsewhere, self.partner_a.company_ids)
        self.assertEqual(self.partner_a.login, login)
        users = self.env["res.users"].with_context(active_test=False)
        self.assertEqual(users.search_count([("partner_id", "=", self.person.id)]), 1)

    def test_both_portals_are_the_person_s_afterwards(self):
        portals = self.env["prm.portal"].with_user(self.partner_a)
        self.assertEqual(portals._for_user(), self.portal)
        self.add()
        self.env.invalidate_all()
        both = self.portal | self.new_program.portal_id
        self.assertEqual(portals._for_user().sudo(), both)

    def test_people_keep_the_role_that_they_have_there(self):
        partnership = self.add(people=self.person | self.supervisor_a.partner_id)
        roles = {each.user_id: each.role for each in partnership.member_ids}
        self.assertEqual(roles[self.partner_a], "partner")
        self.assertEqual(roles[self.supervisor_a], "supervisor")

    def test_the_form_proposes_everybody_of_an_organization_or_the_one_chosen(self):
        with Form(self.dialogs()) as form:
            form.partner_id = self.organization_a
            people = self.partnership_a.member_ids.partner_id
            self.assertEqual(set(form.person_ids.ids), set(people.ids))
            self.assertFalse(form.partnership_id)
            self.assertEqual(form.program_id, self.new_program)
            form.partner_id = self.person
            self.assertEqual(form.person_ids.ids, self.person.ids)
        form.record.action_confirm()
        self.assertEqual(len(self.person.prm_member_ids), 2)

    def test_a_partnership_that_is_there_is_used_and_a_draft_begins(self):
        draft = self._create_partnership(
            self.organization_a, self.new_program, activate=False
        )
        self.assertEqual(self.add(), draft)
        self.assertEqual(draft.state, "active")
        supervisor = self.supervisor_a.partner_id
        self.assertEqual(self.add(people=supervisor), draft)
        self.assertEqual(len(draft.member_ids), 2)

    def test_the_contact_offers_it(self):
        contact = self.organization_a.with_user(self.channel_all).with_context(
            allowed_company_ids=self.elsewhere.ids
        )
        self.second.partner_id = self._create_organization("Elm")
        self.assertEqual(contact.prm_place, "elsewhere")
        action = contact.action_open_partnerships()
        self.assertEqual(action["res_model"], "prm.partner.open")
        self.assertEqual(action["context"], {"default_partner_id": contact.id})
        found = contact.search([("prm_is_elsewhere", "=", True)])
        self.assertIn(self.organization_a, found.sudo())
        self.assertIn(self.person, found.sudo())

    # ---------------------------------------------------------------------- refused

    def assertRefused(self, sentence, user=None, **values):
        before = self.env["prm.partnership"].search_count([])
        with self.assertRaisesRegex(UserError, sentence), self.env.cr.savepoint():
            self.add(user, **values)
        self.assertEqual(self.env["prm.partnership"].search_count([]), before)

    def test_who_is_no_partner_of_the_reader_s_companies_is_refused(self):
        elm = self._create_organization("Elm")
        self.assertRefused("one of your other companies", partner=elm, people=elm)
        only = {"company_ids": [(6, 0, self.elsewhere.ids)]}
        self.channel_all.write({**only, "company_id": self.elsewhere.id})
        self.assertRefused("one of your other companies")

    def test_people_of_others_and_people_without_access_there_are_refused(self):
        nina = self._create_person(self.organization_a, "nina")
        for person in (nina, self.partner_b.partner_id, self.organization_a):
            with self.subTest(person=person.name):
                self.assertRefused("who have access in one of your", people=person)
        self.person.prm_member_ids.action_disable()
        self.assertRefused("who have access in one of your")

    def test_a_refusal_of_one_names_the_person_and_nothing_is_made(self):
        supervisor = self.supervisor_a.partner_id
        supervisor.email = False
        supervisor.name = "Alice"
        self.assertRefused(
            "Alice: This contact has no valid email", people=self.person | supervisor
        )
        self.assertFalse(self.person.prm_member_ids - self.partnership_a.member_ids)

    def test_a_partnership_that_rests_is_not_begun_by_this(self):
        own = self._create_partnership(self.organization_a, self.new_program)
        own.action_suspend()
        self.assertRefused("suspended or has expired")

    def test_without_a_program_of_this_company_none_is_made(self):
        self.assertRefused("Choose the program", program_id=False)
        both = [self.elsewhere.id, self.company.id]
        dialogs = self.dialogs().with_context(allowed_company_ids=both)
        dialog = dialogs.create(
            {"partner_id": self.organization_a.id, "program_id": self.program.id}
        )
        with self.assertRaisesRegex(UserError, "Choose the program"):
            dialog.action_confirm()

    def test_who_may_make_no_partnership_is_told_whom_to_ask(self):
        self.assertRefused("Ask somebody with the role", self.channel_own)
        own = self._create_partnership(self.organization_a, self.new_program)
        self.assertEqual(self.add(self.channel_own), own)

    def test_own_partners_stay_own_in_the_other_company(self):
        self.channel_other.company_ids += self.elsewhere
        own = self._create_partnership(self.organization_a, self.new_program)
        own.user_ids += self.channel_other
        self.assertRefused("one of your other companies", self.channel_other)

    def test_a_contact_that_one_company_keeps_is_not_shared_by_this(self):
        self.organization_a.company_id = self.company
        with self.assertRaises(AccessError):
            self.add()
        dialogs = self.dialogs().with_context(
            allowed_company_ids=[self.elsewhere.id, self.company.id]
        )
        dialog = dialogs.create(
            {
                "partner_id": self.organization_a.id,
                "person_ids": [(6, 0, self.person.ids)],
                "program_id": self.new_program.id,
            }
        )
        with self.assertRaisesRegex(UserError, "belongs to another company"):
            dialog.action_confirm()

    def test_nobody_without_channel_rights_opens_it(self):
        for user in (
            self.salesperson,
            self.employee,
            self.supervisor_a,
            self.portal_user,
        ):
            user.company_ids += self.elsewhere
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.add(user)
