"""A list of another app's records: its heir says what is found and what is told."""

from odoo.tests import tagged

from ...controllers.portal_list import PortalList
from .joined_common import SectionCase


@tagged("post_install", "-at_install")
class TestJoinedList(SectionCase):
    """The base offers what every such list has."""

    def setUp(self):
        super().setUp()
        self.own_deal, self.meeting = self.deal()

    def listed(self, params=None, user=None):
        """Return a list of meetings as a user visits it, and its service."""
        service, portal = self.service("prm.joined.list", user)
        within = service._within(portal)
        return PortalList(service, "meetings", "/any", params or {}, within), service

    def test_rows_are_plain_values_of_what_is_found_within(self):
        page, _service = self.listed()
        [group] = page.groups()
        row = {"id": self.meeting.id, "name": self.meeting.name}
        self.assertEqual(group["rows"], [row])
        [column] = page.columns()
        self.assertEqual((column["label"], column["sorted"]), ("Name", "ascending"))
        self.assertFalse(self.listed(user=self.partner_b)[0].total)

    def test_the_search_looks_in_names_and_in_the_deals_of_the_reader(self):
        texts = {"Meeting on": 1, self.own_deal.number: 1, "100%": 0}
        for text, number in texts.items():
            page, _service = self.listed({"search": text})
            self.assertEqual(page.total, number, text)

    def test_the_file_has_the_same_columns(self):
        _page, service = self.listed()
        [column] = service._exported_columns(self.portal, "meetings")
        cells = service._exported_cells(self.portal, "meetings", self.meeting.sudo())
        self.assertEqual(cells[self.meeting.id][column.key], self.meeting.name)

    def test_it_may_be_narrowed_to_a_deal_and_by_states(self):
        lists = type(self.env["prm.joined.list"])
        other, meeting = self.deal()
        self.put(lists, "_choices", lambda service: {"deal": service._deal_choice()})
        self.put(lists, "_states", lambda _service: {"any": "Any"})
        page, service = self.listed({"deal": str(other.id)})
        self.assertEqual(page.records().with_env(self.env), meeting)
        self.assertEqual(list(service._filters()), ["all", "any"])

    def test_with_a_day_the_newest_come_first(self):
        self.put(type(self.env["prm.joined.list"]), "_date_field", "start")
        _deal, meeting = self.deal()
        meeting.write({"start": "2026-06-01 10:00:00", "stop": "2026-06-01 11:00:00"})
        self.env.flush_all()
        page, _service = self.listed()
        found = page.records().with_env(self.env)
        self.assertEqual(found.ids, [meeting.id, self.meeting.id])
