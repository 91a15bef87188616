"""Employees share contacts with a person, or with the inbox of an organization."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ...common import PrmCase
from .contact_common import ContactData


@tagged("post_install", "-at_install")
class TestContactSharing(ContactData, PrmCase):
    def test_what_is_shared_with_a_person_is_seen_by_person_and_supervisor_alone(self):
        contact = self._share(user=self.partner_a)
        self.assertEqual((contact.state, contact.origin), ("accepted", "shared"))
        self.assertTrue(self.sees(self.partner_a, contact))
        self.assertTrue(self.sees(self.supervisor_a, contact))
        for user in (self.colleague_a, self.partner_b, self.supervisor_b):
            self.assertFalse(self.sees(user, contact), user.login)

    def test_what_is_in_the_inbox_is_seen_by_everybody_of_the_organization(self):
        contact = self._share()
        self.assertEqual((contact.state, contact.contact_id.id), ("new", False))
        for user in (self.partner_a, self.colleague_a, self.supervisor_a):
            self.assertTrue(self.sees(user, contact), user.login)
        self.assertFalse(self.sees(self.partner_b, contact))

    def test_a_partner_reads_the_texts_and_never_the_contact(self):
        customer = self._create_customer()
        contact = self._share(customer, self.partner_a).with_user(self.partner_a)
        [row] = contact.read(["name", "company_name", "email", "function", "website"])
        self.assertEqual(
            (row["name"], row["company_name"], row["email"], row["function"]),
            ("Carla Customer", "Zeder Werke", "carla@zeder.example", "Buyer"),
        )
        self.assertIn("zeder.example", row["website"])
        for name in ("partner_id", "shared_by_id", "to_check", "duplicate_ids"):
            with self.assertRaises(AccessError):
                contact.read([name])
        with self.assertRaises(AccessError):
            customer.with_user(self.partner_a).read(["name"])

    def test_the_texts_follow_the_contact_and_stay_when_it_is_deleted(self):
        customer = self._create_customer()
        contact = self._share(customer, self.partner_a)
        customer.phone = "+49 30 999888"
        self.assertEqual(contact.phone, "+49 30 999888")
        customer.unlink()
        self.assertTrue(contact.exists())
        self.assertEqual(contact.name, "Carla Customer")
        self.assertFalse(self.sees(self.partner_a, contact))

    def test_an_archived_contact_is_gone_for_the_partner_until_it_is_back(self):
        customer = self._create_customer()
        contact = self._share(customer, self.partner_a)
        customer.action_archive()
        self.assertFalse(self.sees(self.partner_a, contact))
        customer.action_unarchive()
        self.assertTrue(self.sees(self.partner_a, contact))

    def test_a_merge_keeps_what_is_shared(self):
        customer, other = self._create_customer(), self._create_customer("Carl Kept")
        contact = self._share(customer, self.partner_a)
        other.email = customer.email
        wizard = self.env["base.partner.merge.automatic.wizard"].create({})
        wizard._merge([customer.id, other.id], other)
        self.env.invalidate_all()
        self.assertEqual(contact.partner_id, other)
        self.assertTrue(self.sees(self.partner_a, contact))
        self.assertEqual(contact.name, "Carl Kept")

    def test_stop_sharing_takes_it_away_at_once_and_keeps_it_for_the_vendor(self):
        contact = self._share(user=self.partner_a)
        contact.with_user(self.channel_own).action_stop_sharing()
        self.assertFalse(self.sees(self.partner_a, contact))
        self.assertFalse(self.sees(self.supervisor_a, contact))
        self.assertEqual(contact.stopped_by_id, self.channel_own)
        contact.with_user(self.channel_own).action_share_again()
        self.assertTrue(self.sees(self.partner_a, contact))

    def test_only_people_with_access_to_the_portal_can_be_chosen(self):
        stranger = self._create_person(self.organization_a, "nora")
        customer = self._create_customer()
        sharing = self.env["prm.contact.sharing"].with_user(self.channel_own)
        own = self.partnership_a.with_user(self.channel_own)
        for person in (stranger, self.partner_b.partner_id):
            with self.assertRaises(ValidationError), self.env.cr.savepoint():
                sharing._share(own, customer, person)
        self.env["prm.member"].search(
            [("user_id", "=", self.partner_a.id)]
        ).state = "disabled"
        with self.assertRaises(ValidationError), self.env.cr.savepoint():
            sharing._share(own, customer, self.partner_a.partner_id)
        self.assertTrue(sharing._share(own, customer, self.colleague_a.partner_id))

    def test_what_is_shared_already_is_not_shared_twice(self):
        customer = self._create_customer()
        self.assertEqual(len(self._share(customer, self.partner_a)), 1)
        self.assertFalse(self._share(customer, self.partner_a))
        self.assertEqual(len(self._share(customer, self.colleague_a)), 1)

    def test_own_partners_only_share_with_own_partners(self):
        customer = self._create_customer()
        with self.assertRaises(AccessError):
            self._share(customer, self.partner_a, by=self.channel_other)
        self.assertTrue(self._share(customer, self.partner_a, by=self.channel_all))

    def test_nothing_is_shared_under_a_partnership_that_is_not_active(self):
        self.partnership_a.action_suspend()
        with self.assertRaises(UserError):
            self._share(user=None)

    def test_people_and_addresses_of_the_partner_itself_are_refused(self):
        with self.assertRaises(ValidationError):
            self._share(self.colleague_a.partner_id, self.partner_a)

    def test_an_organization_stands_for_its_active_partnership(self):
        contacts = self.env["prm.contact"].with_user(self.channel_own)
        values = {"partner_id": self._create_customer().id}
        made = contacts.create({**values, "organization_id": self.organization_a.id})
        self.assertEqual(made.partnership_id, self.partnership_a)
        self.assertEqual(made.state, "new")
        with self.assertRaises(UserError):
            contacts.create(values)

    def test_origin_and_state_are_written_by_nobody(self):
        contact = self._share(user=self.partner_a).with_user(self.channel_admin)
        for values in ({"origin": "added"}, {"state": "declined"}):
            with self.assertRaises(UserError):
                contact.write(values)

    def test_when_access_ends_everything_is_gone(self):
        contact, inbox = self._share(user=self.partner_a), self._share()
        self.assertTrue(self.sees(self.partner_a, contact))
        self.partnership_a.action_suspend()
        for user in (self.partner_a, self.supervisor_a):
            self.assertFalse(self.env["prm.contact"].with_user(user).has_access("read"))
        self.partnership_a.action_activate()
        self.assertTrue(self.sees(self.partner_a, inbox))

    def test_sections_that_are_off_close_their_contacts(self):
        contact, inbox = self._share(user=self.partner_a), self._share()
        self._row("contacts", visible=False)
        self.assertFalse(self.sees(self.partner_a, contact))
        self.assertTrue(self.sees(self.partner_a, inbox))
        self._row("contacts", visible=True)
        self._row("inbox", visible=False)
        self.assertTrue(self.sees(self.partner_a, contact))
        self.assertFalse(self.sees(self.partner_a, inbox))

    def test_own_records_only_leaves_a_supervisor_the_own_ones(self):
        other, own = (
            self._share(user=self.partner_a),
            self._share(user=self.supervisor_a),
        )
        self._row("contacts", scope="own")
        self.assertFalse(self.sees(self.supervisor_a, other))
        self.assertTrue(self.sees(self.supervisor_a, own))
