"""Rows of a portal: one for each entry of a registry, set by administrators."""

from unittest.mock import patch

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, tagged

from ....models.portal.sections import Section
from ...common import PrmCase
from .section_common import SectionData

USUAL = ["home", "registrations", "opportunities", "contacts", "program"]
SECTIONS = [
    "home",
    "offers",
    *USUAL[1:4],
    "inbox",
    "program",
    "documents",
    "colleagues",
]
BLOCKS = ["progress", "conversation", "files", "history", "people"]


@tagged("post_install", "-at_install")
class TestSectionRows(SectionData, PrmCase):
    def test_a_new_portal_has_a_row_for_each_entry_and_shows_it(self):
        new = self.env["prm.portal"].create({"name": "New", "path": "new-rows"})
        for kind, keys in (("section", SECTIONS), ("block", BLOCKS)):
            rows = new[f"{kind}_ids"].sorted("sequence")
            registered = {one.key for one in self.env[f"prm.portal.{kind}s"]._entries()}
            found = rows.mapped("key")
            self.assertEqual(set(found), registered)
            self.assertEqual([key for key in found if key in keys], keys)
            self.assertTrue(all(rows.mapped("visible")))

    def test_a_portal_made_before_gets_the_rows_it_lacks_and_keeps_its_own(self):
        self._row("section", "program").unlink()
        self._set("registrations", visible=False)
        closed = self.portal.copy({"path": "closed", "active": False})
        closed.section_ids.unlink()
        self.env["prm.portal"]._complete_all()
        self.assertEqual(set(self.portal.section_ids.mapped("key")), self._keys())
        self.assertTrue(self._row("section", "program").visible)
        self.assertFalse(self._row("section", "registrations").visible)
        self.assertEqual(set(closed.section_ids.mapped("key")), self._keys())
        before = self.portal.section_ids
        self.env["prm.portal"]._complete_all()
        self.assertEqual(self.portal.section_ids, before)

    def test_a_copy_of_a_portal_shows_what_the_portal_shows(self):
        self._set("program", visible=False)
        copied = self.portal.copy({"path": "copied"})
        self.assertFalse(self._row("section", "program", copied).visible)
        self.assertEqual(set(copied.section_ids.mapped("key")), self._keys())

    def _keys(self):
        return {entry.key for entry in self.env["prm.portal.sections"]._entries()}

    def test_a_section_of_an_addon_starts_hidden_on_portals_that_are_there(self):
        joined = {"label": "Joined", "icon": "", "order": 35, "route": "joined"}
        joined = Section(key="joined", starts_hidden=True, **joined)
        entries = [*self.env["prm.portal.sections"]._entries(), joined]
        sections = self.registry["prm.portal.sections"]
        with patch.object(sections, "_entries", lambda _self: entries):
            self.env["prm.portal"]._complete_all()
            self.assertFalse(self._row("section", "joined").visible)
            self._set("joined", visible=True)
            self.env["prm.portal"]._complete_all()
            self.assertTrue(self._row("section", "joined").visible)
            new = self.env["prm.portal"].create({"name": "New", "path": "new-joined"})
            self.assertTrue(self._row("section", "joined", new).visible)

    def test_what_an_addon_brings_follows_its_neighbour(self):
        self._row("section", "opportunities").sequence = 1
        joined = {"label": "Joined", "icon": "", "order": 31, "route": "joined"}
        entries = self.env["prm.portal.sections"]._entries()
        entries.append(Section(key="joined", starts_hidden=True, **joined))
        sections = self.registry["prm.portal.sections"]
        with patch.object(sections, "_entries", lambda _self: entries):
            self.env["prm.portal"]._complete_all()
        keys = self.portal.section_ids.sorted().mapped("key")
        self.assertEqual(keys[:2], ["opportunities", "joined"])

    def test_the_home_is_always_shown(self):
        home = self._row("section", "home")
        with self.assertRaisesRegex(ValidationError, "always shown"):
            home.visible = False
        self._row("section", "program").visible = False

    def test_a_row_says_what_may_be_set_of_its_section(self):
        said = {
            row.key: (row.label, row.has_create, row.has_edit, row.has_scope)
            for row in self.portal.section_ids
            if row.key in SECTIONS
        }
        self.assertEqual(
            said,
            {
                "home": ("Home", False, False, False),
                "offers": ("Offers", False, True, False),
                "registrations": ("Registrations", True, True, True),
                "opportunities": ("Opportunities", False, False, True),
                "contacts": ("Contacts", True, True, True),
                "inbox": ("Leads inbox", False, True, False),
                "program": ("Program", False, False, False),
                "documents": ("Documents", False, False, False),
                "colleagues": ("Colleagues", False, True, False),
            },
        )

    def test_what_is_left_of_a_former_addon_does_no_harm(self):
        gone = self.env["prm.portal.section"].create(
            {"portal_id": self.portal.id, "key": "gone", "visible": False}
        )
        self.assertEqual((gone.label, gone.is_fixed), ("gone", False))
        portal = self.portal.with_user(self.partner_a)
        offered = portal.env["prm.portal.sections"]._offered(portal)
        offered = [section.key for section in offered if section.key in SECTIONS]
        self.assertEqual(offered, USUAL)

    def test_administrators_set_rows_in_the_form_of_the_portal(self):
        portal = self.portal.with_user(self.channel_admin)
        with Form(portal) as form:
            place = self.portal.section_ids.mapped("key").index("opportunities")
            with form.section_ids.edit(place) as line:
                line.visible = False
                line.name = "Deals"
            place = self.portal.block_ids.mapped("key").index("people")
            with form.block_ids.edit(place) as line:
                line.visible = False
        self.assertFalse(self._row("section", "opportunities").visible)
        self.assertEqual(self._row("section", "opportunities").name, "Deals")
        self.assertFalse(self._row("block", "people").visible)

    def test_partners_and_other_employees_change_and_learn_nothing(self):
        row = self._row("section", "program")
        for user in (self.partner_a, self.supervisor_a, self.portal_user):
            with self.assertRaises(AccessError):
                row.with_user(user).read(["visible"])
        for user in (self.partner_a, self.channel_own, self.channel_all):
            with self.assertRaises(AccessError):
                row.with_user(user).write({"visible": False})
        row.with_user(self.channel_admin).visible = False
