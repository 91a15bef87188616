"""An upgrade gives portals of before a row for each field, and changes no form."""

import importlib.util

from odoo.tests import tagged

from ..common import PrmCase
from ..places import ROOT

SCRIPT = ROOT / "migrations/19.0.1.4.0/post-fields.py"


@tagged("post_install", "-at_install")
class TestMigrationFields(PrmCase):
    def upgrade(self):
        self.env.flush_all()
        spec = importlib.util.spec_from_file_location("fields", SCRIPT)
        script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(script)
        for _again in range(2):
            script.migrate(self.env.cr, "19.0.1.3.0")
        self.env.invalidate_all()

    def asked(self, portal):
        """Return what the form of a portal asks, as its page and its checks see it."""
        registry = self.env["prm.registration.fields"]
        setting = self.env["prm.registration.form.setting"]
        return (
            registry._cards(portal, required=setting._required(portal)),
            setting._hidden(portal),
            setting._defaults(portal),
        )

    def test_portals_of_before_get_rows_and_ask_what_they_asked(self):
        archived = self.portal.copy({"path": "archived", "active": False})
        portals = self.portal | archived
        portals.field_ids.unlink()
        before = [self.asked(portal) for portal in portals]
        self.upgrade()
        entries = self.env["prm.registration.fields"]._for("partner")
        for portal in portals:
            rows = portal.registration_field_ids
            names = [entry.name for entry in entries]
            self.assertEqual(rows.mapped("name"), names, portal.path)
        self.assertEqual([self.asked(portal) for portal in portals], before)

    def test_what_was_set_stays(self):
        rows = self.portal.registration_field_ids
        budget = rows.filtered(lambda row: row.name == "budget")
        budget.write({"visible": False, "help_text": "Own"})
        self.upgrade()
        self.assertFalse(budget.visible)
        self.assertEqual(budget.help_text, "Own")
        self.assertEqual(self.portal.registration_field_ids, rows)
