"""An applicant becomes a partner: once, and nobody's data is overwritten."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .application_common import EMAIL, ApplicationCase


@tagged("post_install", "-at_install")
class TestApplicationAccepted(ApplicationCase):
    def invitations(self, person):
        return self.env["mail.mail"].search([("recipient_ids", "in", person.ids)])

    def test_company_person_partnership_and_invitation_are_made(self):
        application = self.confirmed()
        partnership = self.accept(application)
        organization, person = partnership.partner_id, application.person_id
        self.assertEqual(application.state, "accepted")
        self.assertEqual(application.decided_by_id, self.channel_all)
        self.assertEqual(
            (organization.name, organization.is_company, organization.country_id.code),
            ("Cedar Trading", True, "DE"),
        )
        self.assertIn("cedar.example.com", organization.website)
        self.assertEqual((person.name, person.email), ("Carl Cole", EMAIL))
        self.assertEqual(person.commercial_partner_id, organization)
        self.assertEqual(partnership.state, "active")
        self.assertEqual(partnership.program_id, self.program)
        self.assertEqual(partnership.tier_id, self.tier)
        self.assertEqual(partnership.user_id, self.channel_all)
        self.assertIn(self.channel_all, partnership.user_ids)
        self.assertEqual(partnership.contact_id, person)
        member = partnership.member_ids
        self.assertEqual((member.role, member.state), ("supervisor", "invited"))
        self.assertEqual(len(self.invitations(person)), 1)
        self.assertFalse(application.activity_ids)
        self.assertIn("Accepted", self.texts(application)[-1])
        self.assertEqual(len(self.mails()), 1, "the invitation says it, nothing else")

    def test_a_second_time_is_told_who_was_first(self):
        application = self.confirmed()
        self.accept(application)
        for again in (self.accept, self.decline):
            with self.assertRaisesRegex(UserError, "decided first"):
                again(application, self.channel_admin)
        self.assertEqual(
            len(
                self.env["prm.partnership"].search(
                    [("partner_id.name", "=", "Cedar Trading")]
                )
            ),
            1,
        )

    def test_an_existing_company_and_person_stay_as_they_are(self):
        company = self._create_organization("Cedar Trading Ltd")
        company.write({"website": "https://old.example", "vat": "X1"})
        person = self.env["res.partner"].create(
            {
                "name": "C. Cole",
                "email": EMAIL,
                "phone": "+1 1",
                "parent_id": company.id,
            }
        )
        kept = ("name", "website", "vat", "email", "phone", "country_id", "lang")
        before = (company | person).read(kept)
        application = self.confirmed()
        self.accept(application, partner_id=company.id)
        self.assertEqual(application.person_id, person)
        self.assertEqual(application.partnership_id.partner_id, company)
        self.assertEqual((company | person).read(kept), before)

    def test_a_new_person_of_an_existing_company_is_created(self):
        company = self._create_organization("Cedar Trading Ltd")
        application = self.confirmed()
        self.accept(application, partner_id=company.id)
        self.assertEqual(application.person_id.parent_id, company)

    def test_a_person_of_another_company_is_refused(self):
        company = self._create_organization("Cedar Trading Ltd")
        with self.assertRaisesRegex(UserError, "person of the chosen company"):
            self.accept(
                self.confirmed(),
                partner_id=company.id,
                contact_id=self.partner_a.partner_id.id,
            )

    def test_a_program_of_another_portal_is_refused(self):
        other = self.portal.copy({"path": "other"})
        program = self.program.copy({"portal_id": other.id})
        application = self.confirmed()
        with self.assertRaisesRegex(UserError, "program of the portal"):
            self.accept(application, program_id=program.id)
        self.assertEqual(application.state, "confirmed")

    def test_who_is_a_partner_already_is_no_partner_twice(self):
        application = self.confirmed()
        with self.assertRaisesRegex(UserError, "is a partner already"):
            self.accept(application, partner_id=self.organization_a.id)
        self.assertEqual(application.state, "confirmed")

    def test_a_login_of_somebody_else_stops_it_as_a_whole(self):
        application = self.confirmed(email="bruno@taken.example.com")
        self.partner_b.sudo().login = "bruno@taken.example.com"
        before = self.env["res.partner"].search_count([])
        with self.assertRaisesRegex(UserError, "log"), self.env.cr.savepoint():
            self.accept(application)
        self.env.invalidate_all()
        self.assertEqual(application.state, "confirmed")
        self.assertEqual(self.env["res.partner"].search_count([]), before)

    def test_without_activation_nobody_is_invited_and_a_mail_says_welcome(self):
        application = self.confirmed()
        partnership = self.accept(application, is_activated=False)
        self.assertEqual(partnership.state, "draft")
        self.assertFalse(partnership.member_ids)
        self.assertIn("Welcome", self.mails()[-1].subject)

    def test_to_invite_takes_an_active_partnership(self):
        with self.assertRaisesRegex(UserError, "Activate"):
            self.accept(self.confirmed(), is_activated=False, is_invited=True)

    def test_one_that_is_not_confirmed_is_not_accepted(self):
        application = self.applied()
        with self.assertRaises(UserError):
            self.accept(application, self.channel_admin)
        self.assertEqual(application.state, "new")
