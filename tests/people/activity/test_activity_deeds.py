"""What a person sends and takes: registrations, messages, downloads."""

import uuid

from odoo.tests import tagged

from ...common import PDF
from ...conversation.mail_common import MailCase
from .activity_common import ActivityHttpCase


@tagged("post_install", "-at_install")
class TestActivityDeeds(ActivityHttpCase):
    """What was accepted counts once; what was refused or came twice does not."""

    def deeds(self, user=None):
        """Return the counts without pages."""
        counts = self.counts(user or self.partner_a)
        return {kind: counts[kind] for kind in counts.keys() - {"pages"}}

    # ------------------------------------------------------------ registrations

    def test_a_registration_counts_when_it_is_submitted_and_once(self):
        self.assertEqual(
            self.register_by_form(name="Draft", action="draft").status, 303
        )
        self.assertEqual(self.deeds(), {})
        data = self.form_data()
        for _turn in range(2):
            page = self.send("/registrations", data, user=self.partner_a)
            self.assertEqual(page.status, 303)
        self.assertEqual(self.deeds(), {"registrations": 1})

    def test_a_refused_form_counts_nothing(self):
        self.assertEqual(self.register_by_form(name="").status, 422)
        self.assertEqual(self.deeds(), {})
        self.assertFalse(self.days())

    def test_a_form_that_is_sent_again_after_its_return_is_not_another_one(self):
        self.register_by_form(name="Come back")
        deal = self.created(name="Come back")
        deal.write({"decision_note": "More", "reason_id": self.reasons["return"].id})
        deal.action_return()
        data = self.form_data(name="Come back, with more")
        page = self.send(f"/registrations/{deal.id}/resubmit", data)
        self.assertEqual((page.status, deal.state), (303, "submitted"))
        self.assertEqual(self.deeds(), {"registrations": 1})

    def test_a_registration_that_an_employee_enters_is_nobody_s_activity(self):
        self._register(self.partner_a)  # by a call, whose transaction stays open
        entry = self.env["prm.registration"].with_user(self.channel_own)
        values = self._form_values(self.partner_a)
        values |= {
            "partnership_id": self.partnership_a.id,
            "contact_id": self.partner_a.partner_id.id,
        }
        entry.create(values)._submit()
        self.assertFalse(self.days())

    # ----------------------------------------------------------------- messages

    def comment(self, deal, text="Any news?", token="", user=None):
        data = {"comment": text, "submission_token": token or uuid.uuid4().hex}
        address = f"/registrations/{deal.id}/comments"
        return self.send(address, data, user=user or self.partner_a)

    def test_a_message_counts_once_however_often_it_is_sent(self):
        deal = self._register()
        token = uuid.uuid4().hex
        for _turn in range(2):
            self.assertEqual(self.comment(deal, token=token).status, 303)
        self.assertEqual(self.deeds(), {"messages": 1})

    def test_an_empty_message_and_one_on_a_foreign_deal_count_nothing(self):
        self.assertEqual(self.comment(self._register(), text=" ").status, 422)
        foreign = self._register(self.partner_b)
        self.assertEqual(self.comment(foreign).status, 404)
        self.assertEqual(self.deeds(), {})

    # ---------------------------------------------------------------- downloads

    def test_a_file_counts_for_who_downloads_it(self):
        deal = self._register(visibility="organization")
        address = f"/registrations/{deal.id}/files"
        files = self.attach(("offer.pdf", PDF))
        token = {"submission_token": uuid.uuid4().hex}
        self.send(address, token, files, user=self.partner_a)
        file = deal._shared_messages_sudo().attachment_ids
        page = self.visit(f"{address}/{file.id}", user=self.colleague_a)
        self.assertEqual(page.status, 200)
        self.assertEqual(self.counts(self.colleague_a), {"downloads": 1})
        self.assertEqual(self.visit(f"{address}/0").status, 404)
        self.url_open(f"{self.HOME}{address}/{file.id}", method="HEAD")
        page = self.visit(f"{address}/{file.id}", user=self.partner_b)
        self.assertEqual(page.status, 404)
        self.assertEqual(self.counts(self.colleague_a), {"downloads": 1})
        self.assertEqual(self.counts(self.partner_b), {})
        self.assertEqual(self.deeds(), {"messages": 1})


@tagged("post_install", "-at_install")
class TestActivityMails(MailCase):
    """Messages that came by email."""

    def count(self):
        """Write what was noted, and return how many messages it was."""
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.env.cr.postcommit.run()
        self.env.invalidate_all()
        days = self.env["prm.member.day"].search([])
        self.assertFalse(days.partner_id - self.author)
        return sum(days.mapped("messages"))

    def test_a_mail_of_a_member_counts_as_a_message_on_the_page_does(self):
        self.answer(self.author.email)
        self.assertEqual(self.count(), 1)

    def test_mails_that_partners_do_not_see_and_those_of_employees_count_nothing(self):
        self.answer("stranger@elsewhere.example.com")
        self.answer(self.author.email, Auto_Submitted="auto-replied")
        self.ask(self.deal)
        self.assertEqual(self.count(), 0)
