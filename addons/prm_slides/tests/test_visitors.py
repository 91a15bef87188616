"""Visitors who are not logged in call every model by RPC, courses among them."""

from odoo.tests import tagged

from odoo.addons.prm.tests.visitor_common import VisitorCase


@tagged("post_install", "-at_install")
class TestVisitors(VisitorCase):
    """Beside eLearning and Surveys, which the tests of ours do not run with."""

    def test_no_call_gives_them_anything(self):
        self.assertLess({"prm.course", "survey.user_input"}, {*self.models()})
        self.assert_all_closed()

    def test_they_have_no_rights(self):
        self.assert_no_rights()
