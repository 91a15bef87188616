"""What changes of people stands in the history of the partnership, whoever did it."""

from odoo.tests import tagged

from .colleague_common import ColleagueCase


@tagged("post_install", "-at_install")
class TestMemberHistory(ColleagueCase):
    """Employees change people of A; the partner reads that the vendor did it."""

    def as_employee(self, user=None):
        return self.member(self.partner_a).with_user(user or self.channel_own)

    def told(self, deed, *args):
        """Return what the history tells of ``deed``."""
        before = len(self.history())
        deed(*args)
        self.env.flush_all()
        return self.history()[before:]

    def line(self):
        return self.partnership_a.history_ids.sorted("id")[-1]

    def test_a_role_that_an_employee_changes_is_noted(self):
        for user in (self.channel_own, self.channel_all, self.channel_admin):
            member = self.as_employee(user)
            role = "partner" if member.role == "supervisor" else "supervisor"
            [(_old, new, cause)] = self.told(member.write, {"role": role})
            self.assertEqual(
                new, "Partner supervisor" if role != "partner" else "Partner"
            )
            company = self.partnership_a.company_id.name
            self.assertEqual(cause, f"{company} changed the role of Anna.")
            self.assertEqual(self.line().create_uid, user)

    def test_access_that_an_employee_ends_and_restores_is_noted_once_each(self):
        company = self.partnership_a.company_id.name
        member = self.as_employee()
        self.assertEqual(
            self.told(member.action_disable),
            [("Anna", "", f"{company} ended the access to the portal.")],
        )
        self.assertEqual(self.told(member.action_disable), [])
        self.assertEqual(
            self.told(member.action_enable),
            [("", "Anna", f"{company} restored the access to the portal.")],
        )
        self.assertEqual(self.line().create_uid, self.channel_own)

    def test_the_tick_on_the_contact_and_several_at_once_are_noted_alike(self):
        contact = self.partner_a.partner_id.with_user(self.channel_own)
        for ticked in (False, True):
            [line] = self.told(contact.write, {"prm_portal_access": ticked})
            self.assertIn("restored" if ticked else "ended", line[2])
        several = self.as_employee() | self.member(self.colleague_a)
        lines = self.told(several.with_user(self.channel_own).action_end_access)
        self.assertEqual({old for old, _new, _cause in lines}, {"Anna", "Aaron"})

    def test_who_is_deleted_is_noted(self):
        member = self.as_employee(self.channel_admin)
        [(old, new, cause)] = self.told(member.unlink)
        self.assertEqual((old, new), ("Anna", ""))
        self.assertIn("removed this person", cause)

    def test_who_leaves_the_organization_is_noted(self):
        person = self.partner_a.partner_id.with_user(self.channel_admin)
        lines = self.told(person.write, {"parent_id": self.organization_b.id})
        self.assertEqual([old for old, _new, _cause in lines], ["Anna"])

    def test_a_login_and_other_values_are_no_line(self):
        member = self.member(self.partner_a)
        member.state = "invited"
        member = member.with_user(self.channel_own)
        self.assertEqual(self.told(member.write, {"phone": "+49 40 1234567"}), [])
        self.assertEqual(self.told(member.write, {"role": member.role}), [])
        users = self.env["res.users"].with_user(self.partner_a)
        self.assertEqual(self.told(users._update_last_login), [])
        self.assertEqual(member.state, "active")

    def test_who_comes_back_by_an_invitation_has_joined_and_nothing_else(self):
        self.act(self.member(self.partner_a), "end")
        path = self.invited(self.partner_a.email, "supervisor")
        lines = self.told(self.accept, path, self.partner_a)
        self.assertEqual(len(lines), 1)
        self.assertIn("Joined as Partner supervisor", lines[0][2])
