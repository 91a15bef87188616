"""The first steps in a browser."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestTourFirstSteps(PrmHttpCase):
    def test_an_administrator_looks_at_them_and_puts_them_away(self):
        company = self.env["res.company"].create({"name": "Fresh start"})
        self._create_user(
            "fresh_t",
            "prm.group_prm_manager",
            company_id=company.id,
            company_ids=[(6, 0, company.ids)],
        )
        menu = self.env.ref("prm.menu_prm_root").id
        self.start_tour(f"/odoo?menu_id={menu}", "prm_first_steps", login="fresh_t")
        self.env.invalidate_all()
        self.assertTrue(company.prm_first_steps_hidden)
        self.assertFalse(self.company.prm_first_steps_hidden)
