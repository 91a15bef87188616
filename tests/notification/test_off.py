"""The button of mail programs over HTTP: POST switches off, GET never does."""

from odoo.tests import tagged

from ..http_common import PrmHttpCase
from .notification_common import NotificationData


@tagged("-at_install", "post_install")
class TestNotificationOff(NotificationData, PrmHttpCase):
    def setUp(self):
        super().setUp()
        member = self.member(self.partner_a)
        self.token = self.env["prm.signed.link"]._token("notifications", member)

    def address(self, event="decided", token=""):
        return f"/partner/notifications/{token or self.token}/off/{event}"

    def press(self, *args, **options):
        """Send what mail programs send: no session, no token of a form."""
        data = {"List-Unsubscribe": "One-Click"}
        return self.send(self.address(*args), data, csrf=False, **options)

    def wanted(self):
        self.env.invalidate_all()
        preferences = self.env["prm.notification.preference"]
        return preferences._of(self.member(self.partner_a))

    def test_a_press_switches_this_event_off(self):
        self.assertEqual(self.press().status, 200)
        wanted = self.wanted()
        self.assertEqual(wanted.pop("decided"), "never")
        self.assertEqual(set(wanted.values()), {"now"})

    def test_looking_changes_nothing_and_leads_to_the_choices(self):
        page = self.visit(self.address())
        self.assertEqual(page.status, 303)
        self.assertTrue(page.location.endswith(f"/partner/notifications/{self.token}"))
        self.assertEqual(self.wanted()["decided"], "now")

    def test_fixed_and_unknown_events_stay(self):
        for event in ("access_granted", "nonsense"):
            self.press(event)
        self.assertEqual(set(self.wanted().values()), {"now"})

    def test_a_forged_link_and_one_of_ended_access_are_dead_alike(self):
        forged = self.press("decided", "x" * 60)
        self.member(self.partner_a).state = "disabled"
        ended = self.press()
        self.assertEqual((forged.status, ended.status), (404, 404))
        self.assertFalse(self.env["prm.notification.preference"].search([]))

    def test_partners_read_and_change_none_of_it_by_rpc(self):
        deal = self._register()
        self.choose("decided", "daily")
        self.mute(deal)
        rows = {
            "prm.notification": self.news()[:1],
            "prm.notification.mute": self.env["prm.notification.mute"].search([]),
            "prm.notification.preference": self.env[
                "prm.notification.preference"
            ].search([]),
            "prm.portal.event": self.portal.event_ids[:1],
        }
        for user in (self.partner_a, self.supervisor_a, self.portal_user):
            for model, record in rows.items():
                self.assertTrue(record, model)
                for operation in ("read", "write", "create", "unlink"):
                    with self.subTest(user=user.login, model=model, do=operation):
                        theirs = record.with_user(user)
                        self.assertFalse(theirs.has_access(operation))
