"""A note is shared as a marked copy with its files, and taken back for good."""

from markupsafe import Markup

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...common import PDF, PrmCase
from .note_common import SECRET, WORDS, NoteData


@tagged("post_install", "-at_install")
class TestNoteShare(NoteData, PrmCase):
    def setUp(self):
        super().setUp()
        self.lead, self.deal = self.create_shared()

    def copies(self, note):
        return self.env["prm.note.sharing"]._copies_sudo(note)

    # --------------------------------------------------------------------- shared

    def test_the_partner_reads_a_marked_copy_and_nothing_else_of_the_lead(self):
        self.note_on(self.lead, SECRET)
        note = self.note_on(self.lead)
        self.assertNotIn(WORDS, self.told(self.deal, self.partner_a))
        self.dialog(note).save().action_confirm()
        page = self.deal.with_user(self.partner_a)._portal_page("opportunities")
        [message] = page["messages"]
        self.assertIn(WORDS, message["body"])
        self.assertRegex(message["mark"], "Note by .*channel_own.*, shared by .*on ")
        self.assertTrue(message["is_vendor"])
        self.assertNotIn(SECRET, str(page))
        self.assertFalse(note.with_user(self.partner_a).has_access("read"))

    def test_its_files_are_copied_and_only_those_that_were_chosen(self):
        files = [("plan.pdf", PDF), ("margin.pdf", PDF)]
        note = self.note_on(self.lead, files=files)
        form = self.dialog(note)
        self.assertEqual(len(form.attachment_ids), 2)
        form.attachment_ids.remove(
            id=note.attachment_ids.filtered(lambda f: f.name == "margin.pdf").id
        )
        form.save().action_confirm()
        shown = self.deal.with_user(self.partner_a)._shared_files_sudo()
        self.assertEqual(shown.mapped("name"), ["plan.pdf"])
        self.assertFalse(shown & note.attachment_ids)
        self.assertEqual(shown.res_model, "prm.registration")
        self.assertEqual(shown.raw, PDF)

    def test_an_internal_note_of_the_registration_is_shared_too(self):
        note = self.note_on(self.deal)
        self.assertNotIn(WORDS, self.told(self.deal, self.partner_a))
        self.dialog(note).save().action_confirm()
        self.assertIn(WORDS, self.told(self.deal, self.partner_a))
        self.assertTrue(note._prm_is_internal())

    def test_the_people_of_the_deal_are_told_of_it(self):
        note = self.note_on(self.lead)
        self.dialog(note).save().action_confirm()
        notified = self.copies(note).notified_partner_ids
        self.assertIn(self.deal.contact_id, notified)

    def test_pictures_tokens_mentions_and_links_into_the_database_stay_behind(self):
        body = Markup(
            "<p>See <a href='/odoo/crm/7'>the lead</a>, <a data-oe-model='res.partner'"
            " data-oe-id='3' href='#'>@Boss</a> and "
            "<a href='https://example.org/x'>their page</a>"
            "<img src='/web/image/5?access_token=abc'/></p>"
        )
        note = self.note_on(self.lead, body)
        self.dialog(note).save().action_confirm()
        copied = self.copies(note).body
        self.assertIn("the lead", copied)
        self.assertIn("https://example.org/x", copied)
        for trace in ("/odoo/", "access_token", "data-oe", "<img", "res.partner"):
            self.assertNotIn(trace, copied)

    def test_what_is_changed_later_is_not_shared(self):
        note = self.note_on(self.lead)
        self.dialog(note).save().action_confirm()
        note.sudo().body = SECRET
        self.assertNotIn(SECRET, self.told(self.deal, self.partner_a))

    def test_of_several_partners_the_one_who_is_chosen_reads_it(self):
        other = self.share(self.lead, partnership=self.partnership_b)
        note = self.note_on(self.lead)
        form = self.dialog(note)
        self.assertFalse(form.registration_id)
        form.registration_id = other.with_user(self.channel_own)
        form.save().action_confirm()
        self.assertIn(WORDS, self.told(other, self.partner_b))
        self.assertNotIn(WORDS, self.told(self.deal, self.partner_a))

    def test_the_same_note_is_shared_once(self):
        note = self.note_on(self.lead)
        dialog = self.dialog(note).save()
        dialog.action_confirm()
        with self.assertRaisesRegex(UserError, "reads this already"):
            dialog.action_confirm()
        self.assertEqual(len(self.copies(note)), 1)

    # ------------------------------------------------------------------ taken back

    def shared_note(self):
        note = self.note_on(self.lead, files=[("plan.pdf", PDF)])
        self.dialog(note).save().action_confirm()
        return note, self.copies(note)

    def test_taken_back_neither_copy_nor_files_are_seen_by_any_way(self):
        note, copy = self.shared_note()
        file = copy.attachment_ids
        partner = self.deal.with_user(self.partner_a)
        self.assertTrue(partner._attachment_sudo(file.id))
        self.assertTrue(copy.with_user(self.partner_a).has_access("read"))
        form = self.dialog(note)
        self.assertTrue(form.is_shared)
        form.save().action_revoke()
        self.env.invalidate_all()
        self.assertNotIn(WORDS, self.told(self.deal, self.partner_a))
        self.assertFalse(partner._attachment_sudo(file.id))
        self.assertFalse(copy.with_user(self.partner_a).has_access("read"))
        messages = self.env["mail.message"].with_user(self.partner_a)
        self.assertNotIn(copy, messages.search([("body", "ilike", WORDS)]))
        with self.assertRaises(AccessError):
            file.with_user(self.partner_a)._to_http_stream()

    def test_mails_that_wait_are_not_sent_after_it_was_taken_back(self):
        note, copy = self.shared_note()
        mails = self.env["mail.mail"].search([("mail_message_id", "=", copy.id)])
        self.assertTrue(mails)
        self.dialog(note).save().action_revoke()
        self.assertEqual(set(mails.mapped("state")), {"cancel"})

    def test_taken_back_it_can_be_shared_again(self):
        note, copy = self.shared_note()
        dialog = self.dialog(note).save()
        dialog.action_revoke()
        with self.assertRaisesRegex(UserError, "not shared"):
            dialog.action_revoke()
        self.dialog(note).save().action_confirm()
        self.assertEqual(len(self.copies(note)), 1)
        self.assertNotEqual(self.copies(note), copy)
