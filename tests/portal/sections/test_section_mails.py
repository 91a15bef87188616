"""Nobody is written to about what the portal does not show them."""

from odoo.tests import tagged

from ...common import PrmCase
from .section_common import SectionData


@tagged("post_install", "-at_install")
class TestSectionMails(SectionData, PrmCase):
    def told(self, record, name):
        """Return the people of the partner who would get a mail of a template."""
        self._forget()
        template = f"prm.mail_template_{name}"
        return self.env["prm.audience"]._mailed_sudo(record, template)

    def test_a_win_is_told_to_who_sees_opportunities(self):
        deal = self._won()
        author = self.partner_a.partner_id
        for name in ("registration_won", "registration_lost"):
            self.assertEqual(self.told(deal, name), author)
            self._set("opportunities", visible=False)
            self.assertFalse(self.told(deal, name))
            self.assertEqual(self.told(deal, "registration_approved"), author)
            self._set("opportunities", visible=True)

    def test_of_the_deal_of_a_colleague_only_its_author_hears_in_a_scope_of_own(self):
        deal = self._won(
            self.partner_a,
            visibility="organization",
            representative_id=self.colleague_a.partner_id.id,
        )
        both = (self.partner_a | self.colleague_a).partner_id
        self.assertEqual(self.told(deal, "registration_won"), both)
        self._set("opportunities", scope="own")
        author = self.partner_a.partner_id
        self.assertEqual(self.told(deal, "registration_won"), author)

    def test_without_registrations_no_mail_tells_of_an_undecided_one(self):
        deal = self._register()
        self.assertTrue(self.told(deal, "registration_in_review"))
        self._set("registrations", visible=False)
        self.assertFalse(self.told(deal, "registration_in_review"))

    def test_tiers_terms_and_certificates_are_told_where_the_program_is_shown(self):
        certificate = self._create_certificate(self.partnership_a, self.partner_a)
        for record, name in (
            (self.partnership_a, "tier_reached"),
            (self.partnership_a, "tier_notice"),
            (self.partnership_a, "tier_lowered"),
            (self.partnership_a, "partnership_due"),
            (certificate, "certificate_expiring"),
        ):
            self.assertTrue(self.told(record, name), name)
            self._set("program", visible=False)
            self.assertFalse(self.told(record, name), name)
            self._set("program", visible=True)

    def told_of_message(self):
        """Return the people of the partner who are told of a message to them."""
        self._forget()
        person = self.partner_a.partner_id
        message = self.partnership_a.with_user(self.channel_own).message_post(
            body="About your tier",
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
            partner_ids=person.ids,
        )
        return message.sudo().notified_partner_ids & person

    def test_nobody_is_told_of_messages_on_a_partnership_without_its_program(self):
        self.assertTrue(self.told_of_message())
        self._set("program", visible=False)
        self.assertFalse(self.told_of_message())

    def test_who_may_not_read_the_partnership_is_not_told_of_its_messages(self):
        self.partnership_a.member_ids.action_disable()
        self.assertFalse(self.told_of_message())

    def test_a_note_on_a_partnership_reaches_nobody_of_the_partner(self):
        person = self.partner_a.partner_id
        note = self.partnership_a.with_user(self.channel_own).message_post(
            body="Between us", subtype_xmlid="mail.mt_note", partner_ids=person.ids
        )
        self.assertFalse(note.sudo().notified_partner_ids & person)

    def mailed(self):
        """Return the message that a mail of a person of the partner becomes."""
        self._forget()
        return self.partnership_a.sudo().message_post(
            body="By email",
            message_type="email",
            email_from=self.partner_a.email_formatted,
            subtype_xmlid="mail.mt_comment",
        )

    def test_mails_to_a_partnership_stay_with_the_vendor_without_its_program(self):
        message = self.mailed()
        self.assertEqual(message.author_id, self.partner_a.partner_id)
        self.assertFalse(message.is_internal)
        self._set("program", visible=False)
        self.assertTrue(self.mailed().is_internal)

    def test_messages_and_files_of_a_partnership_go_with_its_program(self):
        message = self.partnership_a.with_user(self.channel_own).message_post(
            body="About your tier",
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
        )
        own = message.with_user(self.partner_a)

        def seen():
            self._forget()
            return bool(own.search([("id", "=", message.id)])), own.has_access("read")

        self.assertEqual(seen(), (True, True))
        self._set("program", visible=False)
        self.assertEqual(seen(), (False, False))
