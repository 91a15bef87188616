"""The services behind the pages: plain values only, and for whom the rights allow."""

from datetime import date
from types import FunctionType

from markupsafe import Markup

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...models.portal import badges
from ..common import PrmCase

# A function of a module turns a text into another one; a method would hold records.
PLAIN = (str, Markup, int, float, bool, date, type(None), FunctionType)


def not_plain(value, path=""):
    """Yield the path of whatever in nested values leads to records."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from not_plain(each, f"{path}.{key}")
    elif isinstance(value, (list, tuple, set, frozenset)):
        for place, each in enumerate(value):
            yield from not_plain(each, f"{path}[{place}]")
    elif not isinstance(value, PLAIN):
        yield f"{path}: {type(value).__name__}"


@tagged("post_install", "-at_install")
class TestPageServices(PrmCase):
    """Pages get what they show as values, from records that their reader may read."""

    def setUp(self):
        super().setUp()
        self.deal = self._register(self.partner_a, comments="Hello")
        self._approve(self.deal)

    def as_reader(self, user):
        """Return registration, partnership and portal as ``user`` meets them."""
        records = (self.deal, self.partnership_a, self.portal)
        return [record.with_user(user) for record in records]

    def pages(self, user):
        """Return name → values of each service that makes a page, for ``user``."""
        deal, partnership, portal = self.as_reader(user)
        service = portal.env
        return {
            "deal": service["prm.registration.page"]._page(deal, "opportunities"),
            "rows": service["prm.registration.list"]._rows(deal, "opportunities"),
            "program": service["prm.program.page"]._page(partnership),
            "home": service["prm.home.page"]._page(portal),
            "charts": service["prm.chart"]._charts(portal),
            "layout": service["prm.portal.layout"]._values(portal, "home"),
        }

    def test_no_record_reaches_a_page(self):
        for user in (self.partner_a, self.supervisor_a):
            self.assertEqual(list(not_plain(self.pages(user))), [])

    def test_the_look_for_records_can_fail(self):
        owner = self.channel_own
        found = list(not_plain({"deal": [{"owner": owner, "ask": owner.read}]}))
        self.assertEqual(found, [".deal[0].owner: res.users", ".deal[0].ask: method"])

    def test_the_registration_keeps_a_door_to_its_page(self):
        deal, _partnership, _portal = self.as_reader(self.partner_a)
        page = deal.env["prm.registration.page"]._page(deal, "opportunities")
        self.assertEqual(deal._portal_page("opportunities"), page)

    def test_who_may_not_read_the_record_gets_nothing_of_it(self):
        deal, partnership, _portal = self.as_reader(self.partner_b)
        service = deal.env
        for call, record in (
            (service["prm.registration.page"]._page, deal),
            (service["prm.registration.list"]._rows, deal),
            (service["prm.program.page"]._page, partnership),
            (service["prm.program.page"]._tier, partnership),
        ):
            with self.assertRaises(AccessError):
                call(record)
        with self.assertRaises(AccessError):
            service["prm.program.lists"]._file_sudo(partnership, 1)

    def test_every_state_and_outcome_has_a_badge(self):
        fields = self.env["prm.registration"]._fields
        known = {*fields["state"].get_values(self.env), "won", "lost"}
        self.assertEqual(set(badges.REGISTRATION), known)
        results = self.env["prm.certificate"]._fields["result"].get_values(self.env)
        self.assertEqual(set(badges.RESULT), set(results))
        states = self.env["prm.marketing.activity"]._fields["state"]
        self.assertEqual(set(badges.ACTIVITY), set(states.get_values(self.env)))
