"""The dialog "New" gives a new person, or a contact, access: all of it or nothing."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ...common import PrmCase


@tagged("-at_install", "post_install")
class TestAddPerson(PrmCase):
    def dialogs(self, user=None):
        return self.env["prm.partnership.invite"].with_user(user or self.channel_own)

    def add(self, user=None, **values):
        """Send the dialog over RPC: what was typed, then the button."""
        dialog = self.dialogs(user).create(
            {
                "partnership_id": self.partnership_a.id,
                "name": "Nina Novak",
                "email": "nina@alder.example.com",
                **values,
            }
        )
        dialog.action_confirm()
        return self.env["prm.member"].search([], order="id desc", limit=1)

    def assertRefused(self, sentence, user=None, **values):
        contacts = self.env["res.partner"].with_context(active_test=False)
        before = contacts.search_count([])
        with self.assertRaisesRegex(UserError, sentence), self.env.cr.savepoint():
            self.add(user, **values)
        self.assertEqual(contacts.search_count([]), before)

    # -------------------------------------------------------------------- new ones

    def test_a_new_person_gets_contact_user_membership_and_one_mail(self):
        for user in (self.channel_own, self.channel_all, self.channel_admin):
            with self.subTest(user=user.login):
                email = f"{user.login}@alder.example.com"
                member = self.add(user, email=email, phone="+49 40 1234567")
                contact = member.partner_id
                self.assertEqual(contact.parent_id, self.organization_a)
                self.assertEqual(contact.phone, "+49 40 1234567")
                self.assertEqual(member.user_id.login, email)
                self.assertEqual((member.state, member.role), ("invited", "partner"))
                mails = self.env["mail.mail"].search(
                    [("recipient_ids", "in", contact.ids)]
                )
                self.assertEqual(len(mails), 1)

    def test_what_was_pasted_is_cleaned_and_the_role_is_kept(self):
        member = self.add(
            name="  Nina\u200b Novak ",
            email="mailto:Nina@Alder.example.com",
            role="supervisor",
        )
        self.assertEqual(member.name, "Nina Novak")
        self.assertEqual(member.user_id.login, "nina@alder.example.com")
        self.assertEqual(member.role, "supervisor")

    def test_each_thing_that_is_wrong_is_said_and_nothing_is_made(self):
        self.assertRefused("Enter the name of the person", name=" ")
        self.assertRefused("Enter a valid email address", email="nina@")
        self.assertRefused("Enter a valid email address", email=False)
        self.assertRefused("not a phone number", phone="call me")
        with self.assertRaises(UserError) as refused:
            self.add(name="", email="x", phone="y")
        self.assertEqual(len(str(refused.exception).splitlines()), 3)

    def test_an_address_that_a_contact_of_theirs_has_is_no_second_person(self):
        self._create_person(self.organization_a, "nora", email="Nora@alder.example.com")
        self.assertRefused(
            "Nora of Alder Systems already has this email",
            email="nora@alder.example.com",
        )

    def test_who_uses_the_portal_already_is_not_invited_as_a_new_person(self):
        self.assertRefused("already has access", email=self.partner_a.email)
        member = self.partnership_a.member_ids.filtered(
            lambda each: each.user_id == self.partner_a
        )
        member.action_disable()
        self.assertRefused("already has this email", email=self.partner_a.email)

    def test_an_address_somebody_else_logs_in_with_is_refused(self):
        email = "bruno@birch.example.com"
        self.partner_b.login = email
        self.assertRefused("already logs in", email=email)
        sentence = self.dialogs().new(
            {"partnership_id": self.partnership_a.id, "email": email}
        )
        self.assertIn("already logs in", sentence.log_in_sentence)

    def test_not_where_the_partnership_is_closed_or_nobody_is_assigned(self):
        self.partnership_a.user_ids = False
        self.assertRefused("No employee is assigned")
        self.partnership_a.user_ids = self.channel_own
        self.partnership_a.action_suspend()
        self.assertRefused("not active")

    # -------------------------------------------------------------------- contacts

    def test_a_contact_is_shown_as_it_is_and_completed_by_what_is_typed(self):
        nora = self._create_person(self.organization_a, "nora", phone="+49 40 1234567")
        with Form(self.dialogs()) as form:
            form.partnership_id = self.partnership_a
            form.partner_id = nora
            self.assertEqual((form.name, form.email), (nora.name, nora.email))
            self.assertEqual(form.phone, nora.phone)
            form.email = "nora@alder.example.com"
        form.record.action_confirm()
        self.assertEqual(nora.email, "nora@alder.example.com")
        self.assertEqual(nora.prm_member_ids.state, "invited")

    def test_without_a_partner_the_dialog_says_nothing_of_the_login(self):
        dialogs = self.env["prm.partnership.invite"].with_user(self.channel_own)
        dialog = dialogs.new({"name": "Ida", "email": "ida@example.com"})
        dialog.partnership_id = False
        self.assertFalse(dialog.log_in_sentence)
        self.assertNotIsInstance(dialog.log_in_sentence, type(dialog.partnership_id))

    def test_what_was_typed_of_a_new_person_stays_while_the_partnership_changes(self):
        form = Form(self.dialogs(self.channel_all))
        form.partnership_id = self.partnership_a
        form.name, form.email = "Nina", "nina@x.example.com"
        form.partnership_id = self.partnership_b
        self.assertEqual((form.name, form.email), ("Nina", "nina@x.example.com"))

    def test_a_contact_of_somebody_else_is_refused_and_keeps_its_data(self):
        bert = self._create_person(self.organization_b, "bert")
        for contact in (bert, self.organization_a, self.channel_other.partner_id):
            email = contact.email
            with self.subTest(contact=contact.name):
                self.assertRefused("not a person of the partner", partner_id=contact.id)
                self.assertEqual(contact.email, email)

    def test_nobody_is_added_twice(self):
        contact = self.colleague_a.partner_id
        self.assertRefused(
            "already has access", partner_id=contact.id, email=contact.email
        )

    # ----------------------------------------------------------------------- rights

    def test_the_only_partnership_is_proposed_and_one_of_several_is_not(self):
        defaults = self.dialogs().default_get(["partnership_id"])
        self.assertFalse(defaults.get("partnership_id"))
        self.partnership_b.write({"user_id": self.channel_all.id, "user_ids": [(5,)]})
        defaults = self.dialogs().default_get(["partnership_id"])
        self.assertEqual(defaults["partnership_id"], self.partnership_a.id)

    def test_nobody_without_this_partner_adds_people(self):
        for user in (
            self.channel_other,
            self.salesperson,
            self.employee,
            self.supervisor_a,
            self.portal_user,
        ):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.add(user)

    def test_a_dialog_that_is_turned_to_a_foreign_partnership_is_refused(self):
        self.partnership_b.write({"user_id": self.channel_all.id, "user_ids": [(5,)]})
        dialog = self.dialogs().create(
            {
                "partnership_id": self.partnership_a.id,
                "name": "N",
                "email": "n@x.example",
            }
        )
        with self.assertRaises(AccessError):
            dialog.write({"partnership_id": self.partnership_b.id})
        with self.assertRaises(AccessError):
            self.dialogs().with_context(
                default_partnership_id=self.partnership_b.id
            ).default_get(["partnership_id"])
