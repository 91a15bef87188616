"""A note to the partner, written on the lead."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ...common import PDF, PrmCase
from .note_common import NoteData


@tagged("post_install", "-at_install")
class TestPartnerNote(NoteData, PrmCase):
    def setUp(self):
        super().setUp()
        self.lead, self.deal = self.create_shared()

    def open(self, user=None):
        """Return the dialog that the lead's button opens."""
        user = user or self.channel_own
        action = self.lead.with_user(user).action_note_to_partner()
        dialogs = self.env[action["res_model"]].with_user(user)
        return Form(dialogs.with_context(**action["context"]))

    def test_it_is_the_vendor_s_word_in_the_conversation_and_people_are_told(self):
        form = self.open()
        form.body = "We visit them\non <Monday>"
        form.save().action_confirm()
        message = self.deal._shared_messages_sudo()
        self.assertIn("We visit them<br>on &lt;Monday&gt;", message.body)
        self.assertEqual(message.author_id, self.channel_own.partner_id)
        self.assertIn(self.deal.contact_id, message.notified_partner_ids)
        self.assertNotIn(message, self.lead.sudo().message_ids)

    def test_files_go_with_it(self):
        file = self.env["ir.attachment"].with_user(self.channel_own)
        file = file.create(
            {"name": "plan.pdf", "raw": PDF, "res_model": "prm.partner.note"}
        )
        form = self.open()
        form.attachment_ids.add(file)
        form.save().action_confirm()
        shown = self.deal.with_user(self.partner_a)._shared_files_sudo()
        self.assertEqual(shown, file.sudo())
        self.assertEqual(shown.res_id, self.deal.id)

    def test_files_of_other_records_are_refused(self):
        file = self.env["ir.attachment"].with_user(self.channel_own)
        file = file.create(
            {
                "name": "secret.pdf",
                "raw": PDF,
                "res_model": "crm.lead",
                "res_id": self.lead.id,
            }
        )
        form = self.open()
        form.body = "Hello"
        form.attachment_ids.add(file)
        dialog = form.save()
        with self.assertRaises(UserError):
            dialog.action_confirm()
        self.assertEqual(file.res_model, "crm.lead")

    def test_the_salesperson_of_the_lead_writes_it_and_others_do_not(self):
        self.lead.sudo().user_id = self.salesperson
        form = self.open(self.salesperson)
        form.body = "Hello"
        form.save().action_confirm()
        self.assertIn("Hello", self.deal._shared_messages_sudo().body)
        for user in (self.channel_other, self.employee, self.partner_a):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.open(user)

    def test_of_several_partners_one_is_chosen(self):
        other = self.share(self.lead, partnership=self.partnership_b)
        form = self.open()
        self.assertFalse(form.registration_id)
        form.registration_id = other.with_user(self.channel_own)
        form.body = "For Birch"
        form.save().action_confirm()
        self.assertTrue(other._shared_messages_sudo())
        self.assertFalse(self.deal._shared_messages_sudo())

    def test_a_registered_deal_is_reached_as_well(self):
        registered = self._register()
        self.lead = self._approve(registered)
        self.lead.user_id = self.channel_own
        self.assertEqual(self.open().registration_id, registered.with_env(self.env))

    def test_nothing_is_sent_without_words_or_a_partner_who_reads_them(self):
        dialog = self.open().save()
        with self.assertRaisesRegex(UserError, "nothing to share"):
            dialog.action_confirm()
        dialog.body = "Hello"
        self.stop(self.deal)
        with self.assertRaisesRegex(UserError, "Choose the partner"):
            dialog.action_confirm()
        with self.assertRaisesRegex(UserError, "No partner would read"):
            self.open()
