"""What is copied from a lead for the partner: texts, and nothing internal."""

from odoo.tests import tagged

from ..common import PrmCase

INTERNAL = "they pay late"


@tagged("post_install", "-at_install")
class TestLeadFacts(PrmCase):
    def lead(self, **values):
        return self.env["crm.lead"].create({"name": "New warehouse", **values})

    def values(self, lead):
        return self.env["prm.lead.facts"]._values(lead)

    def test_of_a_linked_person_company_and_person_are_told(self):
        company = self._create_organization(
            "Oak Mills", website="https://oak.example", vat="123456789"
        )
        person = self._create_person(
            company, "olga", email="olga@oak.example", phone="+49 30 1"
        )
        lead = self.lead(partner_id=person.id)
        self.assertEqual(
            self.values(lead),
            {
                "name": "New warehouse",
                "customer_name": "Oak Mills",
                "customer_website": company.website,
                "customer_vat": "123456789",
                "contact_first_name": "",
                "contact_last_name": "Olga",
                "contact_middle_name": False,
                "contact_email": "olga@oak.example",
                "contact_phone": "+49 30 1",
            },
        )
        links = self.env["prm.lead.facts"]._links(lead)
        self.assertEqual(
            links, {"customer_id": company.id, "customer_contact_id": person.id}
        )

    def test_of_a_lead_without_a_customer_its_own_texts_are_told(self):
        lead = self.lead(
            partner_name="Elm Works",
            website="https://elm.example",
            contact_name="Carl Gustav Elm",
            email_from="carl@elm.example",
            phone="+49 30 2",
        )
        told = self.values(lead)
        self.assertEqual(told["customer_name"], "Elm Works")
        self.assertEqual(told["customer_website"], lead.website)
        self.assertEqual(told["contact_first_name"], "Carl Gustav")
        self.assertEqual(told["contact_last_name"], "Elm")
        self.assertEqual(told["contact_email"], "carl@elm.example")
        self.assertEqual(told["contact_phone"], "+49 30 2")
        self.assertFalse(any(self.env["prm.lead.facts"]._links(lead).values()))

    def test_a_private_person_is_nobodys_company(self):
        person = self.env["res.partner"].create({"name": "Ada Alone"})
        lead = self.lead(partner_id=person.id)
        self.assertFalse(self.values(lead)["customer_name"])
        self.assertEqual(self.values(lead)["contact_last_name"], "Alone")
        self.assertFalse(self.env["prm.lead.facts"]._links(lead)["customer_id"])

    def test_what_is_internal_is_never_copied(self):
        lead = self.lead(
            description=INTERNAL,
            tag_ids=[(0, 0, {"name": INTERNAL})],
            referred=INTERNAL,
        )
        lead.message_post(body=INTERNAL)
        self.assertNotIn(INTERNAL, str(self.values(lead)))

    def test_only_fields_that_partners_may_read_are_copied(self):
        told = self.values(self.lead()).keys()
        readable = self.env["prm.registration"]._portal_readable_fields()
        self.assertLessEqual(told, readable)
