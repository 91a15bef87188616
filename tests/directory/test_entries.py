"""Entries: who fills them in and who publishes, and what is public when."""

import uuid

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .directory_common import DirectoryCase


@tagged("post_install", "-at_install")
class TestEntries(DirectoryCase):
    """Nothing is public before the organization agreed and the vendor published."""

    # ------------------------------------------------------------------- to publish

    def test_an_entry_waits_until_an_employee_publishes_it(self):
        entry = self.fill_in()
        self.assertEqual(entry.state, "waiting")
        self.assertEqual(entry.agreed_by_id, self.supervisor_a.partner_id)
        self.assertFalse(self.public())
        entry.with_user(self.channel_own).action_publish()
        self.assertEqual(self.public(), entry)

    def test_where_nobody_approves_an_entry_is_public_at_once(self):
        self.portal.directory_approval = False
        entry = self.fill_in()
        self.assertEqual((entry.state, self.public()), ("published", entry))

    def test_a_changed_entry_stays_public_in_its_former_words(self):
        first = self.publish()
        second = self.fill_in(name="Alder and Sons")
        self.assertEqual(self.public(), first)
        second.with_user(self.channel_own).action_publish()
        self.assertEqual(self.public(), second)
        self.assertEqual(first.state, "former")

    def test_a_newer_version_takes_the_place_of_one_that_waits(self):
        first, second = self.fill_in(), self.fill_in(name="Alder and Sons")
        self.assertEqual((first.state, second.state), ("former", "waiting"))
        with self.assertRaises(UserError):
            first.with_user(self.channel_own).action_publish()

    def test_a_declined_entry_has_a_note_and_changes_nothing_that_is_public(self):
        first = self.publish()
        second = self.fill_in(name="The best of all").with_user(self.channel_own)
        with self.assertRaises(UserError):
            second.action_decline()
        second.note = "Please name no superlatives."
        second.action_decline()
        self.assertEqual(self.public(), first)
        with self.assertRaises(UserError):
            second.action_publish()

    def test_what_was_taken_down_can_be_published_again(self):
        entry = self.publish().with_user(self.channel_own)
        entry.action_take_down()
        self.assertFalse(self.public())
        entry.action_publish()
        self.assertEqual(self.public(), entry)

    def test_who_withdraws_is_public_no_longer_and_cannot_be_published(self):
        entry = self.publish()
        waiting = self.fill_in()
        desk = self.env["prm.directory.desk"].with_user(self.supervisor_a)
        desk._withdraw(self.portal.with_user(self.supervisor_a))
        self.assertFalse(self.public())
        self.assertEqual({entry.state, waiting.state}, {"ended"})
        for each in (entry, waiting):
            with self.assertRaises(UserError):
                each.with_user(self.channel_own).action_publish()
        with self.assertRaises(UserError):
            desk._withdraw(self.portal.with_user(self.supervisor_a))

    def test_a_repeated_token_makes_one_version(self):
        token = uuid.uuid4().hex
        self.assertEqual(self.fill_in(token=token), self.fill_in(token=token))

    # --------------------------------------------------------------------- who may

    def test_supervisors_alone_fill_in_where_the_portal_allows_it(self):
        for user in (self.partner_a, self.portal_user):
            with self.assertRaises(AccessError):
                self.fill_in(user)
        self.section.can_edit = False
        with self.assertRaises(AccessError):
            self.fill_in()
        self.section.write({"can_edit": True, "visible": False})
        with self.assertRaises(AccessError):
            self.fill_in()

    def test_employees_publish_entries_of_their_partners(self):
        entry = self.fill_in()
        stranger = self._create_user("olaf", "prm.group_prm_user")
        with self.assertRaises(AccessError):
            entry.with_user(stranger).action_publish()
        entry.with_user(self.channel_all).action_publish()

    def test_nobody_changes_the_words_that_were_agreed(self):
        entry = self.fill_in().with_user(self.channel_admin)
        for vals in (
            {"name": "Other"},
            {"offering_ids": [(5,)]},
            {"state": "published"},
            {"published_at": "2026-01-01 00:00:00"},
        ):
            with self.assertRaises(UserError):
                entry.write(vals)
        with self.assertRaises(AccessError):
            entry.copy()
        with self.assertRaises(AccessError):
            entry.unlink()

    @mute_logger("odoo.sql_db")
    def test_one_version_is_public_for_each_partnership(self):
        self.publish()
        second = self.fill_in()
        with self.assertRaises(UniqueViolation):
            second._write_guarded({"state": "published"})
            second.flush_recordset()

    # ------------------------------------------------------------------ who is told

    def test_the_manager_has_an_activity_until_it_is_decided(self):
        entry = self.fill_in()
        found = self.partnership_a.activity_ids.filtered(
            lambda each: each.activity_type_id.name == "Publish directory entry"
        )
        self.assertEqual(found.user_id, self.channel_own)
        entry.with_user(self.channel_own).action_publish()
        self.assertFalse(found.exists().active)

    def test_supervisors_are_told_of_the_decision(self):
        self.portal.event_ids.offered = True
        self.publish()
        mail = self.env["mail.mail"].search([("prm_event", "=", "directory_decided")])
        self.assertEqual(mail.recipient_ids, self.supervisor_a.partner_id)
        self.assertIn("/partner/test/directory", mail.body_html)
