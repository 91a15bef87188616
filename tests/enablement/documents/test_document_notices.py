"""Who is told of documents: once, by a job, and only of what they may read."""

from collections import Counter
from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged

from ...common import PDF, PrmCase
from .document_common import DocumentData, encoded


@tagged("post_install", "-at_install")
class TestDocumentNotices(DocumentData, PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people_a = cls.partner_a | cls.colleague_a | cls.supervisor_a
        cls.everybody = (
            cls.people_a
            | cls.env["prm.member"]
            .search([("partnership_id", "=", cls.partnership_b.id)])
            .user_id
        )

    def assertTold(self, document, users):
        """Fail unless each of ``users`` got one mail, and nobody else."""
        self._run_notices()
        self.assertEqual(Counter(self._told(document)), Counter(users.partner_id))

    def download(self, document, user, partnership):
        downloads = self.env["prm.document.download"]
        member = user.sudo().prm_member_ids.filtered(
            lambda one: one.partnership_id == partnership
        )
        downloads.create(
            {
                "document_id": document.id,
                "version": document.version,
                "member_id": member.id,
                "date": fields.Date.today(),
                "count": 1,
            }
        )

    def test_everybody_who_may_read_it_is_told_once_by_the_job(self):
        document = self._create_document()
        self.assertFalse(self._told(document), "not in the click")
        self.assertTold(document, self.everybody)
        document.action_unpublish()
        document.action_publish()
        self.assertTold(document, self.everybody)

    def test_only_its_audience_is_told(self):
        contract = self._create_document(partnership_id=self.partnership_a.id)
        self.assertTold(contract, self.people_a)

    def test_nobody_is_told_of_what_is_no_longer_or_not_yet_theirs(self):
        hidden = self._create_document()
        hidden.action_unpublish()
        archived = self._create_document()
        archived.active = False
        ended = self._create_document(date_end="2020-01-01")
        planned = self._create_document(date_start="2999-01-01")
        self._run_notices()
        for document in (hidden, archived, ended, planned):
            self.assertFalse(self._told(document))
        planned.date_start = False
        self.assertTold(planned, self.everybody)
        hidden.action_publish()
        self.assertTold(hidden, self.everybody)

    def test_who_lost_access_is_not_told(self):
        document = self._create_document()
        self.colleague_a.sudo().prm_member_ids.action_disable()
        self.partnership_b.action_suspend()
        self.assertTold(document, self.people_a - self.colleague_a)

    def test_a_portal_that_does_not_show_documents_tells_nobody(self):
        document = self._create_document()
        rows = self.portal.section_ids.filtered(lambda row: row.key == "documents")
        rows.visible = False
        self.assertTold(document, self.env["res.users"])

    def test_without_the_tick_nobody_is_told(self):
        quiet = self._create_document(tell_published=False)
        self.assertTold(quiet, self.env["res.users"])

    def test_a_new_version_is_told_to_those_who_had_an_earlier_one(self):
        document = self._create_document(tell_published=False)
        self.download(document, self.partner_a, self.partnership_a)
        self.download(document, self.partner_b, self.partnership_b)
        document.attachment = encoded(PDF + b" 2")
        self.assertTold(document, self.partner_a | self.partner_b)
        self.download(document, self.partner_a, self.partnership_a)
        self.assertTold(document, self.partner_a | self.partner_b)

    def test_a_new_version_is_not_told_when_it_is_not_wished(self):
        document = self._create_document(tell_published=False)
        self.download(document, self.partner_a, self.partnership_a)
        document.write({"attachment": encoded(PDF + b" 2"), "tell_downloads": False})
        self.assertTold(document, self.env["res.users"])

    def test_of_two_versions_before_the_job_the_last_one_is_told(self):
        document = self._create_document(tell_published=False)
        self.download(document, self.partner_a, self.partnership_a)
        for number in (2, 3):
            document.attachment = encoded(PDF + b" %d" % number)
        self.assertTold(document, self.partner_a)

    def test_many_partners_are_told_in_several_steps(self):
        document = self._create_document()
        with patch("odoo.addons.prm.models.enablement.documents.notice.BATCH", 1):
            self.assertTold(document, self.everybody)

    def test_a_person_chooses_how_to_hear_of_documents(self):
        preferences = self.env["prm.notification.preference"]
        for user, frequency in ((self.partner_a, "never"), (self.colleague_a, "daily")):
            member = user.sudo().prm_member_ids
            preferences._choose(member, {"document_published": frequency})
        document = self._create_document(partnership_id=self.partnership_a.id)
        self.assertTold(document, self.supervisor_a)
        news = self.env["prm.notification"].search(
            [("res_model", "=", "prm.document"), ("res_id", "=", document.id)]
        )
        readers = news.member_id.user_id
        self.assertEqual(readers, self.colleague_a | self.supervisor_a)
        address = f"/partner/test/documents/{document.id}"
        self.assertEqual(set(news.mapped("url")), {address})

    def test_what_a_portal_does_not_offer_is_not_told(self):
        row = self.portal.event_ids.filtered(
            lambda one: one.event == "document_published"
        )
        row.offered = False
        document = self._create_document()
        self.assertTold(document, self.env["res.users"])

    def test_the_mail_speaks_of_the_own_portal_and_leads_to_the_page(self):
        document = self._create_document(date_end="2999-12-31")
        self._run_notices()
        mail = self.env["mail.mail"].search(
            [
                ("model", "=", "prm.document"),
                ("recipient_ids", "in", self.partner_a.partner_id.ids),
            ]
        )
        self.assertIn("New document: Price list", mail.subject)
        self.assertIn(f"/partner/test/documents/{document.id}", mail.body_html)
        self.assertIn("Test portal", mail.body_html)
        self.assertIn("2999", mail.body_html)
        self.assertNotIn("access_token", mail.body_html)
        told = mail.filtered(lambda one: one.prm_member_id)
        self.assertEqual(told.prm_member_id, self.partner_a.sudo().prm_member_ids)
