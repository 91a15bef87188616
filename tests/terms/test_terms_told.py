"""New terms are told to who can accept them, once, by a job."""

from unittest.mock import patch

from odoo.tests import tagged

from ..common import PrmCase
from ..notification.notification_common import NotificationData
from .terms_common import TermsData

JOB = "prm.ir_cron_terms"
EVENT = "terms_published"


@tagged("post_install", "-at_install")
class TestTermsTold(TermsData, NotificationData, PrmCase):
    def run_job(self):
        with self.enter_registry_test_mode():
            self.env.ref(JOB).method_direct_trigger()
        self.env.invalidate_all()

    def all_news(self):
        """Return the news of new terms of everybody."""
        return self.env["prm.notification"].search([("event", "=", EVENT)])

    def told(self):
        """Return the users who have news of new terms."""
        return self.all_news().member_id.user_id

    def test_supervisors_hear_of_it_once(self):
        self.publish()
        self.assertFalse(self.told())
        for _again in range(2):
            self.run_job()
            self.assertEqual(self.told(), self.supervisor_a | self.supervisor_b)
            self.assertEqual(len(self.all_news()), 2)
        news = self.all_news()[:1]
        self.assertEqual(news.url, "/partner/test/terms")
        self.assertTrue(news.mailed_at)
        self.assertIn("new terms", news.subject)

    def test_every_member_hears_of_it_where_any_may_accept(self):
        self.program.terms_acceptors = "members"
        self.publish()
        self.run_job()
        self.assertIn(self.partner_a, self.told())
        self.assertIn(self.partner_b, self.told())

    def test_without_a_supervisor_everybody_hears_of_it(self):
        self.member(self.supervisor_a).sudo().write({"state": "disabled"})
        self.publish()
        self.run_job()
        self.assertIn(self.partner_a, self.told())
        self.assertNotIn(self.partner_b, self.told())

    def test_who_accepted_and_who_is_suspended_hears_nothing(self):
        self.publish()
        self.accept()
        self.partnership_b.action_suspend()
        self.run_job()
        self.assertFalse(self.told())

    def test_a_newer_version_ends_the_notice_of_the_one_before(self):
        first = self.publish()
        self.publish()
        self.run_job()
        self.assertEqual(len(self.all_news()), 2)
        self.assertFalse(first.is_told)

    def test_a_run_in_parts_leaves_nobody_out(self):
        place = "odoo.addons.prm.models.terms.publication.BATCH"
        self.publish()
        with patch(place, 1):
            self.run_job()
        self.assertEqual(self.told(), self.supervisor_a | self.supervisor_b)
        self.assertEqual(len(self.all_news()), 2)
        self.assertTrue(self.program.terms_id.is_told)

    def test_portals_that_do_not_offer_the_event_tell_nobody(self):
        self.offer(EVENT, False)
        self.publish()
        self.run_job()
        self.assertFalse(self.told())
