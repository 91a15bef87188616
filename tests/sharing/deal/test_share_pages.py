"""Shared deals on the pages of the portal."""

import re

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .share_common import ShareData


@tagged("post_install", "-at_install")
class TestSharePages(ShareData, PrmHttpCase):
    def setUp(self):
        super().setUp()
        self.lead = self.create_lead()
        self.deal = self.share(self.lead, self.partner_a)

    def test_it_stands_under_opportunities_and_not_under_registrations(self):
        page = self.visit("/opportunities", self.partner_a)
        self.assertEqual(page.rows, ["Wind park control"])
        self.assertEqual(self.visit("/registrations").rows, [])

    def test_its_page_says_that_it_is_shared_and_with_whom(self):
        page = self.visit(f"/opportunities/{self.deal.id}", self.partner_a)
        self.assertEqual(page.status, 200)
        for text in ("Shared with you", "Oak Mills", "Shared with", "Olga"):
            self.assertIn(text, page.text)
        self.assertNotIn("they pay late", page.text)
        self.assertLess(len(page.text), 60_000)

    def test_the_link_of_the_mail_leads_among_opportunities(self):
        page = self.visit(f"/registrations/{self.deal.id}", self.partner_a)
        self.assertEqual(page.location, f"/partner/test/opportunities/{self.deal.id}")

    def assertMissing(self, page):
        """Assert that a page is that of a deal which does not exist.

        Beside the website a page names its own address.
        """
        missing = self.visit("/opportunities/999999999")
        own = r'csrf_token: "\w+"|/(opportunities|registrations)/\d+'
        texts = [re.sub(own, "", each.text) for each in (page, missing)]
        self.assertEqual(page.status, 404)
        self.assertEqual(*texts)

    def test_who_does_not_see_it_gets_the_404_of_a_missing_one(self):
        for kind in ("opportunities", "registrations"):
            page = self.visit(f"/{kind}/{self.deal.id}", self.colleague_a)
            self.assertMissing(page)

    def test_stopped_it_is_gone_on_every_page(self):
        address = f"/opportunities/{self.deal.id}"
        self.assertEqual(self.visit(address, self.partner_a).status, 200)
        self.stop(self.deal)
        for user in (self.partner_a, self.supervisor_a):
            self.assertMissing(self.visit(address, user))
            self.assertEqual(self.visit("/opportunities").rows, [])
            sent = self.send(
                f"/registrations/{self.deal.id}/comments", {"comment": "x"}
            )
            self.assertEqual(sent.status, 404)

    # ---------------------------------------------------------------- pipelines

    def test_deals_of_several_pipelines_have_a_switch(self):
        other = self.env["crm.team"].create({"name": "Key accounts"})
        lead = self.create_lead(name="Tower", team_id=other.id)
        self.share(lead, self.partner_a)
        page = self.visit("/opportunities", self.partner_a)
        [switch] = page.has_class("prm_pipelines")
        names = [" ".join(each.text_content().split()) for each in switch.xpath("./a")]
        self.assertEqual(names, ["All pipelines", "Key accounts", "Partner sales"])
        page = self.visit("/opportunities", pipeline="Key accounts")
        self.assertEqual(page.rows, ["Tower"])
        page = self.visit("/opportunities", pipeline="Partner sales")
        self.assertEqual(page.rows, ["Wind park control"])

    def test_one_pipeline_needs_no_switch_and_others_names_find_nothing(self):
        self.share(
            self.create_lead(
                name="Of others",
                team_id=self.env["crm.team"].create({"name": "Key accounts"}).id,
            ),
            partnership=self.partnership_b,
        )
        page = self.visit("/opportunities", self.partner_a, pipeline="Key accounts")
        self.assertFalse(page.has_class("prm_pipelines"))
        self.assertNotIn("Key accounts", page.text)
        self.assertEqual(page.rows, ["Wind park control"])
