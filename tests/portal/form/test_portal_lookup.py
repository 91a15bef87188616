"""Where all companies may be searched, an id alone opens none of them."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestPortalLookup(PrmHttpCase):
    """Found by three letters, remembered for the session, checked when it is sent."""

    def setUp(self):
        super().setUp()
        self.program.company_lookup = "all"
        self.customer = self._create_organization("Wolfram Industries")
        self.person = self._create_person(self.customer, "wanda")
        self.login(self.partner_a)

    def companies(self, text):
        return self.visit("/lookup/companies", q=text).response.json()

    def people(self, company=None):
        number = (company or self.customer).id
        page = self.visit("/lookup/contacts", company=number, q="")
        return [row["name"] for row in page.response.json()]

    def chosen(self, **values):
        """Return a form that chooses the company and its person by their ids."""
        data = self.form_data(
            is_new_company=False,
            is_new_contact=False,
            customer_id=self.customer.id,
            customer_contact_id=self.person.id,
            **values,
        )
        return data

    def test_people_are_shown_of_a_company_that_was_found_alone(self):
        self.assertEqual(self.people(), [])
        other = self._create_organization("Zander Works")
        self._create_person(other, "zoe")
        self.assertEqual(self.companies("Wolf")[0]["id"], self.customer.id)
        self.assertEqual(self.people(), ["Wanda"])
        self.assertEqual(self.people(other), [])
        self.assertEqual(self.companies("Wo"), [])

    def test_what_was_found_is_forgotten_with_the_session(self):
        self.companies("Wolfram")
        self.assertEqual(self.people(), ["Wanda"])
        self.login(self.partner_a)
        self.assertEqual(self.people(), [])
        self.login(self.colleague_a)
        self.assertEqual(self.people(), [])

    def test_a_form_is_checked_in_the_same_way(self):
        for action in ("submit", "draft"):
            page = self.send("/registrations", self.chosen(action=action))
            self.assertEqual(page.status, 422)
            self.assertIn("customer_id", page.errors)
            self.assertNotIn("Wolfram", page.text)
            self.assertNotIn("Wanda", page.text)
        self.companies("Wolfram")
        page = self.send("/registrations", self.chosen(name="Found"))
        self.assertEqual(page.status, 303)
        self.assertEqual(self.created(name="Found").customer_name, self.customer.name)

    def test_a_search_without_scripts_finds_as_well(self):
        search = {"action": "search", "company_query": "Wolfram"}
        page = self.send("/registrations", self.form_data() | search)
        self.assertIn("Wolfram Industries", page.text)
        page = self.send("/registrations", self.chosen())
        self.assertEqual(page.status, 303)

    def test_own_customers_need_no_search_in_a_later_session(self):
        self.companies("Wolfram")
        self.send("/registrations", self.chosen(name="Draft", action="draft"))
        draft = self.created(name="Draft")
        self.login(self.partner_a)
        page = self.visit(f"/registrations/{draft.id}/edit")
        self.assertEqual(page.value("customer_id"), str(self.customer.id))
        self.assertEqual(self.people(), ["Wanda"])
        address = f"/registrations/{draft.id}/resubmit"
        self.assertEqual(self.send(address, self.chosen(name="Draft")).status, 303)
        self.login(self.partner_b)
        self.assertEqual(self.people(), [])

    def test_no_walk_over_ids_finds_anything(self):
        first = self.customer.id
        found = [
            self.visit("/lookup/contacts", company=number, q="").response.json()
            for number in range(first - 3, first + 4)
        ]
        self.assertEqual(found, [[]] * 7)

    def test_a_context_that_anybody_can_send_opens_nothing(self):
        partnership = self.partnership_a.with_user(self.partner_a)
        forged = partnership.with_context(prm_found=[self.customer.id])
        lookup = forged.env["prm.customer.lookup"]
        self.assertFalse(lookup._company_label(forged, self.customer.id))
        self.assertFalse(lookup._contacts(forged, self.customer.id, ""))
        portal = self.portal.with_user(self.partner_a)._with_found(self.customer.ids)
        found = portal._own_partnership()
        label = lookup._company_label(found, self.customer.id)
        self.assertEqual(label, self.customer.name)
