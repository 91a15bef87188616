"""What of the entries is public: only while everything behind it is in force."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .directory_common import PIXEL, DirectoryCase


@tagged("post_install", "-at_install")
class TestEntriesPublic(DirectoryCase):
    """An entry that was published once is looked at anew each time."""

    def test_what_ended_is_not_public(self):
        entry = self.publish()
        for record, name, off in (
            (self.section, "visible", False),
            (self.portal, "state", "draft"),
            (self.portal, "active", False),
            (self.program, "active", False),
            (self.organization_a, "active", False),
        ):
            before = record[name]
            with self.subTest(record=record, field=name):
                record.sudo()._write({name: off})
                record.invalidate_recordset()
                self.assertFalse(self.public())
            record.sudo()._write({name: before})
            record.invalidate_recordset()
        self.assertEqual(self.public(), entry)
        for state in ("suspended", "expired", "terminated"):
            self.partnership_a._write({"state": state})
            self.partnership_a.invalidate_recordset()
            self.assertFalse(self.public(), state)

    def test_another_company_shows_nothing(self):
        self.publish()
        other = self.env["res.company"].create({"name": "Other vendor"})
        self.assertFalse(self.env["prm.directory"]._visible_sudo(other))

    def test_only_tiers_with_the_benefit_where_the_program_says_so(self):
        entry = self.publish()
        self.program.directory_needs_benefit = True
        self.assertFalse(self.public())
        with self.assertRaises(UserError):
            self.fill_in()
        parameter = self.env.ref("prm.parameter_partner_directory")
        benefit = {"kind": "benefit", "value": 1, "parameter_id": parameter.id}
        condition = self.env["prm.condition"].create(
            {**benefit, "tier_id": self.tier.id}
        )
        self.assertEqual(self.public(), entry)
        self.assertTrue(self.fill_in())
        condition.date_end = "2026-01-01"
        self.assertFalse(self.public())

    def test_the_logo_is_the_picture_of_that_day(self):
        self.organization_a.image_1920 = PIXEL
        entry = self.publish(show_logo=True)
        self.organization_a.image_1920 = False
        self.assertTrue(entry.logo)
        self.assertFalse(self.publish(show_logo=False).logo)

    # ------------------------------------------------------------------- the pages

    def test_without_public_pages_portals_offer_nothing(self):
        sections = self.env["prm.portal.sections"]
        events = self.env["prm.notification.events"]
        self.assertIn("directory", {each.key for each in sections._entries()})
        self.assertIn("directory_decided", {each.key for each in events._entries()})
        directory = type(self.env["prm.directory"])
        self.patch(directory, "_has_pages", lambda self: False)
        self.assertNotIn("directory", {each.key for each in sections._entries()})
        self.assertNotIn("directory_decided", {each.key for each in events._entries()})
        with self.assertRaises(AccessError):
            self.fill_in()

    def test_without_public_pages_employees_decide_and_nobody_is_told(self):
        self.portal.event_ids.offered = True
        entry = self.fill_in()
        directory = type(self.env["prm.directory"])
        self.patch(directory, "_has_pages", lambda self: False)
        entry.with_user(self.channel_own).action_publish()
        self.assertEqual(entry.state, "published")
        told = [("prm_event", "=", "directory_decided")]
        self.assertFalse(self.env["mail.mail"].search(told))

    def test_the_address_is_that_of_the_public_page_while_it_is_there(self):
        directory = type(self.env["prm.directory"])
        self.patch(directory, "_url", lambda self, entry: f"/page/{entry.name}")
        entry = self.fill_in()
        self.assertFalse(entry.public_url)
        entry.with_user(self.channel_own).action_publish()
        entry.invalidate_recordset(["public_url"])
        self.assertEqual(entry.public_url, "/page/Alder Systems")
        entry.with_user(self.channel_own).action_take_down()
        entry.invalidate_recordset(["public_url"])
        self.assertFalse(entry.public_url)
