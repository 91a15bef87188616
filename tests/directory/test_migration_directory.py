"""An upgrade takes over what the addon of the website had of the directory."""

from odoo.tests import tagged

from ..common import PrmCase
from ..upgrade.migration_common import migration

OLD = "prm_website"
# What stays the addon's: what it has of pages.
ITS_OWN = "directory_card"


@tagged("post_install", "-at_install")
class TestMigrationDirectory(PrmCase):
    """Names are given back to the addon as they were, and taken over twice."""

    def setUp(self):
        super().setUp()
        self.script = migration("pre-directory.py", "19.0.1.7.0")
        modules = self.env["ir.module.module"]
        module = modules.search([("name", "=", OLD)]) or modules.create({"name": OLD})
        entries = self.env["ir.model"]._get("prm.directory.entry")
        self.of_models = self.env["ir.model.constraint"].search(
            [("model", "=", entries.id)]
        )
        self.tables = self.env["ir.model.relation"].search([("model", "=", entries.id)])
        names = self.env["ir.model.data"].search([("module", "in", ["prm", OLD])])
        here = names.filtered(lambda each: each.module == OLD).mapped("name")
        self.names = names.filtered(
            lambda each: (
                each.name not in here  # where it is installed, it extends some models
                and (
                    each.name in self.script.RECORDS
                    or each.name.startswith(self.script.MADE)
                )
            )
        )
        self.template = self.env.ref("prm.portal_entry")
        self.before = {each.name: each.res_id for each in self.names}
        self.names.module = OLD
        self.of_models._write({"module": module.id})
        self.tables._write({"module": module.id})
        self.template.key = f"{OLD}.portal_entry"
        self.template.arch_db = self.template.arch_db.replace(
            "prm.portal_entry", f"{OLD}.portal_entry"
        )

    def upgrade(self):
        self.env.flush_all()
        for _again in range(2):
            self.script.migrate(self.env.cr, "19.0.1.6.0")
        self.env.invalidate_all()

    def test_each_name_leads_to_the_same_record(self):
        self.upgrade()
        self.assertGreater(len(self.before), 50)
        self.assertEqual(set(self.names.mapped("module")), {"prm"})
        found = {each.name: each.res_id for each in self.names}
        self.assertEqual(found, self.before)
        for name in self.script.RECORDS:
            self.assertIn(name, self.before)

    def test_what_the_addon_keeps_stays_its_own(self):
        view = {"model": "ir.ui.view", "res_id": self.template.id}
        kept = self.env["ir.model.data"].create(
            {"module": OLD, "name": f"{ITS_OWN}_kept", **view}
        )
        self.upgrade()
        self.assertEqual(kept.module, OLD)

    def test_no_table_goes_when_the_addon_is_uninstalled(self):
        self.assertTrue(self.of_models and self.tables)
        self.upgrade()
        for owned in (self.of_models, self.tables):
            self.assertEqual(set(owned.module.mapped("name")), {"prm"})

    def test_templates_call_each_other_by_their_new_names(self):
        self.upgrade()
        self.assertEqual(self.template.key, "prm.portal_entry")
        self.assertNotIn(OLD, self.template.arch_db)
        self.assertIn("prm.portal_entry_form", self.template.arch_db)

    def test_limits_that_were_set_are_kept(self):
        parameters = self.env["ir.config_parameter"]
        parameters.set_param(f"{OLD}.limit_inquiries", "3")
        self.upgrade()
        self.assertEqual(parameters.get_param("prm.limit_inquiries"), "3")
        self.assertFalse(parameters.get_param(f"{OLD}.limit_inquiries"))
