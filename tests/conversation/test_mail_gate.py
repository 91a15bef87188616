"""What comes by email: who gets into the conversation, as whom, with which files."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ..policy.policy_common import packed
from .mail_common import PDF, MailCase


@tagged("-at_install", "post_install")
class TestMailGate(MailCase):
    # ------------------------------------------------------------------- let in

    def test_the_partner_s_answer_reaches_the_conversation_as_theirs(self):
        row = self.assertShown(self.answer(self.author.email_formatted))
        self.assertTrue(row["is_me"])
        self.assertIn("Soon", row["body"])

    def test_a_supervisor_s_answer_and_that_of_who_was_invited_reach_it(self):
        self.assertShown(self.answer(self.supervisor_a.email_formatted))
        member = self.partnership_a.member_ids.filtered(
            lambda member: member.user_id == self.partner_a
        )
        member.state = "invited"
        self.assertShown(self.answer(self.author.email))

    def test_the_vendor_is_told_of_it(self):
        message = self.answer(self.author.email_formatted)
        self.assertIn(self.channel_own.partner_id, message.notified_partner_ids)

    def test_an_employee_s_answer_reaches_it_without_the_vendor_s_badge(self):
        row = self.assertShown(self.answer(self.channel_own.email_formatted))
        self.assertEqual(row["author"], self.channel_own.name)

    def test_what_an_employee_writes_in_the_application_has_the_badge(self):
        [row] = self.page()
        self.assertTrue(row["is_vendor"])
        self.assertFalse(row["by_mail"])
        self.channel_own.active = False
        [row] = self.page()
        self.assertTrue(row["is_vendor"])

    def test_what_nobody_wrote_has_no_badge(self):
        self.question.author_id = False
        [row] = self.page()
        self.assertFalse(row["is_vendor"])

    def test_a_twin_of_the_contact_takes_nothing_away_from_the_member(self):
        twin = self._create_organization("Twin", email=self.author.email)
        self.deal.sudo().message_subscribe(twin.ids)
        row = self.assertShown(self.answer(self.author.email))
        self.assertEqual(row["author"], self.author.name)

    # ----------------------------------------------------------------- kept out

    def test_a_stranger_s_answer_stays_with_the_vendor(self):
        for sender in (
            "Stranger <stranger@elsewhere.example>",
            f'"{self.channel_own.email}" <stranger@elsewhere.example>',
            f'"{self.author.email}" <stranger@elsewhere.example>',
            "not an address",
        ):
            with self.subTest(sender=sender):
                self.assertKept(self.answer(sender))

    def test_a_mail_that_names_several_senders_is_nobody_s(self):
        own, other = self.author.email, self.partner_b.partner_id.email
        for sender in (
            f"{own} <{other}>",
            f"{own}\t<{other}>",
            f"<{own}> <{other}>",
            f"{own}, {other}",
            f"Anna <{own}>, Bruno <{other}>",
            f"({own}) {other}",
            f'{own} " <{other}> "',
        ):
            with self.subTest(sender=sender):
                self.assertKept(self.answer(sender))
        for sender in (f"{own} <{own}>", f'"{own}" <{own}>', f'"A, B @ C" <{own}>'):
            with self.subTest(sender=sender):
                self.assertShown(self.answer(sender))

    def test_the_vendor_s_people_are_told_of_what_a_stranger_wrote(self):
        message = self.answer("Stranger <stranger@elsewhere.example>")
        self.assertIn(self.channel_own.partner_id, message.notified_partner_ids)
        self.assertIn("stranger@elsewhere.example", message.body)
        self.assertIn("Soon", message.body)

    def test_another_partner_s_answer_stays_with_the_vendor(self):
        self.assertKept(self.answer(self.partner_b.email_formatted))
        self.assertKept(self.answer(self.supervisor_b.email_formatted))
        self.assertKept(self.answer(self.portal_user.email_formatted))

    def test_a_colleague_who_may_not_open_the_deal_is_not_let_in(self):
        sender = self.colleague_a.email_formatted
        self.assertKept(self.answer(sender))
        self.deal.sudo().visibility = "organization"
        self.assertShown(self.answer(sender))

    def test_a_person_of_the_partner_without_access_is_not_let_in(self):
        person = self._create_person(self.organization_a, "nina")
        self.assertKept(self.answer(person.email_formatted))

    def test_an_employee_who_may_not_open_the_deal_is_not_let_in(self):
        for user in (self.channel_other, self.salesperson, self.employee):
            self.assertKept(self.answer(user.email_formatted))

    def test_whose_access_ended_is_not_let_in(self):
        member = self.partnership_a.member_ids.filtered(
            lambda member: member.user_id == self.partner_a
        )
        member.action_disable()
        self.deal.sudo().contact_id = self.supervisor_a.partner_id
        message = self.answer(self.author.email_formatted)
        self.assertEqual(message.subtype_id, self.env.ref("mail.mt_note"))
        self.assertIn("not shown to the partner", message.body)

    def test_nor_is_anybody_while_the_partnership_is_suspended(self):
        self.partnership_a.action_suspend()
        message = self.answer(self.author.email_formatted)
        self.assertTrue(message.is_internal)

    # ---------------------------------------------------------------- automatic

    def test_automatic_replies_stay_with_the_vendor(self):
        marks = (
            {"Auto_Submitted": "auto-replied"},
            {"Auto_Submitted": "auto-generated; owner-email=x"},
            {"Precedence": "bulk"},
            {"Precedence": "auto_reply"},
            {"X_Autoreply": "yes"},
            {"Return_Path": "<>"},
            {"Subject": "Out of Office: Your deal"},
            {"Subject": "Abwesenheitsnotiz: Your deal"},
            {"Subject": "Réponse automatique : Your deal"},
        )
        for headers in marks:
            with self.subTest(**headers):
                message = self.answer(self.author.email_formatted, **headers)
                self.assertKept(message, "an automatic reply")
                self.assertFalse(message.notified_partner_ids)

    def test_a_person_s_mail_that_says_so_is_not_automatic(self):
        for headers in ({"Auto_Submitted": "no"}, {"Subject": "Re: Auto parts"}):
            self.assertShown(self.answer(self.author.email_formatted, **headers))

    def test_bounces_reach_nobody(self):
        self.assertFalse(self.answer("MAILER-DAEMON@outside.example.com"))
        message = self.answer("postmaster@outside.example.com")
        self.assertKept(message, "an automatic reply")

    # -------------------------------------------------------------------- files

    def test_files_by_mail_pass_the_rules_of_the_page(self):
        files = [("offer.pdf", PDF), ("setup.exe", b"MZ"), ("page.pdf", b"<html>")]
        message = self.answer(self.author.email_formatted, files=files)
        self.assertShown(message)
        self.assertEqual(message.attachment_ids.mapped("name"), ["offer.pdf"])
        self.assertIn("Not added: setup.exe", message.body)
        self.assertIn("Not added: page.pdf", message.body)
        self.assertNotIn("offer.pdf", message.body)

    def test_all_their_bytes_and_the_settings_count_as_on_the_page(self):
        late = packed(
            "word/document.xml",
            "word/vbaProject.bin",
            stored=True,
            **{"word/document.xml": "x" * 9000},
        )
        files = [("late.docx", late), ("offer.pdf", PDF), ("all.zip", packed())]
        message = self.answer(self.author.email_formatted, files=files)
        names = message.attachment_ids.mapped("name")
        self.assertEqual(sorted(names), ["all.zip", "offer.pdf"])
        self.assertIn("Not added: late.docx", message.body)
        self.env["ir.config_parameter"].sudo().set_param("prm.file_types", "pdf")
        message = self.answer(self.author.email_formatted, files=files)
        self.assertEqual(message.attachment_ids.mapped("name"), ["offer.pdf"])
        self.assertIn("Not added: all.zip", message.body)

    def test_so_do_those_of_strangers(self):
        files = [("offer.pdf", PDF), ("logo.svg", b"<svg/>")]
        message = self.answer("stranger@elsewhere.example", files=files)
        self.assertKept(message)
        self.assertEqual(message.attachment_ids.mapped("name"), ["offer.pdf"])
        self.assertIn("logo.svg", message.body)

    def test_files_that_are_too_large_alone_or_together_are_named(self):
        parameters = self.env["ir.config_parameter"].sudo()
        parameters.set_param("prm.max_file_mb", "1")
        parameters.set_param("prm.max_registration_mb", "2")
        half = PDF + bytes(900_000)
        files = [("large.pdf", PDF + bytes(1_100_000))]
        files += [(f"{number}.pdf", half) for number in range(3)]
        message = self.answer(self.author.email_formatted, files=files)
        self.assertEqual(
            sorted(message.attachment_ids.mapped("name")), ["0.pdf", "1.pdf"]
        )
        self.assertIn("large.pdf", message.body)
        self.assertIn("2.pdf", message.body)

    # --------------------------------------------------------------------- time

    def test_the_time_of_arrival_orders_messages(self):
        message = self.answer(
            self.author.email_formatted, Date="Thu, 01 Jan 2015 10:00:00 +0000"
        )
        age = fields.Datetime.now() - message.date
        self.assertLess(abs(age), timedelta(minutes=5))
        self.assertEqual([row["id"] for row in self.page()][-1], message.id)

    # ------------------------------------------------------------ other records

    def parts(self):
        """Return the other records that partners read, and have threads."""
        return (
            self.partnership_a,
            self._create_certificate(self.partnership_a, self.partner_a),
            self._create_activity(self.partnership_a),
        )

    def test_the_same_holds_for_all_that_partners_read(self):
        for record in self.parts():
            question = self.ask(record)
            with self.subTest(record=record._name):
                message = self.answer(self.author.email_formatted, to=question)
                self.assertEqual(message.res_id, record.id)
                self.assertTrue(message.with_user(self.supervisor_a).has_access("read"))
                for sender in ("who@elsewhere.example", self.partner_b.email):
                    self.assertKept(self.answer(sender, to=question))
                self.assertKept(
                    self.answer(self.author.email, to=question, Precedence="junk"),
                    "an automatic reply",
                )

    def test_mails_of_strangers_from_before_are_taken_out(self):
        stranger = self._create_organization("Stranger")
        people = {
            "stranger": stranger,
            "other": self.partner_b.partner_id,
            "nobody": self.env["res.partner"],
            "author": self.author,
            "colleague": self.colleague_a.partner_id,
            "employee": self.channel_own.partner_id,
        }
        messages = {}
        for name, person in people.items():
            message = self.ask(self.deal)
            message.write({"message_type": "email", "author_id": person.id})
            messages[name] = message
        self.env["prm.mail.gate"]._take_out_strangers()
        kept = {name for name, message in messages.items() if message.is_internal}
        self.assertEqual(kept, {"stranger", "other", "nobody"})
        self.assertEqual(len(self.page()), 4)
        self.assertFalse(self.question.is_internal)
