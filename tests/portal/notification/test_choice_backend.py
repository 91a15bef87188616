"""What employees set and read: events on the portal, choices on the portal user."""

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from ...common import PrmCase


@tagged("post_install", "-at_install")
class TestChoiceBackend(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.env["prm.member"].search(
            [("user_id", "=", cls.partner_a.id)], limit=1
        )

    def choose(self, **choices):
        self.env["prm.notification.preference"]._choose(self.member, choices)

    def row(self, event):
        return self.portal.event_ids.filtered(lambda row: row.event == event)

    def test_each_row_says_who_hears_of_it_and_how(self):
        row = self.row("decided").with_user(self.channel_admin)
        self.assertEqual(row.told, "Partner contact, Representative")
        self.assertEqual(row.default_frequency, "At once")
        self.assertEqual(self.row("tier_changed").told, "Supervisors, Primary contact")
        self.assertEqual(self.row("message").told, self.row("decided").told)
        for row in self.portal.event_ids:
            self.assertTrue(row.told, f"nobody is named for {row.event}")

    def test_the_row_of_a_former_event_says_nothing(self):
        row = self.env["prm.portal.event"].create(
            {"portal_id": self.portal.id, "event": "former"}
        )
        self.assertEqual((row.label, row.told), ("former", ""))

    def test_an_administrator_turns_an_event_off_on_the_form_of_the_portal(self):
        portal = self.portal.with_user(self.channel_admin)
        place = portal.event_ids.mapped("event").index("won")
        with Form(portal) as form, form.event_ids.edit(place) as row:
            row.offered = False
        catalogue = self.env["prm.notification.events"]
        offered = {event.key for event in catalogue._offered(self.portal)}
        self.assertNotIn("won", offered)
        self.assertIn("lost", offered)

    def test_others_read_the_rows_and_change_nothing(self):
        row = self.row("won").with_user(self.channel_all)
        self.assertTrue(row.offered)
        with self.assertRaises(AccessError):
            row.offered = False

    def test_employees_of_the_partner_read_what_a_person_chose(self):
        self.choose(decided="weekly")
        for user in (self.channel_own, self.channel_all, self.channel_admin):
            member = self.member.with_user(user)
            self.assertEqual(member.preference_ids.mapped("frequency"), ["weekly"])
            self.assertIn("preference_ids", Form(member)._values)

    def test_no_employee_changes_what_a_person_chose(self):
        self.choose(decided="weekly")
        for user in (self.channel_own, self.channel_all, self.channel_admin):
            preference = self.member.with_user(user).preference_ids
            with self.assertRaises(AccessError):
                preference.frequency = "never"
            with self.assertRaises(AccessError):
                self.member.with_user(user).write({"preference_ids": [(5,)]})
            with self.assertRaises(AccessError):
                preference.unlink()

    def test_who_has_no_channel_role_reads_nothing_of_it(self):
        self.choose(decided="weekly")
        for user in (self.salesperson, self.employee, self.partner_a):
            with self.assertRaises(AccessError):
                self.member.with_user(user).preference_ids.mapped("frequency")

    def test_administrators_alone_list_who_was_told_what(self):
        news = self.env["prm.notification"].create(
            {"member_id": self.member.id, "event": "won", "subject": "Won"}
        )
        listed = news.with_user(self.channel_admin)
        self.assertEqual((listed.label, listed.subject), ("Deal won", "Won"))
        with self.assertRaises(AccessError):
            listed.subject = "Lost"
        for user in (self.channel_own, self.channel_all, self.partner_a):
            self.assertFalse(news.with_user(user).has_access("read"))
