"""What axe-core says of the public pages, which a website's theme paints."""

from odoo.tests import tagged

from odoo.addons.prm.tests.http_common import PrmHttpCase
from odoo.addons.prm.tests.portal.frame.browser_common import BrowserCase
from odoo.addons.prm.tests.portal.frame.inspection_common import Scene

from .pages_common import PagesData


@tagged("post_install", "-at_install")
class TestAccessible(BrowserCase, PagesData, PrmHttpCase):
    def test_no_public_page_breaks_a_rule_and_each_control_has_a_name(self):
        kind = self.env["prm.partner.type"].create({"name": "Mill builder"})
        self.partnership_a.partner_type_id = kind
        shown = {
            "is_public": True,
            "public_text": "For mills.",
            "partner_type_id": kind.id,
        }
        self.program.write({**shown, "directory_tier_id": self.tier.id})
        partner = self.path(self.publish(address="Mill Lane 3"))
        takes = {
            "accepts_applications": True,
            "application_user_id": self.channel_all.id,
        }
        self.portal.write(takes)
        form = "/partner/apply/test"
        scenes = (
            "/partner/directory",
            partner,
            "/partner/apply",
            form,
            Scene(form, ".prm_apply", ".prm_summary", leads=True),
            Scene(
                partner,
                ".prm_inquiry_form [type='submit']",
                ".prm_summary",
                leads=True,
            ),
        )
        self.assertAccessible(None, scenes)
