"""Who shares notes, and which: with rights of one's own on both ends."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...common import PDF, PrmCase
from .note_common import NoteData


@tagged("post_install", "-at_install")
class TestNoteAccess(NoteData, PrmCase):
    def setUp(self):
        super().setUp()
        self.lead, self.deal = self.create_shared()
        self.note = self.note_on(self.lead, files=[("plan.pdf", PDF)])

    def press(self, user, message=None):
        return (message or self.note).with_user(user).action_prm_share_with_partner()

    def share_note(self, user, message=None, deal=None):
        sharing = self.env["prm.note.sharing"].with_user(user)
        message = (message or self.note).with_user(user)
        deal = (deal or self.deal).with_user(user)
        return sharing._share_sudo(message, deal, message.sudo().attachment_ids)

    def test_channel_users_and_the_salesperson_of_the_lead_share(self):
        for user in (self.channel_own, self.channel_all, self.salesperson):
            self.lead.sudo().user_id = user
            note = self.note_on(self.lead, user=user)
            with self.subTest(user=user.login):
                self.assertTrue(self.press(user, note))
                self.assertTrue(self.share_note(user, note))

    def test_nobody_else_does(self):
        for user in (
            self.channel_other,
            self.salesperson,
            self.employee,
            self.partner_a,
            self.portal_user,
        ):
            with self.subTest(user=user.login):
                with self.assertRaises(AccessError):
                    self.press(user)
                with self.assertRaises(AccessError):
                    self.share_note(user)
                dialogs = self.env["prm.note.share"].with_user(user)
                with self.assertRaises(AccessError):
                    dialogs.create({"message_id": self.note.id}).read()

    def test_who_reads_the_lead_but_not_the_deal_reaches_nobody(
        self,
    ):
        group = "sales_team.group_sale_salesman_all_leads"
        reader = self._create_user("reads_all_t", group)
        with self.assertRaisesRegex(UserError, "No partner would read"):
            self.press(reader)

    def test_a_note_goes_into_conversations_of_its_own_lead_only(self):
        other = self.share(self.create_lead(name="Another"))
        with self.assertRaisesRegex(UserError, "Choose the partner"):
            self.share_note(self.channel_own, deal=other)

    def test_what_is_stopped_or_silent_is_reached_by_nobody(self):
        self.stop(self.deal)
        with self.assertRaisesRegex(UserError, "No partner would read"):
            self.press(self.channel_own)

    def test_a_portal_without_conversations_takes_no_notes(self):
        block = self.portal.block_ids.filtered(lambda each: each.key == "conversation")
        block.visible = False
        with self.assertRaisesRegex(UserError, "No partner would read"):
            self.press(self.channel_own)

    def test_messages_of_other_records_and_what_partners_read_anyway_are_refused(self):
        of_contact = self.note_on(self.organization_a.sudo())
        with self.assertRaisesRegex(UserError, "Only messages of"):
            self.press(self.channel_own, of_contact)
        shared = self.deal.with_user(self.channel_own).message_post(
            body="Hello", message_type="comment", subtype_xmlid="mail.mt_comment"
        )
        with self.assertRaisesRegex(UserError, "reads this already"):
            self.press(self.channel_own, shared)

    def test_files_of_other_records_never_go_with_it(self):
        secret = self.env["ir.attachment"].create(
            {"name": "secret.pdf", "raw": PDF, "res_model": "crm.lead", "res_id": 1}
        )
        sharing = self.env["prm.note.sharing"].with_user(self.channel_own)
        copy = sharing._share_sudo(
            self.note.with_user(self.channel_own),
            self.deal.with_user(self.channel_own),
            secret.sudo(),
        )
        self.assertFalse(copy.attachment_ids)

    def test_partners_neither_read_nor_search_whose_copy_a_message_is(self):
        copy = self.share_note(self.channel_own)
        messages = self.env["mail.message"].with_user(self.partner_a)
        with self.assertRaises(AccessError):
            copy.with_user(self.partner_a).read(["prm_shared_from_id"])
        with self.assertRaises(AccessError):
            messages.search([("prm_shared_from_id", "=", self.note.id)])
