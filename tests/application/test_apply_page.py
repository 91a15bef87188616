"""The public form: who sees it, what it keeps, what it refuses."""

from odoo.tests import tagged

from .application_common import EMAIL, FORM, ApplicationCase

XSS = "<script>alert(1)</script><img src=x onerror=alert(2)>"


@tagged("post_install", "-at_install")
class TestApplyPage(ApplicationCase):
    def test_everybody_may_open_the_form(self):
        for user in (None, self.portal_user, self.partner_a, self.employee):
            page = self.open_as(FORM, user)
            self.assertEqual(page.status, 200)
            self.assertIn("Become a partner", page.text)

    def test_a_portal_that_takes_none_looks_like_no_portal(self):
        nowhere = "/partner/apply/nowhere"
        missing = self.open_as(nowhere)
        self.assertEqual(missing.status, 404)
        missing_text = self.plain(missing, nowhere)
        closings = (
            {"accepts_applications": False},
            {"state": "draft"},
            {"active": False},
        )
        for closing in closings:
            before = {name: self.portal[name] for name in closing}
            self.portal.write(closing)
            self.env.flush_all()
            page = self.open_as(FORM)
            self.assertEqual(page.status, 404, closing)
            self.assertEqual(self.plain(page, FORM), missing_text, closing)
            self.assertEqual(self.open_as(f"{FORM}?done=sent").status, 404)
            self.assertEqual(self.apply().status, 404)
            self.portal.write(before)
        self.assertFalse(self.applications())

    def test_odd_addresses_and_parameters_are_no_faults(self):
        for path in ("a%00b", "x" * 300, "%C3%A9", "confirm", "answer"):
            self.assertEqual(self.open_as(f"/partner/apply/{path}").status, 404, path)
        for word in ("", "a\0b", "x" * 30000, "1e309", str(2**40), "é"):
            params = dict.fromkeys(self.typed(), word)
            page = self.post(
                FORM, {**params, "self": "x", "prm_path": "x", "state": "x"}
            )
            self.assertEqual(page.status, 422, word[:20])
        self.assertEqual(self.open_as(f"{FORM}?done=other&page=x&self=1").status, 200)
        self.assertFalse(self.applications())

    def test_what_was_typed_is_kept_once_and_waits_for_its_sender(self):
        self.assertSent(self.apply(state="accepted", user_id="1", portal_id="1"))
        application = self.applications()
        self.assertEqual(len(application), 1)
        self.assertEqual(application.state, "new")
        self.assertEqual(application.portal_id, self.portal)
        self.assertEqual(application.person_name, "Carl Cole")
        self.assertEqual(application.email, EMAIL)
        self.assertEqual(application.user_id, self.channel_all)
        self.assertFalse(application.activity_ids)
        self.assertEqual(len(self.mails()), 1)

    def test_errors_are_told_all_at_once_and_everything_stays_typed(self):
        page = self.apply(name="", email="cole@", website="none", country_id="0")
        self.assertEqual(page.status, 422)
        self.assertEqual({"name", "email", "website", "country_id"}, set(page.errors))
        self.assertEqual(len(page.summary), 4)
        for name in ("first_name", "last_name", "vat", "phone", "why", "website"):
            self.assertEqual(
                page.value(name), self.typed()[name] if name != "website" else "none"
            )
        self.assertEqual(page.value("email"), "cole@")
        self.assertFalse(self.applications())
        self.assertFalse(self.mails())

    def test_a_country_that_is_none_is_refused(self):
        page = self.apply(country_id="999999")
        self.assertEqual((page.status, set(page.errors)), (422, {"country_id"}))

    def test_own_questions_are_asked_and_their_answers_kept(self):
        self.portal.application_definition = [
            {
                "name": "size",
                "type": "selection",
                "string": "Size",
                "selection": [["s", "Small"], ["b", "Big"]],
            },
            {"name": "since", "type": "integer", "string": "Since"},
        ]
        self.assertIn("Since", self.open_as(FORM).text)
        page = self.apply(question_size="x", question_since="many")
        self.assertEqual({"question_size", "question_since"}, set(page.errors))
        application = self.applied(question_size="b", question_since="1999")
        answers = {
            each["name"]: each.get("value")
            for each in application.read(["properties"])[0]["properties"]
        }
        self.assertEqual(answers, {"size": "b", "since": 1999})

    def test_a_form_that_is_sent_twice_makes_one(self):
        data = self.typed()
        self.assertSent(self.post(FORM, data))
        self.assertSent(self.post(FORM, data))
        self.assertEqual(len(self.applications()), 1)
        self.assertEqual(len(self.mails()), 1)

    def test_a_post_needs_a_token_of_the_session(self):
        page = self.post(FORM, self.typed(), csrf=False)
        self.assertEqual(page.status, 400)
        self.assertFalse(self.applications())

    def test_what_is_typed_is_text_everywhere(self):
        words = dict.fromkeys(("name", "first_name", "last_name", "vat", "why"), XSS)
        page = self.apply(**words, email="cole@", phone=XSS, website=XSS)
        self.assertEqual(page.status, 422)
        self.assertNotIn("<script>alert", page.text)
        self.assertNotIn("<img src=x", page.text)
        application, link = self.link(**words)
        self.assertNotIn("<img src=x", self.mails()[-1].body_html)
        self.assertNotIn("<img src=x", self.open_as(link).text)
        self.env["prm.application.entrance"]._confirm(application.sudo())
        self.assertNotIn("<img", str(application.activity_ids.note))
        self.decide(application, "ask", question=XSS)
        self.assertNotIn("<img src=x", self.mails()[-1].body_html)
        answer = self.link_of(self.mails()[-1])
        self.assertNotIn("<img src=x", self.open_as(answer).text)
        self.post(answer, {"reply": XSS})
        self.assertEqual(application.reply, XSS)
        self.assertFalse([each for each in self.texts(application) if "<img" in each])
        reader = self.as_user(self.confirmed(**words))
        self.assertNotIn("<img src=x", str(reader.known_html))

    def test_the_headers_of_the_page_are_ours(self):
        page = self.open_as(FORM)
        self.assertEqual(page.headers["Cache-Control"], "no-store")
        self.assertIn("frame-ancestors 'self'", page.headers["Content-Security-Policy"])
        self.assertEqual(page.headers["X-Content-Type-Options"], "nosniff")

    def test_the_page_after_it_is_the_same_for_everybody(self):
        page = self.open_as(f"{FORM}?done=sent")
        self.assertIn("Check your mail", page.text)
        self.assertNotIn(EMAIL, page.text)
