"""The dialog: one contact or several, to a person or an inbox; and who is told."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ...common import PrmCase
from .contact_common import ContactData

SHARED = "prm.mail_template_contact_shared"


@tagged("post_install", "-at_install")
class TestContactDialog(ContactData, PrmCase):
    def dialog(self, user=None, **context):
        """Return an empty dialog of an employee, opened as the context says."""
        model = self.env["prm.contact.share"].with_user(user or self.channel_own)
        return model.with_context(**context)

    def member(self, user):
        return self.env["prm.member"].search([("user_id", "=", user.id)])

    def news(self, user):
        """Return the news that a person has of contacts."""
        return self.env["prm.notification"].search(
            [
                ("member_id", "=", self.member(user).id),
                ("event", "=", "contact_shared"),
            ]
        )

    def test_several_contacts_of_a_list_go_to_one_person(self):
        customers = self._create_customer() | self._create_customer("Second")
        context = {"active_model": "res.partner", "active_ids": customers.ids}
        with Form(self.dialog(active_id=customers[0].id, **context)) as form:
            form.to = "person"
            form.member_id = self.member(self.partner_a)
        form.save().action_confirm()
        found = self.env["prm.contact"].search([("partner_id", "in", customers.ids)])
        self.assertEqual(found.contact_id, self.partner_a.partner_id)
        self.assertEqual(len(found), 2)
        self.assertEqual(len(self.news(self.partner_a)), 1)
        self.assertFalse(self.news(self.colleague_a) | self.news(self.supervisor_a))
        self.assertIn("(2)", self.news(self.partner_a).subject)

    def test_the_organization_gets_chosen_and_new_contacts_into_its_inbox(self):
        customer = self._create_customer()
        action = self.partnership_a.with_user(self.channel_own).action_share_contacts()
        with Form(self.dialog(**action["context"])) as form:
            self.assertEqual(form.to, "organization")
            self.assertEqual(form.partnership_id, self.partnership_a)
            form.partner_ids.add(customer)
            with form.line_ids.new() as line:
                line.name, line.company_name = "Nina Neu", "Neu AG"
            with form.line_ids.new() as line:
                line.name = "Nils Neu"
        form.save().action_confirm()
        found = self.env["prm.contact"].search(
            [("partnership_id", "=", self.partnership_a.id)]
        )
        self.assertEqual(
            sorted(found.mapped("name")), ["Carla Customer", "Nils Neu", "Nina Neu"]
        )
        self.assertEqual(set(found.mapped("state")), {"new"})
        self.assertFalse(found.partner_id.filtered("prm_source"))
        self.assertEqual(len(self.news(self.supervisor_a)), 1)
        self.assertFalse(self.news(self.partner_a))
        self.assertIn("/inbox", self.news(self.supervisor_a).url)

    def test_from_the_form_of_the_organization_it_is_chosen_already(self):
        organization = self.organization_a.with_user(self.channel_own)
        action = organization.action_prm_share_contacts()
        self.assertEqual(
            action["context"]["default_partnership_id"], self.partnership_a.id
        )
        form = Form(
            self.dialog(active_model="res.partner", active_id=self.organization_a.id)
        )
        self.assertEqual(form.partnership_id, self.partnership_a)
        self.assertEqual(form.to, "organization")
        self.assertFalse(form.partner_ids[:])

    def test_what_is_missing_is_said(self):
        customer = self._create_customer()
        for values in (
            {"to": "person", "partner_ids": [(6, 0, customer.ids)]},
            {"to": "organization", "partner_ids": [(6, 0, customer.ids)]},
            {"to": "organization", "partnership_id": self.partnership_a.id},
        ):
            with self.assertRaises(UserError):
                self.dialog().create(values).action_confirm()

    def test_somebody_without_access_cannot_be_chosen(self):
        member = self.member(self.partner_a)
        values = {
            "to": "person",
            "member_id": member.id,
            "partner_ids": [(6, 0, self._create_customer().ids)],
        }
        dialog = self.dialog().create(values)
        member.action_disable()
        with self.assertRaises(UserError):
            dialog.action_confirm()
        member.action_enable()
        self.assertTrue(dialog.action_confirm())

    def test_the_dialog_names_no_partner_of_others(self):
        other = self.channel_other
        for values in (
            {"partnership_id": self.partnership_a.id},
            {"member_id": self.member(self.partner_a).id},
        ):
            with self.assertRaises(AccessError):
                self.dialog(other).create({"to": "person", **values})
            context = {f"default_{name}": value for name, value in values.items()}
            with self.assertRaises(AccessError):
                self.dialog(other, **context).default_get([*values])
        for user in (self.salesperson, self.partner_a):
            with self.assertRaises(AccessError):
                self.dialog(user).create({"to": "person"})

    def test_who_switched_the_event_off_is_not_told(self):
        self.portal.event_ids.filtered(
            lambda row: row.event == "contact_shared"
        ).offered = False
        self._share(user=self.partner_a)
        self.assertFalse(self.news(self.partner_a))

    def test_news_of_what_is_no_longer_shared_are_neither_counted_nor_found(self):
        contact = self._share(user=self.partner_a)
        query = self.env["prm.news.query"].with_user(self.partner_a)
        portal = self.portal.with_user(self.partner_a)
        known = query._count(portal)
        self.assertIn(self.news(self.partner_a), query._found_sudo(portal))
        contact.with_user(self.channel_own).action_stop_sharing()
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertNotIn(self.news(self.partner_a), query._found_sudo(portal))
        self.assertEqual(query._count(portal), known - 1)

    def test_the_mail_names_no_contact_and_leads_to_the_right_page(self):
        contact = self._share(user=self.partner_a)
        mail = self.env["mail.mail"].search(
            [("recipient_ids", "in", self.partner_a.partner_id.ids)], limit=1
        )
        self.assertIn("contacts shared with you (1)", mail.subject)
        self.assertIn("/partner/test/contacts", mail.body_html)
        self.assertNotIn(contact.name, mail.body_html)

    def test_the_smart_buttons_count_what_there_is(self):
        contact = self._share(user=self.partner_a)
        desk = self.channel_own
        self.assertEqual(contact.partner_id.with_user(desk).prm_contact_count, 1)
        self.assertEqual(self.organization_a.with_user(desk).prm_contact_count, 1)
        self.assertEqual(self.partnership_a.with_user(desk).shared_contact_count, 1)
        domain = contact.partner_id.with_user(desk).action_open_prm_contacts()["domain"]
        self.assertEqual(self.env["prm.contact"].search(domain), contact)
        other = contact.partner_id.with_user(self.channel_other)
        self.assertEqual(other.prm_contact_count, 0)
