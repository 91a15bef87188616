"""What has to be filled in is asked for in words, over RPC as well."""

from odoo import models
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from ..common import PrmCase

NOTHING = (False, "", "  ", "\u200b")
ASK = "Name: Please fill in"
NAMED = (
    "prm.portal",
    "prm.program",
    "prm.tier",
    "prm.parameter",
    "prm.partner.type",
    "prm.reason",
    "prm.offering",
)
ROWS = ("prm.portal.section", "prm.portal.block", "prm.portal.widget")


@tagged("post_install", "-at_install")
class TestFilled(PrmCase):
    def mine(self, model, user=None):
        return self.env[model].with_user(user or self.channel_admin)

    def test_a_name_is_never_emptied(self):
        for model in NAMED:
            record = self.mine(model).search([], limit=1)
            self.assertTrue(record, model)
            for nothing in NOTHING:
                with (
                    self.subTest(model=model, typed=nothing),
                    self.assertRaisesRegex(ValidationError, ASK),
                ):
                    record.name = nothing
            record.name = "Called otherwise"

    def test_nothing_is_made_without_a_name(self):
        for model in NAMED:
            for vals in ({}, *({"name": nothing} for nothing in NOTHING)):
                with (
                    self.subTest(model=model, vals=vals),
                    self.assertRaisesRegex(ValidationError, ASK),
                ):
                    self.mine(model).create(vals)

    def test_all_that_is_missing_is_told_at_once(self):
        with self.assertRaises(ValidationError) as caught:
            self.mine("prm.reason").create({})
        self.assertIn("Name: Please fill in", str(caught.exception))
        self.assertIn("Kind: Please fill in", str(caught.exception))

    def test_what_has_a_default_is_not_asked_for(self):
        portal = self.mine("prm.portal").create({"name": "New", "path": "new"})
        self.assertEqual(portal.state, "draft")
        with self.assertRaisesRegex(ValidationError, "State: Please fill in"):
            portal.state = False

    def test_rows_of_a_portal_name_what_they_lack(self):
        for model in ROWS:
            with self.assertRaisesRegex(ValidationError, "Portal: Please fill in"):
                self.mine(model).create({"key": "own"})
        section = self.portal.section_ids[:1].with_user(self.channel_admin)
        with self.assertRaisesRegex(ValidationError, "Shows: Please fill in"):
            section.scope = False
        field = self.portal.field_ids[:1].with_user(self.channel_admin)
        with self.assertRaisesRegex(ValidationError, "Form: Please fill in"):
            field.form = False

    def test_a_path_is_asked_for_and_that_of_another_portal_refused(self):
        portals = self.mine("prm.portal")
        for nothing in (False, ""):
            with self.assertRaisesRegex(ValidationError, "Path: Please fill in"):
                portals.create({"name": "New", "path": nothing})
        archived = portals.create({"name": "Old", "path": "old", "active": False})
        portal = portals.browse(self.portal.id)
        for write in (
            lambda: portals.create({"name": "New", "path": "old"}),
            lambda: portal.write({"path": "old"}),
            lambda: (portal | archived).write({"path": "both"}),
        ):
            with self.assertRaisesRegex(ValidationError, "already uses this path"):
                write()
        portal.path = portal.path

    def test_rights_come_first(self):
        for user in (self.partner_a, self.channel_all):
            offerings = self.mine("prm.offering", user)
            with self.assertRaises(AccessError):
                offerings.create({})
            with self.assertRaises(AccessError):
                offerings.browse(self.offering.id).name = ""

    def test_every_other_rule_of_the_database_has_words(self):
        for model in (*NAMED, *ROWS, "prm.condition", "prm.portal.field"):
            records = self.env[model]
            for name, rule in records._table_objects.items():
                if isinstance(rule, (models.Constraint, models.UniqueIndex)):
                    self.assertTrue(rule.get_error_message(records, None), name)
