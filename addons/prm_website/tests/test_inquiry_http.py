"""What visitors ask: a lead without a contact, offered to the partner."""

import uuid

from odoo.tests import tagged

from odoo.addons.prm.tests.http_common import PrmHttpCase

from .directory_common import DirectoryData


@tagged("post_install", "-at_install")
class TestInquiryHttp(DirectoryData, PrmHttpCase):
    """The partner reads need and city before accepting."""

    def setUp(self):
        super().setUp()
        self.entry = self.publish()
        self.authenticate(None, None)
        limits = self.env["prm.visitor.limit"]
        self.spent = {}

        def spend(_self, kind, who):
            key = kind, who
            self.spent[key] = self.spent.get(key, 0) + 1
            most = self.env["prm.limit"]._maximum(kind)
            return 60 if self.spent[key] > most else 0

        self.patch(type(limits), "_spend", spend)

    def ask(self, **values):
        data = {
            "submission_token": uuid.uuid4().hex,
            "name": "Olga Oak",
            "company": "Oak Mills",
            "email": "olga@oak.example",
            "phone": "+49 421 555010",
            "city": "Bremen",
            "need": "Oak  mills needs a new server, call +49 421 555010.",
        }
        return self.send(self.path(self.entry), data | values)

    def leads(self):
        source = self.env.ref("prm_website.utm_source_directory")
        return self.env["crm.lead"].search([("source_id", "=", source.id)])

    def test_an_inquiry_becomes_an_offered_lead(self):
        page = self.ask()
        self.assertEqual(page.status, 303)
        self.assertIn("done=sent", page.location)
        self.assertIn("Thank you", self.visit(page.location).text)
        lead = self.leads()
        self.assertEqual(lead.team_id, self.team)
        self.assertEqual(lead.partner_name, "Oak Mills")
        self.assertEqual(lead.email_from, "olga@oak.example")
        self.assertFalse(lead.partner_id or lead.user_id)
        offer = lead.prm_offer_ids
        self.assertEqual(offer.partnership_id, self.partnership_a)
        self.assertEqual(offer.state, "offered")
        self.assertEqual((offer.deadline - offer.offered_at.date()).days, 5)
        self.assertFalse(lead.activity_ids)

    def test_the_partner_reads_need_and_city_and_not_who_asks(self):
        self.ask()
        deal = self.leads().prm_offer_ids.registration_id
        told = self.visit("/offers", user=self.supervisor_a).text + deal.name
        self.assertIn("Bremen", deal.offer_city)
        self.assertIn("needs a new server", deal.offer_need)
        for secret in ("Oak", "mills", "olga", "555010"):
            self.assertNotIn(secret, deal.offer_need)
            self.assertFalse(secret in told, secret)

    def test_what_names_who_asks_is_hidden_in_the_need(self):
        self.ask(
            need="Olga here: 20 servers by 2027-01-31, see www.oakmills.example or "
            "write to me@oak.example, 0421 77 88 99. OAK MILLS"
        )
        deal = self.leads().prm_offer_ids.registration_id
        told = "… here: 20 servers by 2027-01-31, see … or write to … …. …"
        self.assertEqual(deal.offer_need, told)
        self.assertIn("0421 77 88 99", self.leads().description)

    def test_the_portal_says_how_long_partners_have(self):
        self.portal.directory_answer_days = 2
        self.ask()
        offer = self.leads().prm_offer_ids
        self.assertEqual((offer.deadline - offer.offered_at.date()).days, 2)

    def test_typed_data_overwrite_no_contact(self):
        contact = self.env["res.partner"].create(
            {"name": "Olga", "email": "olga@oak.example", "phone": "1"}
        )
        self.ask(phone="+49 421 999999", name="Somebody")
        self.assertEqual((contact.name, contact.phone), ("Olga", "1"))

    def test_where_it_cannot_be_offered_an_employee_decides(self):
        self.portal.section_ids.filtered(
            lambda row: row.key == "offers"
        ).visible = False
        self.assertEqual(self.ask().status, 303)
        lead = self.leads()
        self.assertFalse(lead.prm_offer_ids)
        self.assertEqual(lead.activity_ids.user_id, self.channel_own)
        self.assertTrue(lead.activity_ids.note)

    def test_a_customer_who_is_protected_is_not_offered(self):
        deal = self._register(
            self.partner_b,
            customer_name="Oak Mills",
            customer_website="https://oak.example",
        )
        self._approve(deal)
        self.ask()
        lead = self.leads()
        self.assertFalse(lead.prm_offer_ids)
        self.assertTrue(lead.activity_ids)

    def test_errors_come_back_with_all_that_was_typed(self):
        page = self.ask(email="none", need="")
        self.assertEqual(page.status, 422)
        self.assertEqual(set(page.errors), {"email", "need"})
        self.assertEqual(page.value("company"), "Oak Mills")
        self.assertFalse(self.leads())

    def test_a_repeated_form_makes_one_lead(self):
        token = uuid.uuid4().hex
        for _each in range(2):
            self.assertEqual(self.ask(submission_token=token).status, 303)
        self.assertEqual(len(self.leads()), 1)

    def test_what_a_program_sends_is_not_kept_and_reads_the_same(self):
        page = self.ask(homepage_url="http://spam.example")
        self.assertEqual(page.location, self.ask().location)
        self.assertEqual(len(self.leads()), 1)

    def test_a_flood_from_a_network_is_refused(self):
        parameters = self.env["ir.config_parameter"]
        parameters.set_param("prm_website.limit_inquiries", "1")
        self.assertEqual(self.ask().status, 303)
        page = self.ask(email="other@oak.example")
        self.assertEqual(page.status, 429)
        self.assertEqual(page.value("company"), "Oak Mills")
        self.assertIn("Retry-After", page.headers)

    def test_a_flood_with_one_address_reads_the_same_and_is_not_kept(self):
        parameters = self.env["ir.config_parameter"]
        parameters.set_param("prm_website.limit_inquiry_mails", "1")
        answers = {self.ask(email=each).location for each in ("a@b.example",) * 2}
        self.assertEqual(len(answers), 1)
        self.assertEqual(len(self.leads()), 1)

    def test_posts_need_a_token_of_the_session(self):
        page = self.send(self.path(self.entry), {"name": "x"}, csrf=False)
        self.assertEqual(page.status, 400)
        self.assertFalse(self.leads())
