"""What looks like the applicant: for the reviewer's eyes, as far as they may read."""

from odoo.tests import tagged

from .application_common import EMAIL, ApplicationCase


@tagged("post_install", "-at_install")
class TestApplicationKnown(ApplicationCase):
    def known(self, application, user=None):
        """Return (kind, name, what is the same) as a reader reads it."""
        reader = self.as_user(application, user)
        screening = self.env["prm.application.screening"].with_user(reader.env.user)
        rows = screening._rows(screening._known(reader))
        return [(row["kind"], row["name"], row["why"]) for row in rows]

    def test_nothing_is_known_of_a_new_company(self):
        application = self.confirmed()
        self.assertEqual(self.known(application), [])
        self.assertFalse(application.is_known)
        self.assertFalse(self.as_user(application).partner_warning)

    def test_a_company_with_the_same_website_is_shown(self):
        company = self._create_organization("Cedar Ltd")
        company.website = "https://www.cedar.example.com/shop"
        application = self.confirmed()
        self.assertTrue(application.is_known)
        [(kind, name, why)] = self.known(application)
        self.assertEqual((kind, name), ("Company", "Cedar Ltd"))
        self.assertIn("website", why)
        self.assertIn("Cedar Ltd", str(self.as_user(application).known_html))

    def test_the_dialog_proposes_who_is_the_same_for_sure_and_no_partner(self):
        application = self.confirmed()
        dialogs = self.env["prm.application.accept"].with_user(self.channel_all)
        values = {"application_id": application.id, "user_id": self.channel_all.id}
        self.assertFalse(dialogs.create(values).partner_id)
        company = self._create_organization("Cedar Ltd")
        company.website = "https://cedar.example.com"
        self.assertEqual(dialogs.create(values).partner_id, company)
        self.organization_a.website = "https://cedar.example.com"
        self.assertEqual(dialogs.create(values).partner_id, company)
        other = self._create_organization("Cedar Inc")
        other.website = "https://cedar.example.com"
        self.assertFalse(dialogs.create(values).partner_id)

    def test_a_partner_is_shown_as_one(self):
        self.organization_a.website = "https://cedar.example.com"
        application = self.confirmed()
        reader = self.as_user(application)
        self.assertIn(self.partnership_a.name, reader.partner_warning)
        self.assertIn("Partner</span>", str(reader.known_html))

    def test_names_that_the_reader_may_not_read_are_hidden(self):
        self.partnership_a.write(
            {
                "user_id": self.channel_other.id,
                "user_ids": [(6, 0, self.channel_other.ids)],
            }
        )
        self.organization_a.website = "https://cedar.example.com"
        application = self.confirmed()
        application.sudo().user_id = self.channel_own
        warning = self.as_user(application, self.channel_own).partner_warning
        self.assertNotIn(self.partnership_a.name, warning)
        self.assertIn("not yours to read", warning)

    def test_leads_of_others_are_shown_without_a_name(self):
        self.env["crm.lead"].create(
            {
                "name": "Secret lead",
                "partner_name": "Cedar Trading",
                "website": "cedar.example.com",
                "type": "opportunity",
                "user_id": self.channel_admin.id,
            }
        )
        application = self.confirmed()
        application.sudo().user_id = self.channel_own
        found = self.known(application, self.channel_own)
        self.assertIn("Open lead", [kind for kind, _name, _why in found])
        self.assertNotIn("Secret lead", str(found))

    def test_the_same_address_and_the_same_application_are_shown(self):
        self.env["res.partner"].create({"name": "Somebody", "email": EMAIL})
        first = self.confirmed()
        self.decline(first)
        found = self.known(self.confirmed(name="Cedar Again"))
        self.assertIn(("Person", "Somebody", "email address, email domain"), found)
        self.assertIn(("Application", "Cedar Trading", "email address"), found)

    def test_what_the_applicant_reads_is_the_same_whoever_is_known(self):
        _application, link = self.link()
        new = self.plain(self.sent(link), link)
        self.organization_a.website = "https://cedar.example.com"
        _application, link = self.link()
        self.assertEqual(self.plain(self.sent(link), link), new)
