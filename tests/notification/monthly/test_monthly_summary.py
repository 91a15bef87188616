"""When the monthly summary is sent, to whom, how it looks, and who does without it."""

from odoo.tests import tagged

from ...common import PrmCase
from .monthly_common import EVENT, SENT, MonthlyData


@tagged("post_install", "-at_install")
class TestMonthlySummary(MonthlyData, PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._create_months()

    def setUp(self):
        super().setUp()
        self.registered()

    def sent_at(self, moment=SENT, user=None):
        return len(self.mail_to(user or self.partner_a, self.run_at(moment)))

    # ------------------------------------------------------------------------- when

    def test_one_mail_for_each_month_however_often_the_job_runs(self):
        self.assertEqual(self.sent_at(), 1)
        self.assertEqual(self.sent_at(), 0)
        self.assertEqual(self.sent_at("2026-03-07 23:00:00"), 0)
        self.registered(day="2026-03-10 12:00:00")
        self.assertEqual(self.sent_at("2026-04-01 07:00:00"), 1)

    def test_it_waits_for_the_hour_of_summaries(self):
        self.assertEqual(self.sent_at("2026-03-01 06:59:00"), 0)
        self.assertEqual(self.sent_at("2026-03-01 07:00:00"), 1)

    def test_after_the_first_week_nothing_is_sent_anymore(self):
        for moment in (
            "2026-02-28 23:00:00",
            "2026-03-08 00:00:00",
            "2026-03-20 09:00",
        ):
            self.assertEqual(self.sent_at(moment), 0, moment)
        self.assertEqual(self.sent_at("2026-03-07 23:59:00"), 1)

    def test_nobody_hears_of_a_month_before_it_is_over_where_that_one_is(self):
        self.partner_a.tz = "Pacific/Honolulu"  # ten hours behind
        self.assertEqual(self.sent_at("2026-03-01 09:30:00"), 0)
        self.assertEqual(self.sent_at("2026-03-01 10:30:00"), 0)
        self.assertEqual(self.sent_at("2026-03-02 07:00:00"), 1)

    def test_an_unknown_time_zone_stops_nothing(self):
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE res_partner SET tz = 'Mars/Base' WHERE id = %s",
            [self.partner_a.partner_id.id],
        )
        self.env.invalidate_all()
        self.assertEqual(self.sent_at(), 1)

    def test_who_came_after_the_month_hears_nothing_of_it(self):
        member = self.member(self.partner_a)
        self.be_member_since("2026-03-01 08:00:00", member)
        self.assertEqual(self.sent_at(), 0)
        self.be_member_since("2026-02-28 08:00:00", member)
        self.assertEqual(self.sent_at(), 1)

    def test_where_nothing_moved_no_mail_comes_and_no_news(self):
        self.assertEqual(self.sent_at(user=self.partner_b), 0)
        self.assertFalse(self.news(self.partner_b, EVENT))

    # ---------------------------------------------------------------------- who not

    def test_a_portal_that_does_not_offer_it_sends_none(self):
        self.offer(EVENT, False)
        self.assertEqual(self.sent_at(), 0)
        self.offer(EVENT, True)
        self.assertEqual(self.sent_at(), 1)

    def test_who_switched_it_off_gets_none(self):
        self.choose(EVENT, "never")
        mails = self.run_at()
        self.assertFalse(self.mail_to(self.partner_a, mails))
        self.assertTrue(self.mail_to(self.supervisor_a, mails))
        self.assertFalse(self.news(event=EVENT))

    def test_it_knows_on_and_off_only(self):
        preferences = self.env["prm.notification.preference"]
        member = self.member(self.partner_a)
        for wanted, meant in (("daily", "now"), ("never", "never"), ("weekly", "now")):
            self.choose(EVENT, wanted)
            self.assertEqual(preferences._of(member)[EVENT], meant, wanted)

    def test_without_access_nothing_is_sent(self):
        member = self.member(self.partner_a)
        ends = {
            "membership": lambda: member.write({"state": "disabled"}),
            "partnership": self.partnership_a.action_suspend,
            "portal": self.portal.action_deactivate,
            "attendance": lambda: self.partnership_a.write({"user_ids": [(5,)]}),
            "address": lambda: self.partner_a.partner_id.write({"email": False}),
        }
        for name, end in ends.items():
            with self.subTest(ended=name), self.env.cr.savepoint() as savepoint:
                end()
                self.assertEqual(self.sent_at(), 0)
                savepoint.rollback()
                self.env.invalidate_all()
                self.env["res.users"]._prm_forget_keys()

    # ------------------------------------------------------------------ how it looks

    def test_it_is_news_too_and_says_why_it_comes(self):
        [mail] = self.mail_to(self.partner_a, self.run_at())
        self.assertEqual(mail.subject, "Test portal: your summary of February 2026")
        [news] = self.news(event=EVENT)
        self.assertEqual((news.subject, news.url), (mail.subject, "/partner/test"))
        self.assertTrue(news.mailed_at)
        email = self.sent(mail)
        self.assertIn("Choose which emails you get", email["body"])
        self.assertIn(f"/off/{EVENT}>", email["headers"]["List-Unsubscribe"])
        self.assertRegex(email["body_alternative"], r"Registered: (\[1\])?\*1\*")

    def test_the_link_of_the_foot_turns_this_one_off(self):
        token = self.env["prm.signed.link"]._token(
            "notifications", self.member(self.partner_a)
        )
        self.env["prm.notification.footer"]._switch_off(token, EVENT)
        self.assertEqual(self.sent_at(), 0)

    def test_it_speaks_the_language_of_its_reader(self):
        self.env["res.lang"]._activate_lang("de_DE")
        self.partner_a.lang = "de_DE"
        template = self.env.ref("prm.mail_template_monthly_summary")
        template.with_context(lang="de_DE").subject = "{{ ctx.get('prm_month') }}"
        [mail] = self.mail_to(self.partner_a, self.run_at())
        self.assertEqual(mail.subject, "Februar 2026")

    def test_each_membership_of_one_account_has_a_summary_of_its_own(self):
        partnership = self._create_second_company()
        partnership.company_id.partner_id.tz = "UTC"
        self.be_member_since("2026-01-01 00:00:00", partnership.member_ids)
        deal = self._register()
        self.put(deal.sudo(), first_submitted_at="2026-02-10 12:00:00")
        self.assertEqual(self.sent_at(), 1)

    # ------------------------------------------------------------------- the setting

    def test_administrators_read_who_is_told_and_how_often(self):
        row = self.portal.event_ids.filtered(lambda each: each.event == EVENT)
        self.assertEqual(row.told, "Everybody who works on the portal")
        self.assertEqual(row.default_frequency, "Every month")

    def test_a_portal_of_before_does_not_offer_it(self):
        row = self.portal.event_ids.filtered(lambda each: each.event == EVENT)
        row.unlink()
        self.assertEqual(self.sent_at(), 0)
        self.env["prm.portal"]._complete_all()
        row = self.portal.event_ids.filtered(lambda each: each.event == EVENT)
        self.assertFalse(row.offered)
        self.assertEqual(self.sent_at(), 0)
