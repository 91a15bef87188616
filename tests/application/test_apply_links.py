"""The link that confirms: GET shows, POST confirms, and nobody else's works."""

from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.tests import tagged

from .application_common import EMAIL, ApplicationCase


@tagged("post_install", "-at_install")
class TestApplyLinks(ApplicationCase):
    def assertDead(self, page):
        self.assertEqual(page.status, 404, page.text[:300])
        self.assertIn("This link no longer works", page.text)

    def waits(self, page):
        [found] = page.has_class("prm_application_confirm")
        return found.get("data-waits") == "1"

    def test_programs_that_open_it_change_nothing(self):
        application, link = self.link()
        for _time in range(2):
            self.assertTrue(self.waits(self.open_as(link)))
        self.env.invalidate_all()
        self.assertEqual(application.state, "new")

    def test_it_confirms_once_and_the_responsible_hears_of_it(self):
        self.program.review_hours = 48
        application, link = self.link()
        page = self.sent(link)
        self.assertEqual(page.status, 200)
        self.assertFalse(self.waits(page))
        self.assertIn("We answer by", page.text)
        self.assertEqual(application.state, "confirmed")
        self.assertEqual(application.activity_ids.user_id, self.channel_all)
        notes = len(application.message_ids)
        self.assertFalse(self.waits(self.sent(link)))
        self.assertEqual(len(application.activity_ids), 1)
        self.assertEqual(len(application.message_ids), notes)

    def test_without_a_time_to_decide_no_day_is_promised(self):
        self.env["prm.program"].search(
            [("portal_id", "=", self.portal.id)]
        ).active = False
        _application, link = self.link()
        self.assertNotIn("We answer by <", self.sent(link).text)

    def test_the_page_tells_no_status(self):
        application, link = self.link()
        self.sent(link)
        before = self.plain(self.open_as(link))
        self.decline(application)
        self.env.flush_all()
        self.assertEqual(self.plain(self.open_as(link)), before)

    def test_it_is_dead_after_seven_days(self):
        application, link = self.link()
        with freeze_time(fields.Datetime.now() + timedelta(days=7, minutes=1)):
            self.assertDead(self.open_as(link))
            self.assertDead(self.post(link))
        self.assertEqual(application.state, "new")

    def test_it_is_dead_when_the_portal_takes_none_anymore(self):
        application, link = self.link()
        for closing in ({"accepts_applications": False}, {"state": "draft"}):
            before = {name: self.portal[name] for name in closing}
            self.portal.write(closing)
            self.assertDead(self.open_as(link))
            self.assertDead(self.post(link))
            self.portal.write(before)
        self.assertEqual(application.state, "new")

    def test_forged_links_and_those_of_another_purpose_are_dead(self):
        application, link = self.link()
        token = link.rpartition("/")[2]
        for other in ("x", "x" * 5000, token[:-3] + "abc", token[20:], "%00", "é"):
            self.assertDead(self.open_as(f"/partner/apply/confirm/{other}"))
            self.assertDead(self.post(f"/partner/apply/confirm/{other}"))
        for page in ("apply/answer", "answer", "invitation", "notifications"):
            self.assertEqual(self.open_as(f"/partner/{page}/{token}").status, 404, page)
        self.assertEqual(application.state, "new")

    def test_a_link_to_answer_confirms_nothing(self):
        first, answer = self.asked()
        token = answer.rpartition("/")[2]
        self.assertDead(self.post(f"/partner/apply/confirm/{token}"))
        self.assertEqual(first.state, "confirmed")

    def test_no_stored_message_and_no_employee_has_the_link(self):
        application, link = self.link()
        token = link.rpartition("/")[2]
        messages = self.env["mail.message"].sudo().search([("body", "like", token)])
        self.assertFalse(messages.filtered("res_id"))
        self.assertFalse(messages.author_id)
        template = self.env.ref("prm.mail_template_application_confirm")
        with self.assertRaisesRegex(Exception, "not allowed"):
            template.with_user(self.channel_admin).sudo()._render_field(
                "body_html", application.ids
            )

    def test_mails_speak_the_language_of_the_form(self):
        german = self.env["res.lang"]._activate_lang("de_DE")
        websites = self.env["website"].search([]) if "website" in self.env else ()
        for website in websites:
            website.language_ids += german
        template = self.env.ref("prm.mail_template_application_confirm")
        template.with_context(lang="de_DE").subject = "Bitte bestätigen"
        self.authenticate(None, None)
        self.opener.cookies["frontend_lang"] = "de_DE"
        form = "/de/partner/apply/test" if websites else "/partner/apply/test"
        self.assertEqual(self.post(form, self.typed(), fresh=False).status, 303)
        application = self.applications()
        self.assertEqual(application.lang, "de_DE")
        self.assertEqual(self.mails(EMAIL).subject, "Bitte bestätigen")
        for website in websites:
            website.language_ids -= german
        german.active = False
        self.env["prm.application.entrance"]._confirm(application.sudo())
        self.decline(application)
        self.assertEqual(len(self.mails(EMAIL)), 2)

    def test_the_page_speaks_it_to_whoever_opens_the_link(self):
        self.env["res.lang"]._activate_lang("de_DE")
        application, link = self.link()
        application.sudo().lang = "de_DE"
        self.env.flush_all()
        self.assertIn('lang="de-DE"', self.open_as(link).text)
        self.assertNotIn('lang="de-DE"', self.open_as(link, self.partner_a).text)
