"""One person: who is there at the customer is proposed, and not created again."""

from odoo.tests import tagged

from .approval_common import TAX_NUMBER, ApprovalCase


@tagged("-at_install", "post_install")
class TestApprovalPerson(ApprovalCase):
    EVA = {
        "contact_first_name": "Eva",
        "contact_last_name": "Klar",
        "contact_email": "eva@doppel.example",
    }

    def setUp(self):
        super().setUp()
        self.customer = self._create_organization("Doppel GmbH", vat=TAX_NUMBER)

    def person(self, name, email=False, **values):
        return self._create_person(self.customer, name, email=email, **values)

    def people(self):
        """Return everybody at the customer."""
        domain = [("id", "child_of", self.customer.id), ("is_company", "=", False)]
        return self.env["res.partner"].with_context(active_test=False).search(domain)

    def deal(self, **values):
        return self.asked(**{**self.SAME, **self.EVA, **values})

    def assertLinked(self, dialog, person):
        self.assertEqual(dialog.contact_mode, "link")
        self.assertEqual(dialog.contact_id, person)
        before = self.people()
        deal = dialog.registration_id
        self.confirm(dialog)
        self.assertEqual(deal.sudo().customer_contact_id, person)
        self.assertEqual(self.people(), before)

    def test_the_same_mail_is_the_same_person_whatever_the_name(self):
        for email in ("eva@doppel.example", "EVA@Doppel.example"):
            person = self.person("E. K.", email)
            with self.subTest(email=email):
                self.assertLinked(self.dialog(self.deal()), person)
            person.email = False

    def test_the_same_name_is_the_same_person(self):
        person = self.person("eva  klar")
        self.assertLinked(self.dialog(self.deal()), person)

    def test_anybody_else_is_not(self):
        self.person("Adam Klar", "adam@doppel.example")
        elsewhere = self._create_organization("Elsewhere")
        self._create_person(elsewhere, "Eva Klar", email="eva@doppel.example")
        deal = self.deal()
        dialog = self.dialog(deal)
        self.assertEqual(dialog.contact_mode, "create")
        self.confirm(dialog)
        self.assertEqual(deal.sudo().customer_contact_id.email, "eva@doppel.example")
        self.assertEqual(deal.sudo().customer_contact_id.parent_id, self.customer)

    def test_the_mail_says_more_than_the_name(self):
        self.person("Eva Klar", "other@doppel.example")
        by_mail = self.person("Eva Married", "eva@doppel.example")
        self.assertLinked(self.dialog(self.deal()), by_mail)

    def test_a_person_in_a_department_is_found_and_an_archived_one_is_active_again(
        self,
    ):
        office = self._create_organization("Office", parent_id=self.customer.id)
        inside = self._create_person(office, "Eva Klar", email=False)
        self.assertLinked(self.dialog(self.deal()), inside)
        inside.name = "Somebody"
        gone = self.person("Eva Klar", "eva@doppel.example", active=False)
        dialog = self.dialog(self.deal())
        self.assertIn("Archived", dialog.contact_hint)
        self.assertLinked(dialog, gone)
        self.assertTrue(gone.active)

    def test_the_person_follows_the_customer_that_the_reviewer_chooses(self):
        person = self.person("Eva Klar", "eva@doppel.example")
        other = self._create_organization("Other")
        there = self._create_person(other, "Eva Klar", email="eva@other.example")
        dialog = self.dialog(self.deal())
        self.assertEqual(dialog.contact_id, person)
        dialog.customer_id = other
        self.assertEqual((dialog.contact_mode, dialog.contact_id), ("link", there))
        dialog.customer_mode = "create"
        self.assertEqual(dialog.contact_mode, "create")
        dialog.customer_mode = "link"
        dialog.customer_id = self.customer
        self.assertEqual((dialog.contact_mode, dialog.contact_id), ("link", person))

    def test_whom_the_partner_chose_is_new_with_a_new_company(self):
        person = self.person("Eva Klar")
        chosen = {"customer_id": self.customer.id, "customer_contact_id": person.id}
        deal = self.deal()
        deal.sudo().write(chosen)
        dialog = self.dialog(deal)
        self.assertEqual((dialog.contact_mode, dialog.contact_id), ("link", person))
        dialog.customer_mode = "create"
        self.assertEqual(dialog.contact_mode, "create")
        self.assertFalse(dialog.contact_id)
        dialog.customer_mode = "link"
        self.assertEqual((dialog.contact_mode, dialog.contact_id), ("link", person))

    def test_a_new_person_beside_the_same_one_is_told_and_may_be_meant(self):
        person = self.person("Eva Klar", "eva.klar@doppel.example")
        deal = self.deal()
        dialog = self.dialog(deal)
        dialog.contact_mode = "create"
        self.assertIn("already exists", dialog.contact_hint)
        self.confirm(dialog)
        self.assertNotEqual(deal.sudo().customer_contact_id, person)

    def test_nobody_is_created_twice_with_one_name_and_one_mail(self):
        person = self.person("Eva Klar", "eva@doppel.example")
        deal = self.deal()
        dialog = self.dialog(deal)
        dialog.contact_mode = "create"
        self.confirm(dialog)
        self.assertEqual(deal.sudo().customer_contact_id, person)
