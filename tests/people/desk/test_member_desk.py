"""What employees see of members, change, and do with one or several of them."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ...common import PrmCase


@tagged("-at_install", "post_install")
class TestMemberDesk(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls._membership(cls.partner_a)
        cls.colleague = cls._membership(cls.colleague_a)

    @classmethod
    def _membership(cls, user):
        return cls.env["prm.member"].search([("user_id", "=", user.id)])

    def as_user(self, user=None, members=None):
        return (members or self.member).with_user(user or self.channel_own)

    # ------------------------------------------------------------------------ seen

    def test_portal_and_owner_are_searched_and_grouped_by(self):
        members = self.env["prm.member"].with_user(self.channel_own)
        theirs = self.partnership_a.member_ids | self.partnership_b.member_ids
        for name, record in (
            ("portal_id", self.portal),
            ("owner_id", self.channel_own),
        ):
            with self.subTest(field=name):
                found = members.search([(name, "=", record.id)])
                self.assertEqual(found.sudo(), theirs.sorted(members._order))
                groups = members.formatted_read_group([], [name], ["__count"])
                self.assertEqual(groups[0][name][0], record.id)
        self.assertFalse(members.search([("owner_id", "=", self.channel_all.id)]))

    def test_an_employee_counts_what_they_may_read_and_all_that_is_open(self):
        self._register()
        self._register(submit=False)
        member = self.as_user()
        self.assertEqual(member.registration_count, 1)
        self.assertEqual(member.open_count, 2)
        action = member.action_open_registrations()
        found = self.env["prm.registration"].with_user(self.channel_own)
        self.assertEqual(found.search_count(action["domain"]), 1)

    # ---------------------------------------------------------------------- changed

    def test_name_address_and_phone_are_kept_on_the_contact(self):
        login = self.partner_a.login
        with Form(self.as_user()) as form:
            form.name, form.email = "Anna Alder", "anna@alder.example.com"
            form.phone = "+49 40 1234567"
        contact = self.member.partner_id
        self.assertEqual(contact.name, "Anna Alder")
        self.assertEqual(contact.email, "anna@alder.example.com")
        self.assertEqual(contact.phone, "+49 40 1234567")
        self.assertEqual(self.partner_a.login, login)

    def test_nobody_is_left_without_a_valid_address(self):
        for email in (False, "anna", "anna@"):
            with self.subTest(email=email), self.assertRaisesRegex(UserError, "valid"):
                self.as_user().email = email

    def test_nor_with_a_number_that_is_none(self):
        with self.assertRaisesRegex(UserError, "not a phone number"):
            self.as_user().phone = "call me"
        self.as_user().phone = "+49 40 1234567"
        self.as_user().phone = False

    def test_a_membership_is_not_made_with_a_wrong_address_either(self):
        nina = self._create_person(self.organization_a, "nina")
        values = {"partnership_id": self.partnership_a.id, "partner_id": nina.id}
        members = self.env["prm.member"].with_user(self.channel_own)
        with self.assertRaisesRegex(UserError, "valid email"):
            members.create({**values, "email": "nina@"})
        self.assertTrue(members.create({**values, "email": nina.email}))

    def test_others_change_nothing_of_a_person(self):
        for user in (
            self.channel_other,
            self.salesperson,
            self.employee,
            self.supervisor_a,
            self.partner_a,
        ):
            for values in ({"email": "x@y.example"}, {"role": "supervisor"}):
                with self.subTest(user=user.login), self.assertRaises(AccessError):
                    self.as_user(user).write(values)

    # ---------------------------------------------------------------------- several

    def test_several_are_invited_again_and_each_refusal_is_told(self):
        self.colleague.action_disable()
        several = self.as_user(members=self.member | self.colleague)
        params = several.action_invite_again()["params"]
        told = params["message"].splitlines()
        self.assertEqual(told[0], f"Invited again: {self.member.name}")
        self.assertIn(self.colleague.name, told[1])
        self.assertIn("has ended", told[1])
        self.assertEqual(params["type"], "warning")
        mails = self.env["mail.mail"].search([("subject", "like", "invites you")])
        self.assertEqual(mails.recipient_ids, self.member.partner_id)

    def test_access_of_several_ends_at_once_and_a_second_time_says_so(self):
        several = self.as_user(members=self.member | self.colleague)
        params = several.action_end_access()["params"]
        self.assertEqual(params["type"], "success")
        self.assertEqual(set(several.mapped("state")), {"disabled"})
        self.assertFalse(self.partner_a.has_group("prm.group_prm_partner"))
        told = several.action_end_access()["params"]["message"]
        self.assertEqual(told.count("already ended"), 2)

    def test_whose_registrations_are_left_is_said_when_access_ends(self):
        self._register()
        several = self.as_user(members=self.member | self.colleague)
        told = several.action_end_access()["params"]["message"].splitlines()
        self.assertEqual(
            told[-1], f"Hand over the open registrations of: {self.member.name}"
        )

    def test_nothing_happens_where_one_of_several_is_foreign(self):
        self.partnership_b.write({"user_id": self.channel_all.id, "user_ids": [(5,)]})
        foreign = self._membership(self.partner_b)
        for name in ("action_end_access", "action_invite_again"):
            several = self.as_user(members=self.member | foreign)
            with self.subTest(name=name), self.assertRaises(AccessError):
                getattr(several, name)()
        self.assertEqual(self.member.state, "active")

    # ---------------------------------------------------------------------- removed

    def test_who_has_open_registrations_is_handed_over_before_being_removed(self):
        self._register()
        with self.assertRaisesRegex(UserError, "Hand them over") as refused:
            self.as_user(self.channel_admin).unlink()
        _sentence, action, _button = refused.exception.args
        self.assertEqual(action["res_model"], "prm.member.hand.over")
        self.as_user(self.channel_admin)._hand_over_to(self.colleague)
        self.as_user(self.channel_admin).unlink()
        self.assertFalse(self.member.exists())
        self.assertFalse(self.partner_a.has_group("prm.group_prm_partner"))

    def test_only_an_administrator_removes(self):
        for user in (self.channel_own, self.channel_all, self.supervisor_a):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.as_user(user).unlink()

    # ------------------------------------------------------------------- the dialog

    def dialog(self, user=None, member=None, **values):
        dialogs = self.env["prm.member.hand.over"].with_user(user or self.channel_own)
        return dialogs.create({"member_id": (member or self.member).id, **values})

    def test_the_dialog_hands_over_ends_the_access_and_says_both(self):
        deal = self._register().sudo()
        action = self.as_user().action_hand_over()
        dialogs = self.env[action["res_model"]].with_user(self.channel_own)
        with Form(dialogs.with_context(**action["context"])) as form:
            self.assertEqual(form.open_count, 1)
            form.other_id = self.colleague
            form.end_access = True
        told = form.record.action_confirm()["params"]["message"]
        self.assertIn(f"handed over to {self.colleague.name}: 1", told)
        self.assertIn("no access to the portal anymore", told)
        self.assertEqual(deal.contact_id, self.colleague.partner_id)
        self.assertEqual(self.member.state, "disabled")

    def test_the_only_colleague_with_access_is_proposed(self):
        self.assertFalse(self.dialog().other_id)
        self._membership(self.supervisor_a).action_disable()
        self.assertEqual(self.dialog().other_id, self.colleague)

    def test_the_dialog_gives_nothing_to_strangers_and_nothing_to_nobody(self):
        self._register()
        stranger = self._membership(self.partner_b)
        for other in (stranger.id, False):
            dialog = self.dialog(other_id=other)
            with self.subTest(other=other), self.assertRaisesRegex(UserError, "same"):
                dialog.action_confirm()

    def test_nobody_else_opens_it(self):
        for user in (
            self.channel_other,
            self.salesperson,
            self.employee,
            self.supervisor_a,
        ):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.dialog(user, other_id=self.colleague.id).action_confirm()
