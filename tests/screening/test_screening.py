"""Does somebody know the customer? Detailed for the vendor, neutral for the partner."""

from odoo.tests import tagged

from ...models.common.errors import RegistrationRefused
from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestScreening(PrmCase):
    def conflicts(self, registration):
        """Return target → what matched and the score, as the reviewer reads them."""
        desk = registration.with_user(self.channel_own)
        return {
            conflict._target_sudo(): (conflict.matched_on, conflict.score)
            for conflict in desk.conflict_ids
        }

    def lead(self, **values):
        return self.env["crm.lead"].create({"name": "Known", **values})

    def assertKnown(self, **values):
        """Assert that a registration is refused, neutrally, at one field."""
        with self.assertRaises(RegistrationRefused) as caught, self.env.cr.savepoint():
            self._register(**values)
        self.assertEqual(caught.exception.errors, {"customer_name": "customer_known"})

    def send_back(self, registration):
        desk = registration.with_user(self.channel_own)
        desk.decision_note = "Which budget?"
        desk.action_return()

    # ---------------------------------------------------------------- what is found

    def test_another_partner_s_registration_is_a_conflict(self):
        other = self._register(self.partner_b, customer_vat="123456789").sudo()
        deal = self._register(customer_vat="123-456-789", ask_review=True)
        self.assertEqual(self.conflicts(deal), {other: ("vat", 60)})
        self.assertEqual(
            deal.with_user(self.channel_own).conflict_ids.kind, "registration"
        )

    def test_an_open_lead_is_a_conflict(self):
        lead = self.lead(partner_name="Acme, Inc.", website="https://www.acme.example")
        deal = self._register(
            customer_name="ACME GmbH", customer_website="acme.example", ask_review=True
        )
        self.assertEqual(self.conflicts(deal), {lead: ("host, name", 70)})
        self.assertEqual(deal.with_user(self.channel_own).conflict_ids.kind, "lead")

    def test_a_known_customer_is_a_conflict(self):
        customer = self._create_organization("Acme Ltd", vat="US987654321")
        deal = self._register(customer_name="acme", ask_review=True)
        self.assertEqual(self.conflicts(deal), {customer: ("name", 30)})
        self.assertEqual(deal.with_user(self.channel_own).conflict_ids.kind, "customer")

    def test_the_likeness_ends_at_one_hundred(self):
        values = {
            "customer_name": "Acme",
            "customer_website": "acme.example",
            "customer_vat": "123456789",
            "contact_email": "ann@acme.example",
        }
        other = self._register(self.partner_b, **values).sudo()
        deal = self._register(**values, ask_review=True)
        found = ("vat, host, name, email_domain", 100)
        self.assertEqual(self.conflicts(deal), {other: found})

    def test_an_e_mail_domain_is_a_hint_and_no_reason_to_refuse(self):
        lead = self.lead(email_from="joe@rare-domain.example")
        deal = self._register(contact_email="ann@rare-domain.example")
        self.assertEqual(self.conflicts(deal), {lead: ("email_domain", 10)})

    def test_a_free_mail_domain_says_nothing(self):
        self.lead(email_from="joe@gmail.com")
        self.assertFalse(self.conflicts(self._register(contact_email="ann@gmail.com")))

    def test_an_opportunity_of_another_partner_is_found_once(self):
        other = self._register(self.partner_b, customer_name="Acme")
        self._approve(other)
        customer = other.sudo().customer_id
        deal = self._register(customer_name="Acme", ask_review=True)
        self.assertEqual(set(self.conflicts(deal)), {other.sudo(), customer})

    # ------------------------------------------------------------ what is not found

    def test_a_new_customer_has_no_conflicts(self):
        self.assertFalse(self.conflicts(self._register()))

    def test_own_deals_are_noted_as_own_and_their_opportunity_is_not_named_twice(self):
        first = self._register(customer_name="Acme").sudo()
        lead = self._approve(first)
        lead.partner_name = "Acme"
        third = self._register(customer_name="Acme", ask_review=True)
        self.assertEqual(set(self.conflicts(third)), {first, first.customer_id})
        kinds = third.with_user(self.channel_own).conflict_ids.mapped("kind")
        self.assertEqual(kinds, ["own", "own"])

    def test_lost_and_won_leads_do_not_count(self):
        lost = self.lead(partner_name="Acme", type="opportunity")
        lost.action_set_lost()
        won = self.lead(partner_name="Acme", type="opportunity")
        won.action_set_won()
        self.assertFalse(self.conflicts(self._register(customer_name="Acme")))

    def test_rejected_and_withdrawn_registrations_do_not_count(self):
        rejected = self._register(self.partner_b, customer_name="Acme")
        desk = rejected.with_user(self.channel_own)
        desk.reason_id = self.reasons["rejection"]
        desk.action_reject()
        withdrawn = self._register(self.partner_b, customer_name="Acme")
        withdrawn._withdraw(self.reasons["withdrawal"].id)
        self.assertFalse(self.conflicts(self._register(customer_name="Acme")))

    def test_drafts_do_not_count_and_returned_registrations_do(self):
        draft = self._register(self.partner_b, customer_name="Acme", submit=False)
        self._register(customer_name="Acme")
        returned = self._register(self.partner_b, customer_name="Bolt")
        self.send_back(returned)
        self.assertKnown(customer_name="Bolt")
        self.assertEqual(draft.state, "draft")

    def test_another_company_s_customers_do_not_count(self):
        company = self.env["res.company"].create({"name": "Second company"})
        self._create_organization("Acme", company_id=company.id)
        self.lead(
            partner_name="Acme", company_id=company.id, team_id=False, user_id=False
        )
        self.assertFalse(self.conflicts(self._register(customer_name="Acme")))

    # ------------------------------------------------------------- policy and review

    def test_a_new_company_that_is_known_is_refused_in_one_way_for_all_cases(self):
        self._create_organization("Customer Ltd")
        self.lead(partner_name="Lead Ltd")
        self._register(self.partner_b, customer_name="Registered Ltd")
        for name in ("CUSTOMER", "lead", "Registered, Inc."):
            with self.subTest(name=name):
                self.assertKnown(customer_name=name)

    def test_each_of_name_website_and_number_is_enough(self):
        values = {
            "customer_name": "Acme",
            "customer_website": "acme.example",
            "customer_vat": "123456789",
        }
        self._register(self.partner_b, **values)
        for name, value in (
            ("customer_name", "ACME Ltd."),
            ("customer_website", "http://www.acme.example/de"),
            ("customer_vat", "123 456 789"),
        ):
            with self.subTest(field=name):
                self.assertKnown(**{name: value})

    def test_a_review_can_be_asked_for(self):
        self._create_organization("Acme")
        self.assertKnown(customer_name="Acme")
        deal = self._register(customer_name="Acme", ask_review=True)
        self.assertEqual(deal.state, "submitted")
        self.assertEqual(deal.with_user(self.channel_own).conflict_count, 1)

    def test_the_program_can_take_them_at_once(self):
        self._create_organization("Acme")
        self.program.duplicate_policy = "review"
        deal = self._register(customer_name="Acme")
        self.assertEqual(deal.with_user(self.channel_own).conflict_count, 1)

    def test_a_draft_is_not_compared(self):
        self._create_organization("Acme")
        draft = self._register(customer_name="Acme", submit=False)
        self.assertFalse(self.conflicts(draft))

    # ------------------------------------------------------- existing customer chosen

    def test_a_customer_that_was_chosen_is_no_conflict_and_others_of_it_are(self):
        customer = self._create_organization("Acme")
        person = self._create_person(customer, "carla")
        self.program.company_lookup = "all"
        other = self._register(
            self.partner_b,
            is_new_company=False,
            is_new_contact=False,
            customer_id=customer.id,
            customer_contact_id=person.id,
        )
        lead = self.lead(partner_id=person.id, type="opportunity")
        deal = self._register(
            is_new_company=False,
            customer_id=customer.id,
            customer_name=False,
            customer_website=False,
            customer_vat=False,
        )
        found = self.conflicts(deal)
        self.assertEqual(set(found), {other.sudo(), lead})
        self.assertEqual(found[other.sudo()], ("customer", 100))
        self.assertEqual(deal.customer_name, "Acme")

    # ------------------------------------------------------------------ resubmission

    def test_decisions_of_the_reviewer_are_kept_when_it_is_submitted_again(self):
        customer = self._create_organization("Acme")
        lead = self.lead(partner_name="Acme")
        deal = self._register(customer_name="Acme", ask_review=True)
        desk = deal.with_user(self.channel_own)
        kept = desk.conflict_ids.filtered("customer_id")
        kept.write({"decision": "different", "note": "Another Acme"})
        self.send_back(deal)
        lead.partner_name = "Somebody else"
        values = self._form_values(self.partner_a, customer_name="Acme")
        deal._resubmit(values, "again", submit=True, ask_review=True)
        self.assertEqual(desk.conflict_ids, kept)
        self.assertEqual((kept.decision, kept.note), ("different", "Another Acme"))
        self.assertEqual(kept.customer_id, customer)

    def test_another_customer_is_compared_anew_when_it_is_submitted_again(self):
        self._create_organization("Acme")
        deal = self._register()
        self.send_back(deal)
        values = self._form_values(self.partner_a, customer_name="Acme")
        with self.assertRaises(RegistrationRefused), self.env.cr.savepoint():
            deal._resubmit(values, "again", submit=True)
        deal._resubmit(values, "again", submit=True, ask_review=True)
        self.assertEqual(deal.with_user(self.channel_own).conflict_count, 1)

    # ----------------------------------------------------------------- for whom it is

    def test_the_partner_learns_nothing_of_it(self):
        self._create_organization("Acme")
        deal = self._register(customer_name="Acme", ask_review=True)
        self.assertFalse(deal.has_access("write"))
        for name in ("conflict_ids", "conflict_count"):
            self.assertFalse(deal._has_field_access(deal._fields[name], "read"))
        self.assertNotIn("conflict", str(deal._portal_page()).lower())
