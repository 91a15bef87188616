"""News of another app's record: the people who are named, and the page."""

from unittest.mock import patch

from odoo.tests import tagged

from ...models.joined.entries import Joined, News
from .joined_common import TEMPLATE, JoinedCase


@tagged("post_install", "-at_install")
class TestJoinedTelling(JoinedCase):
    """They are about a partnership or a deal, and go through the one gate."""

    def setUp(self):
        super().setUp()
        news = News("joined", "Answer", "We answered.", TEMPLATE)
        words = {"label": "Any", "icon": "", "order": 90, "list": "prm.joined.list"}
        entry = Joined(key="meetings", news=(news,), **words)
        catalogue = self.env["prm.notification.events"]
        entries = [one for one in catalogue._entries() if TEMPLATE not in one.templates]
        joined = type(self.env["prm.joined"])
        self.startPatcher(patch.object(joined, "_entries", lambda _self: [entry]))
        event = catalogue._of_template(TEMPLATE)
        self.startPatcher(
            patch.object(type(catalogue), "_entries", lambda _self: [*entries, event])
        )
        self.env["prm.portal.event"].create(
            {"portal_id": self.portal.id, "event": "joined"}
        )

    def tell(self, people):
        """Tell people of partnership A; return who has news of it, and where from."""
        telling = self.env["prm.joined.telling"]
        partnership_sudo = self.partnership_a.sudo()
        telling._tell(partnership_sudo, TEMPLATE, people, "/partner/test/any/7", "It")
        news = self.env["prm.notification"].search([("event", "=", "joined")])
        return news.member_id.partner_id, set(news.mapped("url"))

    def test_who_is_named_has_news_that_lead_to_the_page(self):
        person = self.partner_a.partner_id
        self.assertEqual(self.tell(person), (person, {"/partner/test/any/7"}))

    def test_people_of_others_and_of_nobody_are_not_told(self):
        self.assertFalse(self.tell(self.partner_b.partner_id)[0])
        self.assertFalse(self.tell(self.env["res.partner"])[0])

    def test_a_context_that_somebody_sends_names_nobody(self):
        forged = {"people": [self.partner_a.partner_id.id], "path": "//evil"}
        here = self.partnership_a.with_context(prm_joined=forged)
        self.assertFalse(self.env["prm.audience"]._named_sudo(here))
