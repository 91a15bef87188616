"""One entry of an addon fills all registries of the portal."""

from odoo.tests import tagged

from .joined_common import OF_DEALS, SectionCase


@tagged("post_install", "-at_install")
class TestJoinedEntries(SectionCase):
    """Section, list, block and what is told of them."""

    def test_the_section_is_hidden_until_it_is_shown(self):
        self.assertTrue(self.rows)
        self.rows.unlink()
        self.env["prm.portal"]._complete_all()
        rows = self.portal.section_ids.filtered(lambda row: row.key == "meetings")
        self.assertFalse(rows.visible)

    def test_it_is_offered_to_people_of_the_portal(self):
        sections, portal = self.service("prm.portal.sections")
        urls = sections._urls(portal)
        self.assertEqual(urls["meetings"], "/partner/test/meetings")
        export, _portal = self.service("prm.list.export")
        self.assertEqual(export._service(portal, "meetings")._name, "prm.joined.list")
        self.switch(visible=False)
        self.assertNotIn("meetings", sections._urls(portal))
        self.assertIsNone(export._service(portal, "meetings"))

    def test_the_page_of_a_deal_shows_its_records_and_the_way_to_ask(self):
        deal, meeting = self.deal()
        self.deal()
        blocks, _portal = self.service("prm.portal.blocks")
        [block] = [one for one in blocks._entries() if one.key == "meetings"]
        shown = block.values(deal.with_user(self.partner_a))
        self.assertEqual([row["id"] for row in shown["meetings"]], [meeting.id])
        ask = f"/partner/test/meetings/new?deal={deal.id}"
        self.assertEqual(shown["meetings_new"], ask)
        self.switch(can_create=False)
        shown = block.values(deal.with_user(self.partner_a))
        self.assertEqual(shown["meetings_new"], "")

    def test_its_news_are_of_the_section_and_name_the_people(self):
        event = self.env["prm.notification.events"]._of_template(OF_DEALS)
        self.assertEqual((event.key, event.section), ("meeting_set", "meetings"))
        audience = self.env["prm.audience"]
        self.assertEqual(audience._told()[OF_DEALS], ("named",))
