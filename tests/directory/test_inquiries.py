"""What visitors ask: a lead without a contact, offered to the partner."""

import uuid

from odoo.tests import tagged

from .directory_common import DirectoryCase


@tagged("post_install", "-at_install")
class TestInquiries(DirectoryCase):
    """The partner reads need and city before accepting."""

    def setUp(self):
        super().setUp()
        self.entry = self.publish()
        self.limit_in_memory()

    def ask(self, token="", **values):
        """Send an inquiry as a page does for a visitor."""
        entry_sudo = self.entry.with_user(self.public_user).sudo()
        send = entry_sudo.env["prm.directory.inquiry"]._send
        typed = {**self.INQUIRY, **values}
        send(entry_sudo, typed, token or uuid.uuid4().hex)
        self.env.invalidate_all()

    def test_an_inquiry_becomes_an_offered_lead(self):
        self.ask()
        lead = self.inquiries()
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
        deal = self.inquiries().prm_offer_ids.registration_id
        self.assertIn("Bremen", deal.offer_city)
        self.assertIn("needs a new server", deal.offer_need)
        for secret in ("Oak", "mills", "olga", "555010"):
            self.assertNotIn(secret, deal.offer_need + deal.name)

    def test_what_names_who_asks_is_hidden_in_the_need(self):
        self.ask(
            need="Olga here: 20 servers by 2027-01-31, see www.oakmills.example or "
            "write to me@oak.example, 0421 77 88 99. OAK MILLS"
        )
        deal = self.inquiries().prm_offer_ids.registration_id
        told = "… here: 20 servers by 2027-01-31, see … or write to … …. …"
        self.assertEqual(deal.offer_need, told)
        self.assertIn("0421 77 88 99", self.inquiries().description)

    def test_the_portal_says_how_long_partners_have(self):
        self.portal.directory_answer_days = 2
        self.ask()
        offer = self.inquiries().prm_offer_ids
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
        self.ask()
        lead = self.inquiries()
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
        lead = self.inquiries()
        self.assertFalse(lead.prm_offer_ids)
        self.assertTrue(lead.activity_ids)

    def test_a_repeated_form_makes_one_lead(self):
        token = uuid.uuid4().hex
        for _each in range(2):
            self.ask(token)
        self.assertEqual(len(self.inquiries()), 1)

    def test_a_flood_with_one_address_is_not_kept(self):
        parameters = self.env["ir.config_parameter"]
        parameters.set_param("prm.limit_inquiry_mails", "1")
        for _each in range(2):
            self.ask(email="a@b.example")
        self.assertEqual(len(self.inquiries()), 1)
