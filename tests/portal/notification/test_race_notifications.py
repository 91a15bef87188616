"""Two tabs of one person at the same moment: settings, a deal that is muted, news."""

from odoo.tests import tagged

from ...race_common import PATIENCE, RaceCase

SETTINGS = "/partner/test/settings/notifications"


@tagged("-at_install", "post_install")
class TestRaceNotifications(RaceCase):
    def setUp(self):
        super().setUp()
        with self.committed():
            self.anna = self.browser(self.here(self.partner_a))
        self.hidden = self.form_of(self.anna, "/partner/test/registrations/new")

    def send(self, path, **values):
        """Return a request that posts a form, as one of two tabs."""

        def request():
            return self.anna.post(
                self.address(path),
                data={**self.hidden, **values},
                timeout=2 * PATIENCE,
                allow_redirects=False,
            )

        return request

    def race(self, point, *requests):
        """Send two forms at once; return the status of the answers."""
        answers = self.at_once(point, *requests)
        return [answer.status_code for answer in answers]

    def test_two_tabs_save_one_row_for_each_event(self):
        codes = self.race(
            "prm.notification.preference:_choose",
            self.send(SETTINGS, event_decided="daily"),
            self.send(SETTINGS, event_decided="never"),
        )
        self.assertEqual(codes, [303, 303])
        with self.committed():
            rows = self.env["prm.notification.preference"].search(
                [("member_id.user_id", "=", self.here(self.partner_a).id)]
            )
            self.assertEqual(rows.mapped("event"), ["decided"])
            self.assertIn(rows.frequency, ("daily", "never"))

    def test_a_double_click_mutes_a_deal_once(self):
        with self.committed():
            deal = self._register(self.here(self.partner_a))
            path = f"/partner/test/registrations/{deal.id}"
        mute = self.send(f"{path}/mute")
        codes = self.race("prm.notification.mute:_mute", mute, mute)
        self.assertEqual(codes, [303, 303])
        with self.committed():
            domain = [("registration_id", "=", deal.id)]
            muted = self.env["prm.notification.mute"].search(domain)
            self.assertEqual(len(muted), 1)
