"""What an employee enters for a partner who phoned is checked as the form checks it."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from .entry_common import EntryCase


@tagged("post_install", "-at_install")
class TestNamelessContact(EntryCase):
    """Odoo's addresses need no name: nothing may break where one is missing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.customer = cls._create_organization("Address Book Ltd")
        cls.address = cls.env["res.partner"].create(
            {"parent_id": cls.customer.id, "type": "invoice", "street": "Quay 1"}
        )
        cls.nameless_company = cls.env["res.partner"].create(
            {"is_company": True, "type": "delivery", "parent_id": cls.customer.id}
        )

    def test_a_registration_for_an_address_without_a_name_is_submitted(self):
        deal = self.enter(
            customer_id=self.customer.id, customer_contact_id=self.address.id
        )
        deal.action_submit()
        self.assertEqual(deal.state, "submitted")
        self.assertFalse(deal.contact_first_name)
        self.assertFalse(deal.contact_last_name)
        self.assertEqual(deal.customer_name, "Address Book Ltd")

    def test_it_is_approved_with_that_address(self):
        deal = self.enter(
            customer_id=self.customer.id, customer_contact_id=self.address.id
        )
        deal.action_submit()
        lead = self._approve(deal)
        self.assertEqual(lead.partner_id, self.address)

    def test_a_nameless_company_is_no_reason_to_break(self):
        deal = self.enter(customer_id=self.nameless_company.id)
        deal.action_submit()
        self.assertEqual(deal.state, "submitted")
        self.assertFalse(deal.customer_name)

    def test_a_name_of_one_word_is_a_last_name(self):
        person = self._create_person(self.customer, "Cher")
        for blank_name, first, last in (
            ("Cher", "", "Cher"),
            ("Carl Gustav Customer", "Carl Gustav", "Customer"),
            ("  Carl   Customer ", "Carl", "Customer"),
        ):
            person.name = blank_name
            deal = self.enter(
                customer_id=self.customer.id, customer_contact_id=person.id
            )
            deal.action_submit()
            self.assertEqual(deal.contact_first_name or "", first)
            self.assertEqual(deal.contact_last_name, last)

    def test_partners_are_not_offered_what_has_no_name(self):
        self.program.company_lookup = "all"
        person = self._create_person(self.customer, "Petra")
        searched = self.customer | self.nameless_company
        portal = self.portal.with_user(self.partner_a)._with_found(searched.ids)
        partnership = portal._own_partnership()
        lookup = partnership.env["prm.customer.lookup"]
        found = lookup._contacts(partnership, self.customer.id, "")
        self.assertEqual([each["id"] for each in found], [person.id])
        self.assertEqual(
            lookup._contact_label(partnership, self.customer.id, self.address.id), ""
        )
        label = lookup._company_label(partnership, self.nameless_company.id)
        self.assertEqual(label, "")

    def test_their_own_deal_with_such_an_address_opens_as_form_and_page(self):
        deal = self.enter(
            customer_id=self.customer.id, customer_contact_id=self.address.id
        )
        deal.action_submit()
        deal.write({"decision_note": "Who is it?"})
        deal.action_return()
        mine = deal.with_user(self.partner_a)
        texts = mine.env["prm.registration.form"]._texts(mine)
        self.assertEqual(texts["contact_last_name"], "")
        self.assertEqual(dict(mine._portal_page()["contact"]), {})


@tagged("post_install", "-at_install")
class TestEmployeeEntry(EntryCase):
    """The rules of the form hold for whoever submits."""

    def enter(self, **values):
        """Return a draft for a new company that an employee entered."""
        typed = {
            "is_new_company": True,
            "customer_name": "Typed Ltd",
            "customer_website": "typed.example",
            "customer_vat": "823764510",
            "is_new_contact": True,
            "contact_last_name": "Lee",
        }
        return super().enter(**typed | values)

    def test_a_draft_may_be_half_typed_and_is_checked_when_it_is_submitted(self):
        today = fields.Date.today()
        for name, typed in (
            ("contact_email", "ann@"),
            ("contact_phone", "call me"),
            ("customer_website", "no website"),
            ("customer_vat", "12"),
            ("date_closing", today - timedelta(days=2)),
        ):
            deal = self.enter(**{name: typed})
            label = deal._fields[name]._description_string(deal.env)
            with self.subTest(name=name), self.assertRaisesRegex(UserError, label):
                deal.action_submit()
            self.assertEqual(deal.state, "draft")

    def test_all_that_is_wrong_is_told_at_once(self):
        deal = self.enter(contact_email="ann@", contact_phone="1", customer_vat="x")
        with self.assertRaises(UserError) as caught:
            deal.action_submit()
        for label in ("Contact email", "Contact phone", "Company TIN"):
            self.assertIn(label, str(caught.exception))

    def test_what_is_right_is_submitted(self):
        deal = self.enter(date_closing=fields.Date.today())
        deal.action_submit()
        self.assertEqual(deal.state, "submitted")
        deal = self.enter(
            customer_name="Whole Ltd",
            customer_website="whole.example",
            customer_vat="123 456 789",
            contact_email="lee@whole.example",
            contact_phone="+49 89 1234567",
        )
        deal.action_submit()
        self.assertEqual(deal.customer_vat, "123456789")

    def test_invisible_characters_are_dropped_and_are_no_name(self):
        deal = self.enter(
            customer_name="Seen\u200b Ltd",
            contact_email="lee@se\u200ben.example",
            contact_phone="\u200e+49 89 1234567",
        )
        deal.action_submit()
        self.assertEqual(deal.customer_name, "Seen Ltd")
        self.assertEqual(deal.contact_email, "lee@seen.example")
        self.assertEqual(deal.contact_phone, "+49 89 1234567")
        for name in ("name", "customer_name"):
            deal = self.enter(**{name: "\u200b"})
            with self.assertRaises(UserError):
                deal.action_submit()
