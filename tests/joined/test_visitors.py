"""Visitors who are not logged in call every model by RPC, beside whatever apps."""

from odoo.tests import tagged

from ..visitor_common import VisitorCase


@tagged("post_install", "-at_install")
class TestVisitors(VisitorCase):
    """Of ours, of our addons, and of the records that these show to partners."""

    def test_the_models_are_those_that_hold_something(self):
        names = self.models()
        self.assertGreater(len(names), 100)
        self.assertLess(
            {"prm.registration", "prm.directory.entry", "crm.lead"}, {*names}
        )
        for name in ("sale.order", "project.task", "account.move", "prm.task.reply"):
            self.assertEqual(name in names, name in self.env, name)

    def test_no_call_gives_them_anything(self):
        self.assert_all_closed()

    def test_they_have_no_rights(self):
        self.assert_no_rights()
