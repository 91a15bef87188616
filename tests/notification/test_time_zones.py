"""A time zone that this server does not know is UTC: it stops neither page nor job."""

from odoo import fields
from odoo.tests import freeze_time, tagged

from ..enablement.documents.document_common import DocumentData
from ..people.activity.activity_common import ActivityHttpCase
from .notification_common import NotificationData

UNKNOWN = "Mars/Olympus_Mons"


@tagged("-at_install", "post_install")
class TestUnknownTimeZone(NotificationData, DocumentData, ActivityHttpCase):
    def forget(self, *contacts):
        """Let contacts have a time zone that Odoo knew once."""
        self.env.flush_all()
        for contact in contacts:
            self.cr.execute(
                "UPDATE res_partner SET tz = %s WHERE id = %s", (UNKNOWN, contact.id)
            )
        self.env.invalidate_all()

    def test_summaries_go_out_to_this_company_and_to_others(self):
        second = self._create_second_company()
        first = self.partnership_a
        for partnership in (first, second):
            member = partnership.member_ids.filtered(
                lambda each: each.user_id == self.partner_a
            )
            preferences = self.env["prm.notification.preference"]
            preferences._choose(member, {"tier_changed": "daily"})
            self.env["prm.notification"].create(
                {
                    "member_id": member.id,
                    "event": "tier_changed",
                    "date": "2026-03-09 05:00:00",
                    "subject": "Your tier has changed",
                    "url": "/partner/test",
                    "frequency": "daily",
                }
            )
        self.forget(self.company.partner_id, self.partner_a.partner_id)
        self.company.prm_summary_hour = 7
        with freeze_time("2026-03-10 07:30:00"):
            self.run_summaries()
        self.assertEqual(len(self.mails(event="summary")), 2)

    def test_the_hour_of_a_summary_is_that_of_utc(self):
        self.forget(self.company.partner_id)
        self.company.prm_summary_hour = 7
        with freeze_time("2026-03-10 07:30:00"):
            daily, _weekly = self.company._prm_summaries_due()
        self.assertEqual(daily, fields.Datetime.to_datetime("2026-03-10 07:00:00"))

    def test_documents_begin_and_end_with_the_day_of_utc(self):
        self.forget(self.company.partner_id)
        document = self._create_document(date_start="2026-03-10")
        start = fields.Datetime.to_datetime("2026-03-10 00:00:00")
        self.assertEqual(document.opens_at, start)

    def test_pages_open_and_count(self):
        deal = self._register()
        self.forget(self.company.partner_id, self.partner_a.partner_id)
        self.login(self.partner_a)
        for address in (
            "",
            "/registrations?date_begin=2026-01-01&date_end=2026-12-31",
            f"/registrations/{deal.id}",
            "/news",
            "/documents",
            "/settings",
            "/settings/notifications",
            "/profile",
        ):
            page = self.visit(address)
            self.assertEqual(page.status, 200, address)
        self.assertGreaterEqual(self.counts(self.partner_a)["pages"], 5)
