"""An employee enters a customer that is known: refused, or submitted with words."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .entry_common import EntryCase


@tagged("post_install", "-at_install")
class TestEmployeeEntryKnown(EntryCase):
    def enter(self, **values):
        """Return a draft for a new company that an employee entered."""
        return super().enter(
            **{
                "is_new_company": True,
                "customer_name": "Acme",
                "customer_website": "entered.example",
                "customer_vat": "823764510",
                **values,
            }
        )

    def dialog(self, deal, user=None, **values):
        """Return the dialog that the refusal of ``deal`` leads to."""
        wizard = self.env["prm.registration.entry"].with_user(user or self.channel_own)
        return wizard.create({"registration_id": deal.id, **values})

    def assertRefused(self, deal, sentence):
        """Assert that it is not submitted without words, and what leads further."""
        with self.assertRaisesRegex(UserError, sentence) as caught:
            deal.action_submit()
        self.assertEqual(deal.state, "draft")
        _sentence, action, button = caught.exception.args
        self.assertEqual(button, "Submit anyway")
        self.assertEqual(action["res_model"], "prm.registration.entry")
        self.assertEqual(action["context"]["default_registration_id"], deal.id)

    def test_a_known_customer_is_refused_and_the_dialog_shows_what_was_found(self):
        customer = self._create_organization("Acme")
        deal = self.enter()
        self.assertRefused(deal, "may already be known")
        text = self.dialog(deal).found_html
        for told in (customer.name, "Known customer", "Probably the same", "name"):
            self.assertIn(told, text)

    def test_with_words_it_is_submitted_and_they_are_an_internal_note(self):
        customer = self._create_organization("Acme")
        deal = self.enter()
        for nothing in (False, "", "   ", "\u200b", "\u3164 \u2800"):
            dialog = self.dialog(deal, reason=nothing)
            with self.assertRaisesRegex(UserError, "Explain why"):
                dialog.action_confirm()
        self.dialog(deal, reason="Another site of theirs").action_confirm()
        self.assertEqual(deal.state, "submitted")
        self.assertEqual(deal.conflict_ids.customer_id, customer)
        [note] = deal.message_ids.filtered(lambda m: "Another site" in m.body)
        self.assertTrue(note.subtype_id.internal)
        self.assertEqual(note.author_id, self.channel_own.partner_id)
        self.assertNotIn(note, deal._shared_messages_sudo())

    def test_who_may_not_read_the_other_deal_is_told_no_name(self):
        self.partnership_b.write(
            {"user_id": self.channel_other.id, "user_ids": [(6, 0, [])]}
        )
        other = self._register(self.partner_b, name="Zebra", customer_name="Acme")
        other.sudo().reviewer_id = self.channel_other
        deal = self.enter()
        self.assertRefused(deal, "may already be known")
        text = self.dialog(deal).found_html
        self.assertIn("Another partner's registration", text.replace("&#39;", "'"))
        for name in ("Zebra", other.number, "Birch", "Bruno"):
            self.assertNotIn(name, text)

    def test_the_partner_s_own_customer_and_deal_are_told_as_such(self):
        first = self._register(customer_name="Acme")
        self.assertRefused(self.enter(), "has already registered this customer")
        self._approve(first)
        self.assertRefused(self.enter(), "already has this customer")

    def test_an_unknown_one_and_a_chosen_one_are_submitted_at_once(self):
        deal = self.enter(customer_name="Quite New")
        deal.action_submit()
        self.assertEqual(deal.state, "submitted")
        customer = self._create_organization("Acme")
        deal = self.enter(
            is_new_company=False, customer_name=False, customer_id=customer.id
        )
        deal.action_submit()
        self.assertEqual(deal.state, "submitted")

    def test_a_hint_refuses_no_employee_either(self):
        self.env["crm.lead"].create({"name": "A", "email_from": "a@rare-mail.example"})
        deal = self.enter(contact_email="b@rare-mail.example")
        deal.action_submit()
        self.assertEqual(deal.state, "submitted")

    def test_a_program_that_accepts_asks_for_no_words(self):
        self.program.duplicate_policy = "review"
        self._create_organization("Acme")
        deal = self.enter()
        deal.action_submit()
        self.assertEqual(deal.state, "submitted")
        self.assertEqual(deal.open_conflict_count, 1)

    def test_what_the_program_asks_for_is_needed_here_too(self):
        self.program.require_contact_email = True
        deal = self.enter(is_new_contact=True, contact_last_name="Lee")
        with self.assertRaisesRegex(UserError, "Contact email"):
            deal.action_submit()
        deal.contact_email = "lee@new-mail.example"
        deal.action_submit()
        self.assertEqual(deal.state, "submitted")

    def test_the_words_do_not_help_who_may_not_submit(self):
        deal = self.enter()
        for user in (self.channel_other, self.salesperson, self.partner_a):
            with self.assertRaises(AccessError):
                self.dialog(deal, user, reason="Let me").action_confirm()
        self.assertEqual(deal.state, "draft")

    def test_the_words_do_not_help_what_is_wrong_otherwise(self):
        self._create_organization("Acme")
        deal = self.enter(contact_email="ann@")
        with self.assertRaisesRegex(UserError, "Contact email"):
            self.dialog(deal, reason="All the same").action_confirm()

    def test_what_is_not_at_hand_may_be_left_out_with_words(self):
        for word, number, left_out, label in (
            ("Alder", "812345670", {"customer_website": False}, "Company website"),
            ("Beech", "812345671", {"customer_vat": False}, "Company TIN"),
            ("Cedar", "812345672", {"customer_vat": "12345678"}, "Company TIN"),
        ):
            typed = {"customer_website": f"{word}.example", "customer_vat": number}
            with self.subTest(left_out=left_out):
                deal = self.enter(customer_name=word, **typed | left_out)
                self.assertRefused(deal, label)
                dialog = self.dialog(deal, reason="It follows by email")
                self.assertIn(label, dialog.missing)
                self.assertFalse(dialog.found_html)
                dialog.action_confirm()
                self.assertEqual(deal.state, "submitted")

    def test_a_dummy_number_is_refused_whatever_the_words(self):
        deal = self.enter(customer_vat="000000000")
        with self.assertRaisesRegex(UserError, "Company TIN"):
            self.dialog(deal, reason="All the same").action_confirm()
