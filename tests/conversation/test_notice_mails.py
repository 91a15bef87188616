"""Mails on each change of state: to whom, in which language, and what they hide."""

import re

from odoo.tests import freeze_time, tagged

from ..common import PrmCase

SECRETS = ("987654", "Internal only", "Not for you", "Birch", "token", "bruno")


@tagged("-at_install", "post_install")
class TestNoticeMails(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.author = cls.partner_a.partner_id
        cls.colleague = cls.colleague_a.partner_id

    def mails(self, registration):
        """Return the mails on the states of ``registration`` so far."""
        return (
            self.env["mail.mail"]
            .search(
                [("model", "=", registration._name), ("res_id", "=", registration.id)]
            )
            .filtered(lambda mail: mail.message_type == "email_outgoing")
        )

    def news(self, registration, act):
        """Return the mails that ``act`` adds."""
        before = self.mails(registration)
        act()
        return self.mails(registration) - before

    def desk(self, registration, kind="", user=None):
        """Return the registration for the reviewer, with a reason and a note."""
        desk = registration.with_user(user or self.channel_admin)
        if kind:
            desk.write({"reason_id": self.reasons[kind].id, "decision_note": "Please"})
        return desk

    def ways(self):
        """Return the moves that people are told of: name → state, before, act."""

        def decide(kind, button):
            return lambda deal: getattr(self.desk(deal, kind), button)()

        def again(deal):
            deal._resubmit(self._form_values(self.partner_a), "again", submit=True)

        def withdraw(deal):
            deal._withdraw(self.reasons["withdrawal"].id, "")

        def nothing(_deal):
            pass

        return (
            ("in_review", nothing, decide("", "action_start_review")),
            ("action_required", nothing, decide("return", "action_return")),
            ("submitted", decide("return", "action_return"), again),
            ("approved", nothing, decide("", "action_qualify")),
            ("rejected", nothing, decide("rejection", "action_reject")),
            ("in_review", decide("rejection", "action_reject"), self.reopen),
            ("withdrawn", nothing, withdraw),
            ("cancelled", nothing, decide("cancellation", "action_cancel")),
            ("cancelled", self._approve, decide("cancellation", "action_cancel")),
            ("expired", self._approve, lambda deal: deal.sudo()._move_to("expired")),
        )

    def reopen(self, deal):
        self.desk(deal, "reopening").action_reopen()

    def register_for(self, representative, **values):
        person = representative.partner_id.id
        values = {"visibility": "organization", **values}
        return self._register(representative_id=person, **values)

    # ------------------------------------------------------------------ to whom

    def test_author_and_representative_get_one_mail_on_each_change_of_state(self):
        for state, before, act in self.ways():
            deal = self.register_for(self.colleague_a)
            before(deal)
            with self.subTest(state=state, before=deal.state):
                news = self.news(deal, lambda act=act, deal=deal: act(deal))
                self.assertEqual(deal.state, state)
                people = self.author | self.colleague
                if state == "submitted":  # the corrected form names the author alone
                    people = self.author
                self.assertEqual(news.recipient_ids, people)
                self.assertEqual(len(news), len(people))
                self.assertFalse(any(news.mapped("email_to")))
                self.assertFalse(any(news.mapped("email_cc")))

    def test_the_submission_itself_is_confirmed(self):
        deal = self.register_for(self.colleague_a)
        people = self.author | self.colleague
        self.assertEqual(self.mails(deal).recipient_ids, people)

    def test_a_representative_who_may_not_open_the_deal_gets_no_link_to_it(self):
        for state, before, act in self.ways():
            deal = self.register_for(self.colleague_a, visibility="contact")
            with self.subTest(state=state, before=deal.state):
                before(deal)
                act(deal)
                self.assertEqual(deal.state, state)
                self.assertEqual(self.mails(deal).recipient_ids, self.author)

    def test_nor_does_a_person_without_a_log_in(self):
        nina = self._create_person(self.organization_a, "nina")
        deal = self._register(representative_id=nina.id, visibility="organization")
        self.assertEqual(self.mails(deal).recipient_ids, self.author)
        self.partnership_a.with_user(self.channel_own)._invite(nina, "partner")
        self._approve(deal)
        self.assertIn(nina, self.mails(deal).recipient_ids)

    def test_an_author_who_represents_the_deal_gets_one_mail(self):
        deal = self.register_for(self.partner_a)
        self.assertEqual(len(self.mails(deal)), 1)
        self.assertEqual(self.mails(deal).recipient_ids, self.author)

    def test_a_draft_is_nobody_s_news(self):
        self.assertFalse(self.mails(self._register(submit=False)))

    # --------------------------------------------------------------------- when

    def test_mails_wait_in_the_queue(self):
        deal = self._register()
        self._approve(deal)
        self.assertEqual(set(self.mails(deal).mapped("state")), {"outgoing"})

    def test_what_is_taken_back_sends_nothing(self):
        deal = self._register()
        before = self.mails(deal)
        with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint():
            self._approve(deal)
            raise ZeroDivisionError
        self.assertEqual(deal.state, "submitted")
        self.assertEqual(self.mails(deal), before)

    # ----------------------------------------------------------------- language

    def test_each_person_is_written_to_in_the_own_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        template = self.env.ref("prm.mail_template_registration_approved")
        template.with_context(lang="fr_FR").subject = "Accordé : {{ object.name }}"
        body = template.with_context(lang="fr_FR").body_html
        french = body.replace("Hello", "Bonjour").replace("is approved", "est accordé")
        template.with_context(lang="fr_FR").body_html = french
        self.author.write({"lang": "fr_FR", "name": "Anna"})
        self.colleague.name = "Aaron"
        deal = self.register_for(self.colleague_a)
        with freeze_time("2026-03-02 10:00:00"):
            news = self.news(deal, lambda: self._approve(deal))
        mail = {mail.recipient_ids: mail for mail in news}
        self.assertRegex(mail[self.author].subject, "^Accordé : ")
        self.assertIn("Bonjour Anna", mail[self.author].body_html)
        self.assertIn("31/05/2026", mail[self.author].body_html)
        self.assertRegex(mail[self.colleague].subject, "^Approved: ")
        self.assertIn("Hello Aaron", mail[self.colleague].body_html)
        self.assertIn("05/31/2026", mail[self.colleague].body_html)

    # ------------------------------------------------------------------ content

    def test_each_mail_has_a_direct_link_and_nothing_confidential(self):
        self._register(self.partner_b, customer_name="Contested Ltd")
        for state, before, act in self.ways():
            deal = self._register(customer_name="Contested Ltd", ask_review=True)
            self._judge(deal)
            self.desk(deal).expected_amount = 987654
            self.desk(deal).message_post(
                body="Internal only", subtype_xmlid="mail.mt_note"
            )
            before(deal)
            with self.subTest(state=state):
                news = self.news(deal, lambda act=act, deal=deal: act(deal))
                self.assertTrue(news)
                for mail in news:
                    self.assertDiscreet(mail, deal)

    def assertDiscreet(self, mail, deal):
        text = f"{mail.subject} {mail.body_html} {mail.body} {mail.headers}"
        for secret in SECRETS:
            self.assertNotIn(secret.lower(), text.lower())
        links = re.findall(r'href="([^"]+)"', mail.body_html)
        self.assertEqual(links, [f"{deal.get_base_url()}{deal._portal_url()}"])
        self.assertFalse(mail.attachment_ids)

    def test_note_and_reason_stand_on_the_page_and_not_in_the_mail(self):
        deal = self._register()
        desk = self.desk(deal, "rejection")
        desk.decision_note = "Not for you"
        mail = self.news(deal, desk.action_reject)
        self.assertDiscreet(mail, deal)
        self.assertNotIn(self.reasons["rejection"].name, mail.body_html)
