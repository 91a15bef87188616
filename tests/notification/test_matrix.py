"""Who hears how: event × offered × what the person wants × own action."""

from odoo.tests import tagged

from ..common import PDF, PrmCase
from .notification_common import NotificationData

FREQUENCIES = ("now", "daily", "weekly", "never")


@tagged("-at_install", "post_install")
class TestNotificationMatrix(NotificationData, PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.partnership_a.contact_id = cls.partner_a.partner_id

    def deeds(self):
        """Return event → (deed of an employee, deed of the person or None)."""
        return {
            "registration_received": (self.start_review, self.withdraw),
            "input_needed": (self.send_back, None),
            "decided": (lambda: self._approve(self.deal), None),
            "message": (self.answer, self.comment),
            "file": (self.send_file, self.add_file),
            "tier_changed": (self.lower_tier, None),
            "fund_entry": (self.credit, None),
        }

    def start_review(self):
        self.desk(self.deal).action_start_review()

    def withdraw(self):
        self.deal._withdraw(self.reasons["withdrawal"].id, "")

    def send_back(self):
        self.desk(self.deal, "return").action_return()

    def answer(self):
        self.desk(self.deal).message_post(
            body="Answer", message_type="comment", subtype_xmlid="mail.mt_comment"
        )

    def send_file(self):
        self.desk(self.deal).message_post(
            attachments=[("offer.pdf", PDF)],
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
        )

    def comment(self):
        self.deal._post_comment_sudo("A question")

    def add_file(self):
        token = "f" * 32
        self._upload(self.partner_a, token)
        self.deal._post_comment_sudo("", token)

    def lower_tier(self):
        self.partnership_a._mail_partner("prm.mail_template_tier_lowered")

    def credit(self):
        self._create_fund_entry(self.partnership_a)

    # -------------------------------------------------------------- what others do

    def test_each_event_is_told_as_the_person_wants_where_it_is_offered(self):
        expected = {"now": (1, 1), "daily": (0, 1), "weekly": (0, 1), "never": (0, 0)}
        for event, (deed, _own) in self.deeds().items():
            for often in FREQUENCIES:
                for is_offered in (True, False):
                    self.deal = self._register()
                    self.choose(event, often)
                    self.offer(event, is_offered)
                    with self.subTest(event=event, often=often, offered=is_offered):
                        told = self.told(deed)
                        self.assertEqual(
                            told, expected[often] if is_offered else (0, 0)
                        )
                    self.offer(event, True)

    def test_news_wait_for_a_summary_or_are_mailed_already(self):
        for often in ("now", "daily", "weekly"):
            with self.subTest(often=often):
                self.deal = self._register()
                self.choose("decided", often)
                self._approve(self.deal)
                news = self.news(event="decided")[-1]
                self.assertEqual(news.frequency, often)
                self.assertEqual(bool(news.mailed_at), often == "now")
                self.assertEqual(news.registration_id.id, self.deal.id)
                self.assertFalse(news.read_at)

    def test_of_a_muted_deal_there_is_news_and_no_mail_now_or_later(self):
        for event, (deed, _own) in self.deeds().items():
            if event in ("tier_changed", "fund_entry"):
                continue
            for often in ("now", "daily"):
                self.deal = self._register()
                self.choose(event, often)
                self.mute(self.deal)
                with self.subTest(event=event, often=often):
                    self.assertEqual(self.told(deed), (0, 1))
                    self.assertEqual(self.news()[-1].frequency, "never")

    def test_a_muted_deal_mutes_no_other_and_nobody_else(self):
        muted, other = self._register(), self._register()
        self.mute(muted)
        self.deal = other
        self.assertEqual(self.told(self.answer), (1, 1))
        shared = self._register(
            visibility="organization",
            representative_id=self.colleague_a.partner_id.id,
        )
        self.mute(shared)
        self.deal = shared
        self.assertEqual(self.told(self.start_review, self.colleague_a), (1, 1))
        mutes = self.env["prm.notification.mute"]
        mutes._unmute(self.member(self.partner_a), muted)
        self.deal = muted
        self.assertEqual(self.told(self.answer), (1, 1))

    # ---------------------------------------------------------------- own actions

    def test_nobody_is_told_of_own_actions_receipts_excepted(self):
        for event, (_deed, own) in self.deeds().items():
            if not own:
                continue
            self.deal = self._register()
            with self.subTest(event=event):
                expected = (1, 1) if event == "registration_received" else (0, 0)
                self.assertEqual(self.told(own), expected)

    def test_colleagues_are_told_of_what_one_does(self):
        self.deal = self._register(
            visibility="organization",
            representative_id=self.colleague_a.partner_id.id,
        )
        self.assertEqual(self.told(self.comment, self.colleague_a), (1, 1))
        self.assertEqual(self.told(self.comment), (0, 0))

    def test_a_receipt_follows_the_choice_as_well(self):
        self.choose("registration_received", "never")
        self.assertEqual(self.told(self._register), (0, 0))
        self.choose("registration_received", "daily")
        self.assertEqual(self.told(self._register), (0, 1))

    # --------------------------------------------------------------------- messages

    def test_text_and_files_in_one_message_are_told_once_in_the_loudest_way(self):
        def both():
            self.desk(self.deal).message_post(
                body="See the file",
                attachments=[("offer.pdf", PDF)],
                message_type="comment",
                subtype_xmlid="mail.mt_comment",
            )

        for message, file, expected in (
            ("now", "now", ("message", (1, 1))),
            ("never", "now", ("file", (1, 1))),
            ("daily", "now", ("file", (1, 1))),
            ("weekly", "daily", ("file", (0, 1))),
            ("never", "never", ("", (0, 0))),
        ):
            self.deal = self._register()
            self.choose("message", message)
            self.choose("file", file)
            with self.subTest(message=message, file=file):
                before = self.news()
                self.assertEqual(self.told(both), expected[1])
                told = (self.news() - before).mapped("event")
                self.assertEqual(told, [expected[0]] if expected[0] else [])

    def test_a_note_for_employees_is_no_news(self):
        self.deal = self._register()
        desk = self.desk(self.deal)
        told = self.told(
            lambda: desk.message_post(body="Internal", subtype_xmlid="mail.mt_note")
        )
        self.assertEqual(told, (0, 0))

    def test_what_employees_hear_is_as_odoo_does(self):
        self.deal = self._register()
        self.offer("message", False)
        notified = self.env["mail.notification"].search_count([])
        self.comment()
        self.assertGreater(self.env["mail.notification"].search_count([]), notified)

    def test_a_message_on_the_partnership_is_told_alike(self):
        def write():
            self.partnership_a.with_user(self.channel_own).message_post(
                body="Your plan",
                message_type="comment",
                subtype_xmlid="mail.mt_comment",
                partner_ids=self.partner_a.partner_id.ids,
            )

        self.assertEqual(self.told(write), (1, 1))
        self.assertEqual(self.news()[-1].url, "/partner/test/program")
        self.choose("message", "daily")
        self.assertEqual(self.told(write), (0, 1))
        self.offer("message", False)
        self.assertEqual(self.told(write), (0, 0))

    # --------------------------------------------------------------------- content

    def test_news_say_what_happened_in_the_language_of_the_person(self):
        self.env["res.lang"]._activate_lang("de_DE")
        self.partner_a.lang = "de_DE"
        template = self.env.ref("prm.mail_template_registration_approved")
        template.with_context(lang="de_DE").subject = "Genehmigt: {{ object.name }}"
        self.choose("decided", "daily")
        deal = self._register()
        self._approve(deal)
        self.assertEqual(self.news(event="decided").subject, f"Genehmigt: {deal.name}")

    def test_nothing_confidential_stands_in_news(self):
        deal = self._register()
        desk = self.desk(deal)
        desk.message_post(
            body="The price is 4711",
            subject="4711 at most",
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
        )
        news = self.news(event="message")
        self.assertIn(deal.number, news.subject)
        for name in news._fields:
            self.assertNotIn("4711", str(news[name]))

    def test_the_fund_names_no_amount(self):
        self._create_fund_entry(self.partnership_a, amount=4711)
        [mail] = self.mails(event="fund_entry")
        news = self.news(event="fund_entry")
        self.assertNotIn("4711", f"{mail.subject} {mail.body_html} {news.subject}")

    # ------------------------------------------------------------------ transactions

    def test_of_what_is_rolled_back_nothing_is_left(self):
        self.deal = self._register()

        class Undone(Exception):
            pass

        def fail():
            try:
                with self.env.cr.savepoint():
                    self.answer()
                    self._approve(self.deal)
                    self.env.flush_all()
                    raise Undone
            except Undone:
                self.env.invalidate_all()

        self.assertEqual(self.told(fail), (0, 0))
