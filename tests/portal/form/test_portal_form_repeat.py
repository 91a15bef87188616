"""Sending a form twice, sending it late, correcting it, asking for a review."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestPortalFormRepeat(PrmHttpCase):
    """One form makes one registration, and nothing that was typed is lost."""

    # ----------------------------------------------------------------- exactly once

    def test_a_form_sent_twice_makes_one_registration(self):
        data = self.form_data(name="Twice", comments="Once only")
        first = self.send("/registrations", data, user=self.partner_a)
        second = self.send("/registrations", data)
        self.assertEqual(first.location, second.location)
        [registration] = self.created(name="Twice")
        messages = registration._shared_messages_sudo()
        self.assertEqual(len(messages), 1)

    def test_two_forms_make_two_registrations(self):
        self.register_by_form(name="Two")
        self.register_by_form(name="Two")
        self.assertEqual(len(self.created(name="Two")), 2)

    def test_a_token_of_any_usual_shape_makes_one_registration(self):
        tokens = ("abc", "3F2504E0-4F89-41D3-9A0C-0305E82C3301", "x_" * 32)
        for token in tokens:
            data = self.form_data(name="Shape", submission_token=token)
            first = self.send("/registrations", data, user=self.partner_a)
            second = self.send("/registrations", data)
            self.assertEqual(first.status, 303)
            self.assertEqual(first.location, second.location)
        self.assertEqual(len(self.created(name="Shape")), len(tokens))

    def test_a_missing_or_odd_token_is_replaced(self):
        for token in ("", "a b", "' OR 1", "x" * 65):
            data = self.form_data(name="Odd", submission_token=token)
            page = self.send("/registrations", data, user=self.partner_a)
            self.assertEqual(page.status, 303)
        self.assertEqual(len(self.created(name="Odd")), 4)

    # -------------------------------------------------------------- expired session

    def test_after_an_expired_session_the_form_comes_back(self):
        page = self.visit("/registrations/new", user=self.partner_a)
        token = page.value("submission_token")
        self._upload(self.partner_a, token, "kept.pdf")
        [form] = page.all("//form[contains(@class, 'prm_registration_form')]")
        self.authenticate(None, None)
        late = self.send(form.get("action"), self.form_data(), csrf=False)
        self.assertTrue(late.location.startswith("/web/login?redirect="))
        back = self.visit(form.get("action"), user=self.partner_a)
        self.assertEqual(back.status, 303)
        again = self.visit(back.location)
        self.assertEqual(again.value("submission_token"), token)
        self.assertEqual(again.pending, ["kept.pdf"])

    def test_a_late_correction_comes_back_to_its_form(self):
        draft = self._register(self.partner_a, submit=False)
        page = self.visit(f"/registrations/{draft.id}/edit", user=self.partner_a)
        [form] = page.all("//form[contains(@class, 'prm_registration_form')]")
        again = self.visit(form.get("action"))
        self.assertEqual(again.value("name"), draft.name)
        token = page.value("submission_token")
        self.assertEqual(again.value("submission_token"), token)

    # -------------------------------------------------------- drafts and corrections

    def test_a_draft_is_completed_and_submitted(self):
        draft = self._register(self.partner_a, submit=False)
        address = f"/registrations/{draft.id}"
        page = self.visit(f"{address}/edit", user=self.partner_a)
        self.assertEqual(page.value("customer_name"), draft.customer_name)
        data = self.form_data(name="Complete now")
        self.assertEqual(self.send(f"{address}/resubmit", data).status, 303)
        self.assertEqual((draft.state, draft.name), ("submitted", "Complete now"))

    def test_a_returned_registration_shows_what_to_correct(self):
        registration = self._register(self.partner_a)
        self._return(registration, "Which plant?", "budget")
        address = f"/registrations/{registration.id}"
        page = self.visit(f"{address}/edit", user=self.partner_a)
        self.assertIn("Which plant?", page.text)
        [flag] = page.all("//label[@for='prm_budget']/span[contains(@class, 'badge')]")
        self.assertTrue(flag.text_content())
        data = self.form_data(budget="x" * 2001)
        self.assertEqual(self.send(f"{address}/resubmit", data).status, 422)
        data = self.form_data(budget="Plant 4")
        self.assertEqual(self.send(f"{address}/resubmit", data).status, 303)
        self.assertEqual(registration.state, "submitted")
        self.assertEqual(registration.budget, "Plant 4")

    def test_a_submitted_registration_is_not_edited(self):
        registration = self._register(self.partner_a, name="As it was")
        address = f"/registrations/{registration.id}"
        page = self.visit(f"{address}/edit", user=self.partner_a)
        self.assertEqual((page.status, page.location), (303, f"{self.HOME}{address}"))
        page = self.send(f"{address}/resubmit", self.form_data(name="Changed"))
        self.assertEqual(page.status, 422)
        self.assertEqual(registration.name, "As it was")

    # --------------------------------------------------------------- known customers

    def test_a_known_customer_gets_one_sentence_and_may_ask_for_a_review(self):
        other = self._register(self.partner_b, customer_name="Zenith Ltd")
        self._create_organization("Quasar GmbH")
        answers = set()
        self.login(self.partner_a)
        for name in ("ZENITH Limited", "Quasar"):
            data = self.form_data(customer_name=name)
            page = self.send("/registrations", data)
            self.assertEqual(page.status, 422)
            self.assertEqual(set(page.errors), {"customer_name"})
            self.assertTrue(page.has_class("prm_ask_review"))
            self.assertNotIn(other.number, page.text)
            answers.add(page.errors["customer_name"])
        self.assertEqual(len(answers), 1)
        page = self.send("/registrations", {**data, "ask_review": "1"})
        self.assertEqual(page.status, 303)

    def test_an_unknown_customer_is_not_asked_for_a_review(self):
        page = self.register_by_form(name=False)
        self.assertEqual(page.status, 422)
        self.assertFalse(page.has_class("prm_ask_review"))

    # --------------------------------------------------------------------- no script

    def test_without_scripts_a_company_is_searched_by_the_form(self):
        first = self._register(self.partner_a, customer_name="Orbital Works")
        self._approve(first)
        data = {"name": "Kept", "action": "search", "company_query": "orbital"}
        page = self.send("/registrations", data, user=self.partner_a)
        self.assertEqual(page.status, 200)
        self.assertEqual(page.value("name"), "Kept")
        options = page.texts("//select[@name='customer_id']/option")
        self.assertIn("Orbital Works", options)
        self.assertFalse(page.errors)

    # ----------------------------------------------------------------------- lookups

    def test_lookups_offer_nothing_of_others(self):
        foreign = self._register(self.partner_b, customer_name="Secret Customer")
        lead = self._approve(foreign)
        company = lead.partner_id.commercial_partner_id.id
        self.login(self.partner_a)
        companies = self.visit("/lookup/companies", q="Secret")
        self.assertEqual(companies.response.json(), [])
        for number in (company, company + 10**6, 10**30, "x", ""):
            page = self.visit("/lookup/contacts", company=str(number), q="")
            self.assertEqual(page.response.json(), [])

    def test_the_vendor_wide_lookup_needs_three_characters(self):
        self.program.company_lookup = "all"
        self._create_organization("Wolfram Industries")
        self.login(self.partner_a)
        self.assertEqual(self.visit("/lookup/companies", q="Wo").response.json(), [])
        [found] = self.visit("/lookup/companies", q="Wolf").response.json()
        self.assertEqual(set(found), {"id", "name"})

    def _return(self, registration, note, flagged=""):
        """Return the registration to its author."""
        registration = registration.with_user(self.channel_own)
        registration.write(
            {
                "reason_id": self.reasons["return"].id,
                "decision_note": note,
                "flagged_fields": flagged,
            }
        )
        registration.action_return()
