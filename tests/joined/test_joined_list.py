"""A list of another app's records: its heir says what is found and what is told."""

from odoo.tests import tagged

from ...controllers.portal_list import PortalList
from .joined_common import JoinedCase


@tagged("post_install", "-at_install")
class TestJoinedList(JoinedCase):
    """The base offers what every such list has."""

    def listed(self, params=None):
        """Return a list of leads as ``partner_a`` visits it, and its service."""
        service = self.env["prm.joined.list"].with_user(self.partner_a)
        leads_sudo = service.env["crm.lead"].sudo()
        self.patch(type(service), "_records_sudo", lambda _self: leads_sudo)
        within = [("id", "=", self.lead.id)]
        return PortalList(service, "any", "/any", params or {}, within), service

    def test_rows_are_plain_values_of_what_is_found_within(self):
        page, _service = self.listed()
        [group] = page.groups()
        self.assertEqual(
            group["rows"], [{"id": self.lead.id, "name": "Another app's record"}]
        )
        [column] = page.columns()
        self.assertEqual((column["label"], column["sorted"]), ("Name", "ascending"))

    def test_the_search_looks_in_the_names(self):
        for text, number in (("app's", 1), ("100%", 0)):
            page, _service = self.listed({"search": text})
            self.assertEqual(page.total, number)

    def test_the_file_has_the_same_columns(self):
        _page, service = self.listed()
        [column] = service._exported_columns(self.portal, "any")
        cells = service._exported_cells(self.portal, "any", self.lead.sudo())
        self.assertEqual(cells[self.lead.id][column.key], "Another app's record")

    def test_by_itself_it_finds_nothing(self):
        service = self.env["prm.joined.list"].with_user(self.partner_a)
        self.assertTrue(service._within(self.portal).is_false())
        self.assertFalse(service._is_exported(self.portal))
        with self.assertRaises(NotImplementedError):
            service._spec("any")
