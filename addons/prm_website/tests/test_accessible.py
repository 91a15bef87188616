"""What axe-core says of the public pages, which a website's theme paints."""

from odoo.tests import tagged

from odoo.addons.prm.tests.http_common import PrmHttpCase
from odoo.addons.prm.tests.portal.frame.browser_common import BrowserCase

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
        addresses = ("/partner/directory", partner, "/partner/apply")
        broken, nameless = self.inspect(None, addresses)
        self.assertFalse(broken, "\n".join(map(str, broken)))
        self.assertFalse(nameless, "\n".join(map(str, nameless)))
