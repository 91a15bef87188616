"""An invitation is accepted: who gets in, as what, and once."""

from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...http_common import Page
from .colleague_common import NEW, PASSWORD, ColleagueCase

REFUSED = "You cannot accept this invitation with this login."


@tagged("post_install", "-at_install")
class TestAcceptInvitation(ColleagueCase):
    def joined(self, email=NEW):
        """Return the memberships of the users who log in with an address."""
        return self.env["prm.member"].search([("user_id.login", "=", email)])

    def counts(self):
        models = ("res.partner", "res.users", "prm.member", "mail.mail")
        return [self.env[name].search_count([]) for name in models]

    # ------------------------------------------------------------------ somebody new

    def test_somebody_new_chooses_name_and_password_and_is_logged_in(self):
        path = self.invited()
        page = self.open_as(path)
        self.assertEqual(self.kind(page), "choose")
        for word in ("Alice", "Alder Systems", NEW, "Partner"):
            self.assertIn(word, page.text)
        answer = self.choose(path)
        self.assertEqual(answer.location, self.HOME)
        self.assertEqual(self.visit("").status, 200)
        member = self.joined()
        self.assertEqual((member.role, member.state), ("partner", "active"))
        self.assertTrue(member.last_seen)
        person = member.partner_id
        self.assertEqual((person.name, person.email), ("Lena Berg", NEW))
        self.assertEqual(person.parent_id, self.organization_a)
        self.assertFalse(member.user_id._is_internal())
        self.assertTrue(member.user_id.has_group("prm.group_prm_partner"))
        self.assertFalse(member.user_id.has_group("prm.group_prm_supervisor"))
        invitation = self.invitations()
        self.assertEqual((invitation.state, invitation.member_id), ("accepted", member))
        self.assertIn("Joined as Partner, invited by Alice", self.history()[-1][2])

    def test_the_role_is_the_invited_one(self):
        self.choose(self.invited(role="supervisor"))
        self.assertEqual(self.joined().role, "supervisor")
        self.assertTrue(self.joined().user_id.has_group("prm.group_prm_supervisor"))

    def test_to_look_changes_nothing(self):
        path = self.invited()
        before = self.counts()
        for _time in range(3):
            self.assertEqual(self.kind(self.open_as(path)), "choose")
        self.assertEqual(self.counts(), before)
        self.assertEqual(self.invitations().state, "sent")

    def test_what_is_typed_wrong_is_said_at_its_field(self):
        path = self.invited()
        page = self.accept(path, name=" ", password="abc", confirm_password="abd")
        self.assertEqual(page.status, 422)
        self.assertEqual(set(page.errors), {"name", "confirm_password"})
        page = self.accept(path, name="Lena", password="", confirm_password="")
        self.assertEqual(set(page.errors), {"password"})
        self.assertEqual(page.value("name"), "Lena")
        self.assertEqual(page.value("password"), "")
        self.assertFalse(self.joined())

    def test_a_password_is_as_strong_as_odoo_asks(self):
        path = self.invited()
        users = self.registry["res.users"]
        policy = {"minlength": 12}

        def check(_users):
            raise UserError("Your password must contain at least 12 characters.")

        before = self.counts()
        with (
            patch.object(users, "_set_password", check),
            patch.object(users, "get_password_policy", lambda _s: policy, create=True),
        ):
            self.assertIn("At least 12 characters", self.open_as(path).text)
            page = self.choose(path, password="short")
        self.assertEqual(page.status, 422)
        self.assertIn("12 characters", page.errors["password"])
        self.assertEqual(self.counts(), before)
        self.assertEqual(self.choose(path).status, 303)

    def test_without_a_token_of_the_session_nothing_is_accepted(self):
        path = self.invited()
        self.authenticate(None, None)
        words = {"name": "Lena", "password": PASSWORD, "confirm_password": PASSWORD}
        answer = self.url_open(path, data=words, allow_redirects=False, method="POST")
        self.assertEqual(answer.status_code, 400)
        self.assertFalse(self.joined())

    def test_a_form_that_is_sent_twice_makes_one(self):
        path = self.invited()
        self.choose(path)
        before = self.counts()
        self.assertEqual(self.choose(path).location, self.HOME)
        self.assertEqual(self.counts(), before)
        self.assertEqual(len(self.joined()), 1)

    # ------------------------------------------------------------------- known people

    def test_a_contact_of_the_organization_is_used_and_keeps_its_name(self):
        nina = self._create_person(self.organization_a, "nina")
        path = self.invited(nina.email)
        page = self.open_as(path)
        self.assertIn("Nina", page.text)
        self.assertFalse(page.all("//input[@name='name']"))
        self.assertEqual(self.choose(path, name="Mallory").status, 303)
        self.assertEqual(nina.name, "Nina")
        self.assertEqual(self.joined(nina.email).partner_id, nina)

    def test_a_contact_elsewhere_is_never_touched(self):
        customer = self._create_organization("Customer")
        carl = self._create_person(customer, "carl", email=NEW)
        before = carl.read(["name", "email", "parent_id", "write_date", "user_ids"])
        self.choose(self.invited())
        self.assertEqual(
            carl.read(["name", "email", "parent_id", "write_date", "user_ids"]), before
        )
        self.assertNotEqual(self.joined().partner_id, carl)

    def test_who_was_invited_by_the_vendor_and_never_came_chooses_a_password(self):
        nina = self._create_person(self.organization_a, "nina")
        self.partnership_a.with_user(self.channel_own)._invite(nina, "partner")
        path = self.invited(nina.email)
        self.assertEqual(self.kind(self.open_as(path)), "choose")
        self.assertEqual(self.choose(path).location, self.HOME)
        self.assertEqual(len(self.joined(nina.email)), 1)
        self.assertEqual(self.joined(nina.email).state, "active")

    # ------------------------------------------------------------------- known logins

    def colleague_without_access(self):
        """Return a portal user of A's organization who is no member."""
        person = self._create_person(self.organization_a, "nina")
        return self._create_user(
            "nina", "base.group_portal", partner_id=person.id, email=person.email
        )

    def test_who_has_a_login_logs_in_first_and_then_joins(self):
        nina = self.colleague_without_access()
        path = self.invited(nina.email)
        page = self.open_as(path)
        self.assertEqual(self.kind(page), "log_in")
        [link] = page.has_class("prm_log_in")
        self.assertIn("login=nina", link.get("href"))
        self.assertIn("redirect=%2Fpartner%2Finvitation%2F", link.get("href"))
        self.assertFalse(page.all("//input[@name='password']"))
        refused = self.choose(path)
        self.assertEqual(refused.status, 422)
        self.assertFalse(self.joined("nina"))
        self.assertEqual(self.kind(self.open_as(path, nina)), "join")
        self.assertEqual(self.accept(path, nina).location, self.HOME)
        self.assertEqual(self.joined("nina").state, "active")
        self.assertEqual(self.visit("", nina).status, 200)

    def test_a_password_cannot_be_set_for_who_has_one(self):
        nina = self.colleague_without_access()
        path = self.invited(nina.email)
        self.accept(path, nina, password=PASSWORD, confirm_password=PASSWORD)
        self.authenticate("nina", "ninaxxxx")
        self.assertEqual(self.visit("").status, 200)

    def test_somebody_else_who_is_logged_in_is_asked_to_log_out(self):
        path = self.invited()
        for user in (self.partner_a, self.partner_b, self.employee):
            page = self.open_as(path, user)
            self.assertEqual(self.kind(page), "other", user.login)
            self.assertEqual(self.accept(path, user).status, 422, user.login)
        self.assertEqual(self.invitations().state, "sent")

    def test_employees_and_people_of_others_are_refused_in_one_sentence(self):
        customer = self._create_organization("Customer")
        carl = self._create_user(
            "carl",
            "base.group_portal",
            partner_id=self._create_person(customer, "carl").id,
        )
        alone = self.portal_user
        for user in (self.employee, self.partner_b, carl, alone):
            user.login = f"{user.login}@x.example.com"
            path = self.invited(user.login)
            self.assertIn(self.kind(self.open_as(path)), ("log_in",), user.login)
            password = user.login.partition("@")[0]
            password += "x" * (8 - len(password))
            self.authenticate(user.login, password)
            page = Page(self.url_open(path))
            self.assertEqual(self.kind(page), "refused", user.login)
            self.assertIn(REFUSED, page.text)
            groups = user.group_ids
            page = self.accept(path, fresh=False)
            self.assertEqual(page.status, 422, user.login)
            self.assertEqual(user.group_ids, groups)
            self.assertFalse(
                self.partnership_a.member_ids.filtered(lambda m, u=user: m.user_id == u)
            )

    def test_a_member_who_works_here_already_keeps_role_and_access(self):
        member = self.member(self.partner_a)
        member.state = "invited"
        path = self.invited(self.partner_a.email, "supervisor")
        member.state = "active"  # meanwhile, by the invitation of an employee
        self.assertEqual(self.kind(self.open_as(path)), "log_in")
        self.assertEqual(self.accept(path, self.partner_a).location, self.HOME)
        self.assertEqual(self.member(self.partner_a).role, "partner")
        self.assertEqual(self.invitations().state, "accepted")
        joined = [("prm_event", "=", "colleague_joined")]
        self.assertFalse(self.env["mail.mail"].search(joined), "Anna is not new")

    def test_whose_access_the_vendor_ended_does_not_come_back_by_an_invitation(self):
        member = self.member(self.partner_a)
        member.with_user(self.channel_own).action_disable()
        path = self.invited(self.partner_a.email)
        page = self.open_as(path, self.partner_a)
        self.assertEqual(self.kind(page), "refused")
        self.assertEqual(self.accept(path, self.partner_a).status, 422)
        self.assertEqual(member.state, "disabled")

    def test_whose_access_a_supervisor_ended_comes_back_by_an_invitation(self):
        member = self.member(self.partner_a)
        self.act(member, "end")
        path = self.invited(self.partner_a.email)
        self.assertEqual(self.accept(path, self.partner_a).location, self.HOME)
        self.assertEqual(member.state, "active")

    def test_an_archived_login_is_not_woken(self):
        nina = self.colleague_without_access()
        nina.active = False
        path = self.invited(nina.email)
        self.assertEqual(self.kind(self.open_as(path)), "refused")
        self.assertEqual(self.choose(path).status, 422)
        self.assertFalse(nina.active)

    def test_who_works_with_two_companies_of_the_vendor_joins_with_one_login(self):
        second = self._create_second_company()
        self._join(second, self.supervisor_a, "supervisor")
        self.portal.flush_recordset()
        data = {"addresses": self.colleague_a.email, "role": "partner"}
        answer = self.send("/partner/second/colleagues", data, user=self.supervisor_a)
        self.assertEqual(answer.status, 303)
        path = self.link_of(self.mails_to(self.colleague_a.email))
        self.assertEqual(
            self.accept(path, self.colleague_a).location, "/partner/second"
        )
        self.assertEqual(self.visit("/partner/second", self.colleague_a).status, 200)
        self.assertIn(second.company_id, self.colleague_a.company_ids)
        self.assertEqual(
            len(self.env["prm.member"].search([("user_id", "=", self.colleague_a.id)])),
            2,
        )
