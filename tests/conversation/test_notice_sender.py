"""From whom mails come, what their subject says, and who is refused in "To"."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import Form, new_test_user, tagged

from odoo.addons.mail.tests.common import MailCommon

from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestNoticeSender(PrmCase, MailCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.robot = cls.env.ref("base.user_root")
        cls.robot.partner_id.email = "root@example.com"
        cls.company.partner_id.email = "partners@vendor.example.com"
        employees = cls.channel_own | cls.channel_other | cls.channel_admin
        employees.notification_type = "email"
        cls.classPatch(
            cls.env.registry["ir.cron"], "_commit_progress", lambda *_a, **_kw: 0
        )

    def by_robot(self, record):
        return record.with_user(self.robot)

    def sent(self, act):
        """Return the mails that ``act`` makes."""
        mails = self.env["mail.mail"].sudo()
        before = mails.search([])
        with self.mock_mail_gateway(mail_unlink_sent=False):
            act()
            self.env.flush_all()
        return mails.search([]) - before

    def assertFrom(self, mails, address):
        self.assertTrue(mails)
        for mail in mails:
            self.assertIn(f"<{address}>", mail.email_from)
            self.assertNotIn("root@", f"{mail.email_from} {mail.reply_to}")
            self.assertNotEqual(mail.author_id, self.robot.partner_id)

    def jobs(self):
        """Return what jobs of the system do that sends mails, by name."""
        today = fields.Date.today()
        deal = self._register()
        self._approve(deal)
        certificate = self._create_certificate(
            self.partnership_a, self.partner_a, date_expiry=today + timedelta(days=7)
        )
        self.partnership_a.date_end = today + timedelta(days=30)
        other = self._register()
        partnership = self.by_robot(self.partnership_a)
        watch = partnership.env["prm.tier.watch"]
        desk = partnership.env["prm.invitation.desk"]
        return {
            "protection": lambda: self.by_robot(deal)._move_to("expired"),
            "certificate": self.by_robot(certificate)._cron_remind,
            "due date": partnership._cron_terms,
            "tier": lambda: partnership._mail_partner("prm.mail_template_tier_notice"),
            "rise": lambda: watch._tell_rise(partnership),
            "task": lambda: partnership._tell_owner("Look at this", "Now"),
            "review": lambda: self.by_robot(other).write(
                {"reviewer_id": self.channel_other.id}
            ),
            "invitation": lambda: desk._send(partnership.member_ids),
        }

    # --------------------------------------------------------------------- senders

    def test_what_jobs_send_comes_from_a_person_or_the_company(self):
        for name, act in self.jobs().items():
            with self.subTest(job=name):
                mails = self.sent(act)
                to_partner = mails.filtered(
                    lambda m: m.recipient_ids.filtered("partner_share")
                )
                if to_partner:
                    self.assertFrom(to_partner, self.channel_own.email)
                if mails - to_partner:
                    self.assertFrom(mails - to_partner, "partners@vendor.example.com")

    def test_without_a_partner_manager_the_company_writes(self):
        self.channel_own.email = False
        deal = self.by_robot(self._register())
        mails = self.sent(lambda: deal._move_to("in_review"))
        self.assertFrom(mails, "partners@vendor.example.com")

    def test_without_both_another_employee_of_the_partner_writes(self):
        self.partnership_a.user_ids |= self.channel_other
        self.channel_own.email = False
        self.company.partner_id.email = False
        for name, act in self.jobs().items():
            with self.subTest(job=name):
                self.assertFrom(self.sent(act), self.channel_other.email)

    # -------------------------------------------------------------------- subjects

    def test_each_subject_says_more_than_the_name_of_a_record(self):
        records = [
            self._register().sudo(),
            self.partnership_a,
            self._create_certificate(self.partnership_a, self.partner_a),
            self._create_activity(self.partnership_a),
        ]
        for record in records:
            record.message_subscribe(self.channel_admin.partner_id.ids)
            for subtype, word in (("comment", "New message"), ("note", "Note")):
                with self.subTest(record=record._name, subtype=subtype):
                    desk = record.with_user(self.channel_own)
                    mails = self.sent(
                        lambda desk=desk, subtype=subtype: desk.message_post(
                            body="Hello",
                            subtype_xmlid=f"mail.mt_{subtype}",
                            partner_ids=self.channel_admin.partner_id.ids,
                        )
                    )
                    self.assertTrue(mails)
                    for mail in mails:
                        self.assertRegex(mail.subject, f"^{word}: .")
                        self.assertIn(record.name, mail.subject)

    def test_so_do_those_of_jobs(self):
        names = set(self.partnership_a.mapped("name")) | {"", False}
        for name, act in self.jobs().items():
            with self.subTest(job=name):
                for mail in self.sent(act):
                    self.assertNotIn(mail.subject, names)
                    record = (
                        self.env[mail.model].browse(mail.res_id) if mail.model else None
                    )
                    if record:
                        self.assertNotEqual(mail.subject, record.display_name)


@tagged("-at_install", "post_install")
class TestNoticeTo(PrmCase):
    """The composer that "Answer the partner" opens, and the one of a deal."""

    def setUp(self):
        super().setUp()
        self.deal = self._register(contact_email="carl@customer.example.com")
        self.deal.sudo().user_id = self.salesperson
        self.lead = self._approve(self.deal)

    def composer(self, user=None, **context):
        desk = self.lead.with_user(user or self.salesperson)
        action = desk.action_answer_partner()
        composers = self.env[action["res_model"]].with_user(user or self.salesperson)
        context = {**action["context"], **context}
        return Form(composers.with_context(**context))

    def send(self, composer):
        before = self.env["mail.message"].search([])
        composer.body = "<p>We visit them</p>"
        composer.save().action_send_mail()
        after = self.env["mail.message"].search([])
        return (after - before).filtered(lambda m: m.message_type == "comment")

    def test_the_partner_stands_in_to(self):
        composer = self.composer()
        self.assertEqual(composer.partner_ids[:], self.partner_a.partner_id)
        message = self.send(composer)
        self.assertEqual(message.partner_ids, self.partner_a.partner_id)
        self.assertIn(self.partner_a.partner_id, message.notified_partner_ids)

    def test_so_does_a_representative_who_may_open_the_deal(self):
        colleague = self.colleague_a.partner_id
        self.deal.sudo().representative_id = colleague
        self.assertNotIn(colleague, self.composer().partner_ids[:])
        self.deal.sudo().visibility = "organization"
        self.assertIn(colleague, self.composer().partner_ids[:])

    def test_who_would_not_get_it_is_refused_by_name(self):
        customer = self.deal.sudo().customer_contact_id
        strangers = (customer, self.partner_b.partner_id, self.employee.partner_id)
        for stranger in strangers:
            composer = self.composer()
            composer.partner_ids.add(stranger)
            first_name = stranger.name.split()[0]
            with (
                self.subTest(first_name),
                self.assertRaisesRegex(UserError, first_name),
            ):
                self.send(composer)

    def test_the_partner_is_refused_while_nobody_is_told(self):
        composer = self.composer()
        self.partnership_a.user_ids = False
        with self.assertRaisesRegex(UserError, "would not get this message"):
            self.send(composer)
        composer = self.composer()
        composer.partner_ids.clear()
        self.assertTrue(self.send(composer))

    def test_a_note_names_employees_only(self):
        self.lead.user_id = self.channel_own
        composer = self.composer(self.channel_own, default_subtype_xmlid="mail.mt_note")
        with self.assertRaisesRegex(UserError, "Notes are internal"):
            self.send(composer)
        employees = self.channel_own.partner_id.ids
        composer = self.composer(
            self.channel_own,
            default_subtype_xmlid="mail.mt_note",
            default_partner_ids=employees,
        )
        self.assertTrue(self.send(composer).subtype_id.internal)

    def test_other_records_keep_core_s_composer(self):
        customer = self.deal.sudo().customer_contact_id
        composers = self.env["mail.compose.message"].with_user(self.salesperson)
        composer = Form(
            composers.with_context(
                default_model="crm.lead",
                default_res_ids=self.lead.ids,
                default_partner_ids=customer.ids,
            )
        )
        self.assertTrue(self.send(composer))


@tagged("-at_install", "post_install")
class TestNoticeFollowers(PrmCase):
    """The conversation goes with the deal: the former ones lose it."""

    def setUp(self):
        super().setUp()
        self.deal = self._register()
        self.deal.sudo().user_id = self.salesperson
        self.lead = self._approve(self.deal)
        self.deal._post_comment_sudo("Hello", "t0")
        self.other = new_test_user(
            self.env, "seller_t", "sales_team.group_sale_salesman_all_leads"
        )

    def followers(self):
        return self.deal.sudo().message_partner_ids

    def test_the_former_salesperson_loses_it_and_the_new_one_has_it(self):
        self.assertIn(self.salesperson.partner_id, self.followers())
        self.lead.user_id = self.other
        for token in ("t1", "t2"):
            self.assertIn(self.other.partner_id, self.followers())
            self.assertNotIn(self.salesperson.partner_id, self.followers())
            self.deal._post_comment_sudo("News", token)
        self.lead.user_id = self.salesperson
        self.assertIn(self.salesperson.partner_id, self.followers())
        self.assertNotIn(self.other.partner_id, self.followers())

    def test_who_has_another_part_in_the_deal_goes_on(self):
        self.lead.user_id = self.channel_own
        self.lead.user_id = self.other
        self.assertIn(self.channel_own.partner_id, self.followers())
        self.assertIn(self.partner_a.partner_id, self.followers())

    def test_it_goes_with_a_merge_of_leads(self):
        kept = self.env["crm.lead"].create(
            {
                "name": "Twin",
                "type": "opportunity",
                "probability": 99,
                "user_id": self.other.id,
            }
        )
        (self.lead | kept).merge_opportunity(user_id=self.other.id)
        self.assertIn(self.other.partner_id, self.followers())
        self.assertNotIn(self.salesperson.partner_id, self.followers())

    def test_former_reviewers_and_partner_managers_lose_it(self):
        self.partnership_a.user_id = self.channel_other
        self.assertIn(self.channel_own.partner_id, self.followers())  # the reviewer
        self.deal.with_user(self.channel_admin).reviewer_id = self.channel_other
        self.assertNotIn(self.channel_own.partner_id, self.followers())
        self.deal._post_comment_sudo("News", "t1")
        self.assertIn(self.channel_other.partner_id, self.followers())
        self.assertNotIn(self.channel_own.partner_id, self.followers())
