"""A list of what the visitor has no right on: its service says what is found."""

from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tests import tagged

from ....controllers.portal_list import PortalList
from ...common import PrmCase


@tagged("post_install", "-at_install")
class TestListRecords(PrmCase):
    """Addons list plain values of other apps' records so."""

    def spec(self, env, **source):
        """Return the least that a list offers."""
        one = {"all": {"label": "All"}}
        return {
            **source,
            "base_domain": Domain.TRUE,
            "views": one,
            "sortings": {"name": {"label": "Name", "order": "name"}},
            "filters": {"all": {"label": "All", "domain": Domain.TRUE}},
            "groupbys": {"none": {"label": "None", "field": ""}},
            "searches": one,
        }

    def listed(self, within, **source):
        """Return the records of a list of reasons, as ``partner_a`` visits it."""
        service = self.env["prm.document.list"].with_user(self.partner_a)
        spec = self.spec(service.env, **source)
        self.patch(type(service), "_spec", lambda _self, kind: spec)
        return PortalList(service, "any", "/any", {}, within).records()

    def test_a_service_gives_the_records_to_search_in(self):
        teams_sudo = self.env["crm.team"].with_user(self.partner_a).sudo()
        found = self.listed([("id", "=", self.team.id)], records_sudo=teams_sudo)
        self.assertEqual(found, self.team)

    def test_a_model_is_searched_with_the_visitors_rights(self):
        with self.assertRaises(AccessError):
            self.listed([("id", "=", self.team.id)], model="crm.team")
