"""The same press of a button twice, as two requests that the server answers at once."""

from odoo.tests import tagged

from ..common import PDF
from ..race_common import PATIENCE, RaceCase


@tagged("-at_install", "post_install")
class TestRaceHttp(RaceCase):
    def setUp(self):
        super().setUp()
        with self.committed():
            self.author = self.here(self.partner_a)
            self.anna = self.browser(self.author)

    def send(self, path, values, name="", browser=None):
        """Return a request that posts a form, with a file called ``name``."""
        browser = browser or self.anna

        def request():
            files = {"attachments": (name, PDF, "application/pdf")} if name else None
            return browser.post(
                self.address(path),
                data=values,
                files=files,
                timeout=2 * PATIENCE,
                allow_redirects=False,
            )

        return request

    def new_deal(self, user=None, browser=None, **values):
        """Return the parameters of a complete form for a new company."""
        with self.committed():
            values = self._form_values(self.here(user or self.partner_a), **values)
        flags = dict.fromkeys(("is_new_company", "is_new_contact"), "1")
        new = "/partner/test/registrations/new"
        hidden = self.form_of(browser or self.anna, new)
        return {**values, **flags, **hidden, "action": "submit", "comments": "Hurry up"}

    def test_a_form_that_is_sent_twice_makes_one_registration(self):
        values = self.new_deal()
        request = self.send("/partner/test/registrations", values, "offer.pdf")
        answers = self.at_once("prm.partnership:_register_deal", request, request)
        self.assertEqual([answer.status_code for answer in answers], [303, 303])
        self.assertEqual(len({answer.headers["Location"] for answer in answers}), 1)
        with self.committed():
            found = self.env["prm.registration"].search([("name", "=", values["name"])])
            self.assertEqual(len(found), 1)
            self.assertEqual(found.state, "submitted")
            self.assertEqual(found.transition_ids.mapped("new"), ["submitted"])
            message = found._shared_messages_sudo()
            self.assertEqual(len(message), 1)
            self.assertEqual(message.attachment_ids.mapped("name"), ["offer.pdf"])
            self.assertEqual(len(self.mails_of(found, self.here(self.partner_a))), 1)
            self.assertEqual(len(found.activity_ids), 1)

    def test_of_two_partners_with_one_company_both_keep_their_input(self):
        with self.committed():
            bruno = self.browser(self.here(self.partner_b))
        company = {"customer_name": "Contested Ltd", "requirements": "By Christmas"}
        forms = (
            (self.anna, self.new_deal(**company)),
            (bruno, self.new_deal(self.partner_b, bruno, **company)),
        )
        requests = [
            self.send("/partner/test/registrations", values, "offer.pdf", browser)
            for browser, values in forms
        ]
        answers = self.at_once("prm.partnership:_register_deal", *requests)
        codes = [answer.status_code for answer in answers]
        self.assertEqual(sorted(codes), [303, 422])
        later = codes.index(422)
        page = answers[later].text
        for kept in ("Contested Ltd", "By Christmas", "offer.pdf", "ask_review"):
            self.assertIn(kept, page)
        browser, values = forms[later]
        values = {**values, "ask_review": "1"}
        again = self.send("/partner/test/registrations", values, browser=browser)()
        self.assertEqual(again.status_code, 303)
        with self.committed():
            deals = self.env["prm.registration"].search(
                [("customer_name", "=", "Contested Ltd")], order="id"
            )
            self.assertEqual(deals.mapped("state"), ["submitted", "submitted"])
            self.assertEqual(deals[1].conflict_ids.other_id, deals[0])
            files = deals[1]._shared_messages_sudo().attachment_ids
            self.assertEqual(files.mapped("name"), ["offer.pdf"])

    def test_two_reviewers_who_qualify_make_one_opportunity(self):
        registration = self.registered()
        with self.committed():
            own = self.browser(self.here(self.channel_own))
            other = self.browser(self.here(self.channel_all))
        answers = self.at_once(
            "prm.registration:_qualify",
            lambda: self.press(own, registration, "action_qualify"),
            lambda: self.press(other, registration, "action_qualify"),
        )
        refusals = [answer["error"] for answer in answers if "error" in answer]
        self.assertEqual(len(refusals), 1, answers)
        sentence = refusals[0]["data"]["message"]
        self.assertRegex(sentence, "(channel_own_t|channel_all_t).* moved .*Approved")
        with self.committed():
            deal = self.here(registration)
            leads = self.env["crm.lead"].search([("name", "=", deal.name)])
            self.assertEqual(len(leads), 1)
            self.assertEqual(deal.lead_id, leads)
            self.assertEqual(
                deal.transition_ids.mapped("new"), ["submitted", "approved"]
            )
            self.assertEqual(len(self.mails_of(deal, self.here(self.partner_a))), 2)

    def test_a_comment_that_is_sent_twice_is_posted_once(self):
        registration = self.registered()
        page = f"/partner/test/registrations/{registration.id}"
        values = {**self.form_of(self.anna, page), "comment": "Any news?"}
        request = self.send(f"{page}/comments", values, "note.pdf")
        answers = self.at_once("prm.registration:_post_comment_sudo", request, request)
        self.assertEqual([answer.status_code for answer in answers], [303, 303])
        with self.committed():
            message = self.here(registration)._shared_messages_sudo()
            self.assertEqual(len(message), 1)
            self.assertIn("Any news?", message.body)
            self.assertEqual(message.attachment_ids.mapped("name"), ["note.pdf"])
            told = message.notified_partner_ids
            self.assertEqual(told, self.here(self.channel_own).partner_id)
